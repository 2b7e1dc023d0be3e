import { CHANNEL_LABELS, STEP_LABELS } from '../../../features/dossiers/index.ts';
import {
  CHANNEL_LABELS as FEEDBACK_CHANNELS,
  type FeedbackChannel,
} from '../../../features/feedback/index.ts';
import {
  type Cell,
  describeLever,
  formatPercent,
  type Goal,
  leversOf,
  matches,
  type Period,
  percent,
  type RowFilter,
  type SplitIndicator,
  sumRatios,
} from '../../../features/indicators/index.ts';
import { METHOD_LABELS } from '../../../features/payments/index.ts';
import { formatNumber } from '../../../ui/format.ts';
import { SCROLLS } from '../../../ui/page.tsx';
import { queryOf } from '../address.ts';

export interface Explained {
  indicator: SplitIndicator;
  period: Period;
  /** All of the figure, whatever the address narrows it to. */
  cells: readonly Cell[];
  goal: Goal;
  filter: RowFilter;
  unitNames: ReadonlyMap<number, string>;
}

const WAY_NAMES: Record<string, string> = {
  'payments-online': 'Cách nộp tiền',
  'reuse-papers': 'Giấy tờ',
  'step-on-time': 'Bước',
};

/** The channel, way of paying or paper, as people say it. */
export function wayLabel(indicator: SplitIndicator, way: string): string {
  if (indicator.kind === 'feedback') return FEEDBACK_CHANNELS[way as FeedbackChannel] ?? way;
  if (indicator.code === 'reuse-papers') return way;
  if (indicator.grain === 'step') return STEP_LABELS[way as keyof typeof STEP_LABELS] ?? way;
  return { ...CHANNEL_LABELS, ...METHOD_LABELS }[way as 'direct'] ?? way;
}

/** What the rows of a group would do to the figure, each sentence leading to exactly them. */
export function Levers({ indicator, period, cells, goal, unitNames }: Explained) {
  const levers = leversOf(cells, goal);
  if (levers.length === 0) return null;
  const sum = sumRatios(cells);
  return (
    <section class="card card-body mb-3" aria-labelledby="thay-doi">
      <h2 id="thay-doi">Điều gì làm con số đổi nhiều nhất</h2>
      <ol class="levers">
        {levers.map((lever) => {
          const where =
            lever.by === 'unit'
              ? `của ${unitNames.get(lever.unitId) ?? 'đơn vị khác'}`
              : `${indicator.kind === 'feedback' ? 'qua ' : ''}${lowerFirst(wayLabel(indicator, lever.way))}`;
          return (
            <li>
              {describeLever(lever, { indicator, goal, sum, where })}{' '}
              <a
                href={`/can-bo/chi-tieu/${indicator.code}?${queryOf(period, lever.filter, goal.isAtMost ? 'numerator' : 'rest')}#cac-dong`}
              >
                Xem {formatNumber(lever.cases, 0)} dòng
              </a>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

/** The figure by unit, field, procedure and way; every line narrows the page to its rows. */
export function Splits(props: Explained) {
  const { indicator, unitNames } = props;
  const ways = WAY_NAMES[indicator.code] ?? (indicator.kind === 'feedback' ? 'Kênh đến' : 'Kênh nộp');
  return (
    <section class="mb-3" aria-labelledby="chia-theo">
      <h2 id="chia-theo">Chia theo</h2>
      <Split
        {...props}
        title="Đơn vị"
        of={(cell) => ({
          filter: { unitId: cell.unitId },
          label: unitNames.get(cell.unitId) ?? (cell.unitId === 0 ? 'Chưa giao đơn vị' : 'Đơn vị khác'),
        })}
        isOpen
      />
      <Split
        {...props}
        title={ways}
        of={(cell) => ({ filter: { way: cell.way }, label: wayLabel(indicator, cell.way) })}
        isOpen
      />
      <Split
        {...props}
        title="Lĩnh vực"
        of={(cell) => ({ filter: { fieldCode: cell.fieldCode }, label: cell.field })}
      />
      <Split
        {...props}
        title="Thủ tục"
        of={(cell) => ({ filter: { procedureCodes: [cell.procedureCode] }, label: cell.procedureName })}
      />
    </section>
  );
}

interface SplitProps extends Explained {
  title: string;
  of(cell: Cell): { filter: RowFilter; label: string };
  isOpen?: boolean;
}

/** Within what the page is narrowed to already. */
function Split({ title, of, isOpen = false, indicator, period, cells, filter }: SplitProps) {
  const groups = new Map<string, { filter: RowFilter; label: string; cells: Cell[] }>();
  for (const cell of cells.filter((each) => matches(each, filter))) {
    const found = of(cell);
    const key = JSON.stringify(found.filter);
    const group = groups.get(key) ?? { ...found, cells: [] };
    group.cells.push(cell);
    groups.set(key, group);
  }
  const lines = [...groups.values()]
    .map((each) => ({ ...each, sum: sumRatios(each.cells) }))
    .sort((a, b) => b.sum.denominator - a.sum.denominator);
  return (
    <details class="card card-body mb-2" open={isOpen}>
      <summary>
        {title} ({lines.length})
      </summary>
      <div class="table-responsive" {...SCROLLS}>
        <table class="table figures slim">
          <thead>
            <tr>
              <th scope="col">{title}</th>
              <th scope="col">Tử số</th>
              <th scope="col">Mẫu số</th>
              <th scope="col">Tỷ lệ</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((each) => (
              <tr>
                <th scope="row">
                  <a
                    href={`/can-bo/chi-tieu/${indicator.code}?${queryOf(period, { ...filter, ...each.filter }, 'rest')}`}
                  >
                    {each.label}
                  </a>
                </th>
                <td>{formatNumber(each.sum.numerator, 0)}</td>
                <td>{formatNumber(each.sum.denominator, 0)}</td>
                <td>{formatPercent(percent(each.sum))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
