import {
  CHANNEL_LABELS,
  countFeedbackViews,
  type FeedbackLine,
  type FeedbackView,
  findKnownSenders,
  isAtDesk,
  LIMIT_LABELS,
  MATTER_LABELS,
  maskSender,
  mayTakeDown,
  STATUS_LABELS,
  searchFeedback,
} from '../../features/feedback/index.ts';
import { listOfficersEver, listUnits } from '../../features/organisation/index.ts';
import { type Day, formatDay, toLocalDay } from '../../law/day.ts';
import { writeAfter } from '../../platform/http/keys.ts';
import { choicesOf, FilterSelect } from '../../ui/field.tsx';
import { SCROLLS, Status } from '../../ui/page.tsx';
import { StaffPage } from '../frame.tsx';
import { sayRows } from '../looks/say-rows.ts';
import type { StaffContext } from '../session.ts';
import { listAddress, PLACE, readSearch, TEMPLATES } from './place.ts';

const VIEW_LABELS: Record<FeedbackView, string> = {
  mine: 'chờ tôi',
  overdue: 'quá hạn',
  soon: 'sắp đến hạn',
  all: 'tất cả',
};

/** The register of petitions, as far as the officer may read it. */
export async function listPage(c: StaffContext) {
  const { database, now } = c.var.platform;
  const { officer } = c.var;
  const query = (name: string) => c.req.query(name);
  const search = readSearch(query, now());
  const [{ lines, next }, counts, units] = await Promise.all([
    searchFeedback(database.db, officer, search),
    countFeedbackViews(database.db, officer, search.today),
    listUnits(database.db, officer.wardId),
  ]);
  sayRows(c, lines.length);
  return (
    <StaffPage title="Phản ánh, kiến nghị" officer={officer} token={c.var.token} place={PLACE}>
      <div class="page-head">
        <h1>Sổ tiếp nhận phản ánh, kiến nghị</h1>
        <span class="no-print">
          {mayTakeDown(officer) && (
            <a class="btn btn-primary" href={`${PLACE}/moi`}>
              Ghi phản ánh
            </a>
          )}{' '}
          {isAtDesk(officer) && (
            <a class="btn" href={TEMPLATES}>
              Mẫu trả lời
            </a>
          )}{' '}
          <a class="btn" href={listAddress(query, {}, `${PLACE}.xlsx`)} data-turbo="false">
            Xuất Excel
          </a>
        </span>
      </div>
      <nav class="tally no-print" aria-label="Xem">
        {(Object.keys(VIEW_LABELS) as FeedbackView[]).map((view) => (
          <a
            href={listAddress(query, { xem: view })}
            {...(search.view === view && { 'aria-current': 'page' as const })}
          >
            <b>{counts[view]}</b> {VIEW_LABELS[view]}
          </a>
        ))}
      </nav>
      <Filters search={search} units={units} />
      {lines.length === 0 ? (
        <p class="empty-state">
          {search.view === 'mine'
            ? 'Không có phản ánh nào chờ bạn. Mở "tất cả" để xem cả sổ.'
            : 'Không có phản ánh nào như vậy.'}
        </p>
      ) : (
        <FeedbackTable c={c} lines={lines} today={search.today} />
      )}
      {next && (
        <p class="no-print">
          <a class="btn" href={listAddress(query, { sau: writeAfter(next) })}>
            Cũ hơn
          </a>
        </p>
      )}
    </StaffPage>
  );
}

function Filters(props: {
  search: ReturnType<typeof readSearch>;
  units: Awaited<ReturnType<typeof listUnits>>;
}) {
  const { search, units } = props;
  return (
    <form class="filters no-print" method="get" action={PLACE}>
      <input type="hidden" name="xem" value={search.view} />
      <label>
        Tìm
        <input
          class="form-control"
          type="search"
          name="tim"
          value={search.q}
          placeholder="Mã, nội dung, nơi xảy ra"
        />
      </label>
      <FilterSelect
        name="tinh-trang"
        label="Tình trạng"
        all="Mọi tình trạng"
        value={search.status}
        choices={choicesOf(STATUS_LABELS)}
      />
      <FilterSelect
        name="kenh"
        label="Kênh"
        all="Mọi kênh"
        value={search.channel}
        choices={choicesOf(CHANNEL_LABELS)}
      />
      <FilterSelect
        name="loai"
        label="Loại"
        all="Mọi loại"
        value={search.matter}
        choices={choicesOf(MATTER_LABELS)}
      />
      <FilterSelect
        name="don-vi"
        label="Đơn vị xử lý"
        all="Mọi đơn vị"
        value={search.unitId === null ? null : String(search.unitId)}
        choices={units
          .filter(({ kind }) => kind !== 'collective')
          .map((unit) => ({ value: String(unit.id), label: unit.shortName }))}
      />
      <label>
        Thủ tục
        <input
          class="form-control"
          type="text"
          name="thu-tuc"
          value={search.procedureCode ?? ''}
          placeholder="1.004873"
        />
      </label>
      <button class="btn" type="submit">
        Lọc
      </button>
    </form>
  );
}

/** Items as rows; nothing in them tells who sent one. */
export async function FeedbackTable(props: { c: StaffContext; lines: readonly FeedbackLine[]; today: Day }) {
  const { c, lines, today } = props;
  const { db } = c.var.platform.database;
  const { wardId } = c.var.officer;
  const [units, officers, senders] = await Promise.all([
    listUnits(db, wardId),
    listOfficersEver(db, wardId),
    findKnownSenders(
      db,
      wardId,
      lines.map(({ id }) => id),
    ),
  ]);
  const unitNames = new Map(units.map(({ id, shortName }) => [id, shortName]));
  const officerNames = new Map(officers.map(({ id, displayName }) => [id, displayName]));
  return (
    <div class="table-responsive card" {...SCROLLS}>
      <table class="table">
        <thead>
          <tr>
            {['Mã, ngày nhận', 'Nội dung', 'Tình trạng', 'Xử lý', 'Hạn'].map((text) => (
              <th scope="col">{text}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr>
              <td class="text-nowrap">
                <a href={`${PLACE}/${line.id}`}>{line.code}</a>
                <div class="text-secondary">{formatDay(toLocalDay(line.receivedAt))}</div>
              </td>
              <td>
                {maskSender(line.title, senders.get(line.id) ?? null)}
                <div class="text-secondary">
                  {[CHANNEL_LABELS[line.channel], ...line.matters.map((each) => MATTER_LABELS[each])].join(
                    ' · ',
                  )}
                </div>
              </td>
              <td>{STATUS_LABELS[line.status]}</td>
              <td>
                {line.unitId === null ? '–' : unitNames.get(line.unitId)}
                {line.officerId !== null && (
                  <div class="text-secondary">{officerNames.get(line.officerId)}</div>
                )}
              </td>
              <td>
                <Limit line={line} today={today} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The limit that runs, and whether it has passed; nothing where none does. */
function Limit({ line, today }: { line: FeedbackLine; today: Day }) {
  if (line.dueOn === null || line.limitCode === null) return <span class="text-secondary">–</span>;
  const words = `${formatDay(line.dueOn)}, ${LIMIT_LABELS[line.limitCode as keyof typeof LIMIT_LABELS]}`;
  if (line.dueOn < today) return <Status tone="bad">{`Quá hạn ${words}`}</Status>;
  if (line.dueOn === today) return <Status tone="warn">{`Hôm nay, ${words}`}</Status>;
  return <span>{words}</span>;
}
