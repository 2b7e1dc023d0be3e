import type {
  Desk,
  Grouping,
  ReceptionService,
  Times,
  VisitFilter,
  VisitPart,
  WaitingFigure,
} from '../../features/reception/index.ts';
import { DayRange, FilterSelect } from '../../ui/field.tsx';
import { SCROLLS } from '../../ui/page.tsx';
import { HALL } from './tabs.tsx';
import { minutesOf } from './times.ts';
import { writeFilter } from './visit-filter.ts';

interface FigureTableProps {
  rows: WaitingFigure[];
  total: WaitingFigure;
  filter: VisitFilter;
  grouping: Grouping;
  nameOf(key: string): string;
}

/** Every number leads to the tickets behind it. */
export function FigureTable({ rows, total, filter, grouping, nameOf }: FigureTableProps) {
  if (total.counts.taken === 0)
    return (
      <p class="empty-state">Không có lượt nào trong kỳ này. Hãy chọn kỳ khác hoặc bỏ bớt điều kiện lọc.</p>
    );
  return (
    <div class="table-responsive card mb-3" {...SCROLLS}>
      <table class="table figures">
        <thead>
          <tr>
            <th scope="col" rowspan={2}>
              <span class="visually-hidden">Nhóm</span>
            </th>
            <th scope="col" rowspan={2}>
              Lượt
            </th>
            <th scope="col" rowspan={2}>
              Xong
            </th>
            <th scope="col" rowspan={2}>
              Vắng
            </th>
            <th scope="col" rowspan={2}>
              Chưa xong
            </th>
            <th scope="colgroup" colspan={3}>
              Chờ
            </th>
            <th scope="colgroup" colspan={3}>
              Phục vụ
            </th>
          </tr>
          <tr>
            <TimeHeads />
            <TimeHeads />
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row name={nameOf(row.key)} row={row} filter={narrowed(filter, grouping, row.key)} />
          ))}
        </tbody>
        <tfoot>
          <Row name="Tất cả" row={total} filter={filter} />
        </tfoot>
      </table>
    </div>
  );
}

function TimeHeads() {
  return (
    <>
      <th scope="col">Trung bình</th>
      <th scope="col">Trung vị</th>
      <th scope="col">90%</th>
    </>
  );
}

/** The filter of one row; null for what never came to a desk, which no address names. */
function narrowed(filter: VisitFilter, grouping: Grouping, key: string): VisitFilter | null {
  if (key === '') return null;
  if (grouping === 'day') return { ...filter, from: key, until: key };
  const name = ({ service: 'serviceId', desk: 'deskNo', hour: 'hour' } as const)[grouping];
  return { ...filter, [name]: Number(key) };
}

function Row({ name, row, filter }: { name: string; row: WaitingFigure; filter: VisitFilter | null }) {
  const { counts, wait, serve } = row;
  const link = (text: string | number, part: VisitPart | null) =>
    filter === null ? text : <a href={`${HALL}/so-lieu/luot?${writeFilter({ ...filter, part })}`}>{text}</a>;
  const times = (each: Times, part: VisitPart) =>
    [each.mean, each.median, each.p90].map((seconds) => (
      <td class="text-nowrap">{seconds === null ? '–' : link(minutesOf(seconds), part)}</td>
    ));
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{link(counts.taken, null)}</td>
      <td>{link(counts.done, 'done')}</td>
      <td>{link(counts.absent, 'absent')}</td>
      <td>
        {link(counts.open, 'open')}
        {counts.lapsed > 0 && <> + {link(`${counts.lapsed} hết ngày`, 'lapsed')}</>}
      </td>
      {times(wait, 'waited')}
      {times(serve, 'served')}
    </tr>
  );
}

interface FiltersProps {
  action: string;
  filter: VisitFilter;
  services: ReceptionService[];
  desks: Desk[];
  more: Record<string, string>;
}

export function VisitFilters({ action, filter, services, desks, more }: FiltersProps) {
  return (
    <form method="get" action={action} class="filters no-print">
      {Object.entries(more).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <DayRange from={filter.from} to={filter.until} />
      <FilterSelect
        name="linh-vuc"
        label="Lĩnh vực"
        all="Mọi lĩnh vực"
        value={filter.serviceId === null ? null : String(filter.serviceId)}
        choices={services.map((each) => ({ value: String(each.id), label: each.name }))}
      />
      <FilterSelect
        name="quay"
        label="Quầy"
        all="Mọi quầy"
        value={filter.deskNo === null ? null : String(filter.deskNo)}
        choices={desks.map((each) => ({ value: String(each.no), label: each.name }))}
      />
      <button class="btn" type="submit">
        Xem
      </button>
    </form>
  );
}
