import { Hono } from 'hono';
import {
  CHANNEL_LABELS,
  CHANNELS,
  type Channel,
  type DossierLine,
  type DossierSearch,
  findWardRules,
  PLACES,
  QUEUES,
  type Queue,
  SORTS,
  STATUS_LABELS,
  STATUSES,
  type Status,
  searchDossiers,
  TIMELINESS_LABELS,
  timeliness,
} from '../../../features/dossiers/index.ts';
import { listOfficers, listUnits, noteAct, type Officer } from '../../../features/organisation/index.ts';
import { mayServePerson } from '../../../features/privacy/index.ts';
import { listFields } from '../../../features/procedures/index.ts';
import { addDays, instant, isDay, toLocalDay } from '../../../law/day.ts';
import { readAfter, readId } from '../../../platform/http/keys.ts';
import { StaffPage } from '../../frame.tsx';
import { counted } from '../../looks/note-shown.ts';
import { sayRows, saySubject } from '../../looks/say-rows.ts';
import { sendWorkbook } from '../../send-file.ts';
import { actOf, type StaffContext, type StaffEnv } from '../../session.ts';
import { mustHandle } from '../read-dossier.ts';
import { BulkForm } from './bulk-form.tsx';
import { DossierTable, Filters } from './queue-parts.tsx';
import { streamWorkbook } from './workbook.ts';

const QUEUE_LABELS: Record<Queue, string> = {
  mine: 'Chờ tôi',
  unit: 'Đơn vị tôi',
  unanswered: 'Quá giờ trả lời tiếp nhận',
  overdue: 'Quá hạn',
  due_soon: 'Sắp đến hạn',
  open: 'Đang giải quyết',
  all: 'Tất cả',
};

const PAGE = 50;
const EXPORT_PAGE = 1000;

export const queue = new Hono<StaffEnv>()
  .get('/can-bo/ho-so', async (c) => {
    mustHandle(c);
    const { database, now } = c.var.platform;
    const search = readSearch(c, PAGE);
    const { wardId } = c.var.officer;
    const rules = await findWardRules(database.db, wardId, now());
    const page = await searchDossiers(database.db, c.var.officer, search, { ...rules, now: now() });
    sayRows(c, page.lines.length);
    const units = await listUnits(database.db, wardId);
    const officers = await listOfficers(database.db, wardId);
    saySubject(c, listWords(search));
    const unitNames = new Map(units.map((unit) => [unit.id, unit.shortName]));
    const address = (change: Record<string, string>) => addressOf(c, change);
    return c.html(
      <StaffPage title="Hồ sơ" officer={c.var.officer} token={c.var.token} place="/can-bo/ho-so">
        <div class="page-head">
          <h1>Hồ sơ</h1>
          <span class="slip-files">
            <a class="btn" href="/can-bo/so-theo-doi">
              Sổ theo dõi (Mẫu 07)
            </a>
            <a class="btn" href="/can-bo/luu-tru">
              Lưu trữ
            </a>
            {mayServePerson(c.var.officer) && (
              <a class="btn" href="/can-bo/quyen-du-lieu">
                Quyền dữ liệu
              </a>
            )}
            <a class="btn" href={`/can-bo/ho-so.xlsx?${new URL(c.req.url).searchParams}`} data-turbo="false">
              Xuất Excel
            </a>
          </span>
        </div>
        <nav class="tally" aria-label="Danh sách">
          {QUEUES.map((each) => (
            <a
              href={address({ viec: each, sau: '' })}
              {...(each === search.queue && { 'aria-current': 'page' as const })}
            >
              {QUEUE_LABELS[each]}
            </a>
          ))}
        </nav>
        <Filters
          search={search}
          days={{ from: c.req.query('han-tu') ?? '', to: c.req.query('han-den') ?? '' }}
          fields={await listFields(database.db, toLocalDay(now()))}
          units={units.filter((unit) => unit.kind !== 'collective')}
          officers={officers.filter((each) => each.duties.includes('examine'))}
        />
        <BulkForm
          officer={c.var.officer}
          token={c.var.token}
          examiners={examinersOf(c.var.officer, officers)}
        >
          <DossierTable
            lines={page.lines}
            unitNames={unitNames}
            officerNames={new Map(officers.map((each) => [each.id, each.displayName]))}
            now={now()}
            rules={rules}
            tickable
          />
        </BulkForm>
        {page.next && (
          <p>
            <a class="btn" href={address({ sau: `${page.next.sortAt}~${page.next.id}` })}>
              Xem thêm
            </a>
          </p>
        )}
      </StaffPage>,
    );
  })
  .get('/can-bo/ho-so.xlsx', async (c) => {
    mustHandle(c);
    const { database, now } = c.var.platform;
    const search = readSearch(c, EXPORT_PAGE);
    await database.transact((tx) => noteAct(tx, actOf(c), 'export', 'hồ sơ'));
    saySubject(c, listWords(search));
    const rules = await findWardRules(database.db, c.var.officer.wardId, now());
    const names = new Map(
      (await listUnits(database.db, c.var.officer.wardId)).map((unit) => [unit.id, unit.shortName]),
    );
    const moment = { now: now(), soonUntil: rules.soonUntil };
    async function* pages() {
      let after = search.after;
      do {
        const page = await searchDossiers(database.db, c.var.officer, { ...search, after }, moment);
        yield page.lines.map((line) => cellsOf(line, names, moment));
        after = page.next;
      } while (after !== null);
    }
    return sendWorkbook(c, 'ho-so.xlsx', streamWorkbook('Hồ sơ', HEAD, counted(c, pages())));
  });

