import { listUnits } from '../../features/organisation/index.ts';
import {
  OUTREACH_KIND_LABELS,
  OUTREACH_KINDS,
  type OutreachItem,
  type OutreachKind,
  searchOutreach,
  stateLabel,
} from '../../features/outreach/index.ts';
import { addDays, formatDay, isDay, nextMonth } from '../../law/day.ts';
import { readId } from '../../platform/http/keys.ts';
import { choicesOf, FilterSelect } from '../../ui/field.tsx';
import { SCROLLS } from '../../ui/page.tsx';
import { StaffPage } from '../frame.tsx';
import type { StaffContext } from '../session.ts';
import { PLACE } from './place.ts';

const SHOWN = 40;

/** Every piece of outreach of the ward, by kind, unit and month, the newest day first. */
export async function listPage(c: StaffContext) {
  const { db } = c.var.platform.database;
  const { officer, token } = c.var;
  const asked = readSearch(c);
  const [found, units] = await Promise.all([
    searchOutreach(db, officer.wardId, { ...asked, limit: SHOWN + 1 }),
    listUnits(db, officer.wardId),
  ]);
  const items = found.slice(0, SHOWN);
  const last = items.at(-1);
  const nameOf = (id: number) => units.find((unit) => unit.id === id)?.shortName ?? '';
  return (
    <StaffPage title="Tuyên truyền" officer={officer} token={token} place="/can-bo/ke-hoach">
      <p class="no-print">
        <a href="/can-bo/ke-hoach">Kế hoạch</a>
      </p>
      <h1>Tuyên truyền, tập huấn, sáng kiến</h1>
      <nav class="btn-list mb-3 no-print" aria-label="Lập mới">
        {OUTREACH_KINDS.map((kind) => (
          <a class="btn" href={`${PLACE}/moi?loai=${kind}`}>
            {`+ ${OUTREACH_KIND_LABELS[kind]}`}
          </a>
        ))}
      </nav>
      <Filters asked={asked} units={units} month={c.req.query('thang') ?? ''} />
      {items.length === 0 ? (
        <p class="empty-state">Chưa có việc nào như vậy. Chọn một loại ở trên để lập.</p>
      ) : (
        <ItemTable items={items} nameOf={nameOf} />
      )}
      {last && found.length > SHOWN && (
        <p class="no-print">
          <a class="btn" href={pageAfter(c, last)}>
            Xem thêm
          </a>
        </p>
      )}
    </StaffPage>
  );
}

type Asked = ReturnType<typeof readSearch>;

function readSearch(c: StaffContext) {
  const month = `${c.req.query('thang') ?? ''}-01`;
  const isMonth = isDay(month);
  const [day, id] = (c.req.query('sau') ?? '').split('~');
  const afterId = readId(id);
  const kind = OUTREACH_KINDS.find((each) => each === c.req.query('loai')) ?? null;
  return {
    ...{ kind: kind as OutreachKind | null, unitId: readId(c.req.query('don-vi')) },
    ...{ from: isMonth ? month : null, to: isMonth ? addDays(nextMonth(month), -1) : null },
    after: afterId !== null && isDay(day ?? '') ? { day: day!, id: afterId } : null,
  };
}

function pageAfter(c: StaffContext, { day, id }: OutreachItem): string {
  const query = new URLSearchParams(c.req.query());
  query.set('sau', `${day}~${id}`);
  return `${PLACE}?${query}`;
}

interface FiltersProps {
  asked: Asked;
  units: Awaited<ReturnType<typeof listUnits>>;
  month: string;
}

function Filters({ asked, units, month }: FiltersProps) {
  return (
    <form class="filters mb-3 no-print" method="get" action={PLACE}>
      <FilterSelect
        name="loai"
        label="Loại"
        all="Mọi loại"
        value={asked.kind}
        choices={choicesOf(OUTREACH_KIND_LABELS)}
      />
      <FilterSelect
        name="don-vi"
        label="Đơn vị"
        all="Mọi đơn vị"
        value={asked.unitId === null ? null : String(asked.unitId)}
        choices={units
          .filter(({ kind }) => kind !== 'collective')
          .map((unit) => ({ value: String(unit.id), label: unit.shortName }))}
      />
      <label>
        Tháng
        <input class="form-control" type="month" name="thang" value={month} />
      </label>
      <button class="btn" type="submit">
        Lọc
      </button>
    </form>
  );
}

function ItemTable({ items, nameOf }: { items: OutreachItem[]; nameOf(id: number): string }) {
  return (
    <div class="table-responsive" {...SCROLLS}>
      <table class="table">
        <thead>
          <tr>
            <th>Ngày</th>
            <th>Việc</th>
            <th>Đơn vị</th>
            <th>Tình trạng</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr>
              <td>{formatDay(item.day)}</td>
              <td>
                <a href={`${PLACE}/${item.id}`}>{item.title}</a>
                <div class="text-secondary">
                  {OUTREACH_KIND_LABELS[item.kind]}
                  {item.kind === 'trip' && `: ${item.content.area}`}
                </div>
              </td>
              <td>{nameOf(item.unitId)}</td>
              <td>{stateLabel(item)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