const HEAD = [
  ...['Mã hồ sơ', 'Mã thủ tục', 'Thủ tục', 'Người nộp', 'Cách nộp', 'Đang ở', 'Nộp', 'Tiếp nhận', 'Hẹn trả'],
  ...['Xong', 'Tình trạng', 'Thời hạn'],
];

function cellsOf(
  line: DossierLine,
  names: ReadonlyMap<number, string>,
  { now, soonUntil }: { now: Date; soonUntil: Date },
) {
  return [
    ...[line.code, line.procedureCode, line.procedureName, line.applicantName, CHANNEL_LABELS[line.channel]],
    ...[names.get(line.holderUnitId) ?? '', line.submittedAt, line.receivedAt, line.dueAt, line.finishedAt],
    STATUS_LABELS[line.status],
    TIMELINESS_LABELS[timeliness(line, now, soonUntil)],
  ];
}

/** Which list it is, as the log of looks names it: that someone was searched for, never who. */
function listWords({ queue, q }: DossierSearch): string {
  if (q.trim() === '') return `hồ sơ: ${QUEUE_LABELS[queue].toLowerCase()}`;
  return /^\d{12}$/.test(q.replace(/\s/g, '')) ? 'hồ sơ: tìm theo số định danh' : 'hồ sơ: tìm theo từ';
}

/** Those to whom this head may give dossiers. */
function examinersOf(officer: Officer, officers: Officer[]): Officer[] {
  return officers.filter((each) => each.unitId === officer.unitId && each.duties.includes('examine'));
}

function readSearch(c: StaffContext, limit: number): DossierSearch {
  const query = (name: string) => c.req.query(name) ?? '';
  const after = readAfter(query('sau'));
  const day = (name: string, later = 0) =>
    isDay(query(name)) ? instant(addDays(query(name), later), 0) : null;
  return {
    queue: QUEUES.find((each) => each === query('viec')) ?? (query('q') ? 'all' : 'mine'),
    q: query('q').slice(0, 100),
    status: (STATUSES.find((each) => each === query('tinh-trang')) as Status | undefined) ?? null,
    channel: (CHANNELS.find((each) => each === query('cach-nop')) as Channel | undefined) ?? null,
    unitId: readId(query('don-vi')),
    place: PLACES.find((each) => each === query('noi')) ?? null,
    procedureCode: /^\d\.\d{6}$/.test(query('thu-tuc')) ? query('thu-tuc') : null,
    holderId: readId(query('nguoi')),
    fieldCode: /^[\w.-]{1,40}$/.test(query('linh-vuc')) ? query('linh-vuc') : null,
    unreceived: query('chua-nhan') === '1',
    orphaned: query('nguoi-nghi') === '1',
    sessionId: readId(query('buoi')),
    sentBack: query('tra-lai') === '1',
    answered: query('da-bo-sung') === '1',
    late: query('tre') === '1',
    soon: query('sap') === '1',
    dueFrom: day('han-tu'),
    dueUntil: day('han-den', 1),
    sort: SORTS.find((each) => each === query('xep')) ?? null,
    after: after && { sortAt: after.at.toISOString(), id: after.id },
    limit,
  };
}

/** The same page with some parameters changed; empty ones are left out. */
function addressOf(c: StaffContext, change: Record<string, string>): string {
  const query = new URL(c.req.url).searchParams;
  for (const [name, value] of Object.entries(change)) query.set(name, value);
  for (const [name, value] of [...query]) if (value === '') query.delete(name);
  return `/can-bo/ho-so?${query}`;
}
