import { Hono } from 'hono';
import {
  CHANNEL_LABELS,
  CHANNELS,
  type Channel,
  type DossierLine,
  type DossierSearch,
  QUEUES,
  type Queue,
  STATUS_LABELS,
  STATUSES,
  type Status,
  searchDossiers,
  TIMELINESS_LABELS,
  timeliness,
} from '../../features/dossiers/index.ts';
import { listUnits } from '../../features/organisation/index.ts';
import { Problem } from '../../platform/problem.ts';
import { formatTime } from '../../ui/format.ts';
import { Status as StatusMark } from '../../ui/page.tsx';
import { handlesDossiers, StaffPage } from '../frame.tsx';
import type { StaffContext, StaffEnv } from '../session.ts';
import { writeWorkbook } from './workbook.ts';

const QUEUE_LABELS: Record<Queue, string> = {
  mine: 'Chờ tôi',
  overdue: 'Quá hạn',
  due_soon: 'Sắp đến hạn',
  open: 'Đang giải quyết',
  all: 'Tất cả',
};

const PAGE = 50;
const MOST_EXPORTED = 10_000;

export const queue = new Hono<StaffEnv>()
  .get('/can-bo/ho-so', async (c) => {
    mustHandle(c);
    const { database, now } = c.var.platform;
    const search = readSearch(c, PAGE);
    const [page, units] = [
      await searchDossiers(database.db, c.var.officer, search, now()),
      await listUnits(database.db, c.var.officer.wardId),
    ];
    const unitNames = new Map(units.map((unit) => [unit.id, unit.shortName]));
    const address = (change: Record<string, string>) => addressOf(c, change);
    return c.html(
      <StaffPage title="Hồ sơ" officer={c.var.officer} token={c.var.token} place="/can-bo/ho-so">
        <div class="page-head">
          <h1>Hồ sơ</h1>
          <a class="btn" href={`/can-bo/ho-so.xlsx?${new URL(c.req.url).searchParams}`} data-turbo="false">
            Xuất Excel
          </a>
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
        <Filters search={search} units={units.filter((unit) => unit.kind !== 'collective')} />
        <DossierTable lines={page.lines} unitNames={unitNames} now={now()} />
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
    const search = readSearch(c, MOST_EXPORTED);
    const page = await searchDossiers(database.db, c.var.officer, search, now());
    const bytes = await writeWorkbook('Hồ sơ', [
      [
        'Mã hồ sơ',
        'Thủ tục',
        'Người nộp',
        'Cách nộp',
        'Tiếp nhận',
        'Hẹn trả',
        'Xong',
        'Tình trạng',
        'Thời hạn',
      ],
      ...page.lines.map((line) => [
        line.code,
        line.procedureName,
        line.applicantName,
        CHANNEL_LABELS[line.channel],
        formatTime(line.receivedAt),
        line.dueAt ? formatTime(line.dueAt) : '',
        line.finishedAt ? formatTime(line.finishedAt) : '',
        STATUS_LABELS[line.status],
        TIMELINESS_LABELS[timeliness(line, now())],
      ]),
    ]);
    return c.body(bytes as Uint8Array<ArrayBuffer>, 200, {
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition': 'attachment; filename="ho-so.xlsx"',
    });
  });

function mustHandle(c: StaffContext): void {
  if (!handlesDossiers(c.var.officer))
    throw new Problem('not_allowed', 'Tài khoản quản trị không được xem hồ sơ.');
}

function readSearch(c: StaffContext, limit: number): DossierSearch {
  const query = (name: string) => c.req.query(name) ?? '';
  const [sortAt, id] = query('sau').split('~');
  const unit = Number(query('don-vi'));
  return {
    queue: QUEUES.find((each) => each === query('viec')) ?? (query('q') ? 'all' : 'mine'),
    q: query('q').slice(0, 100),
    status: (STATUSES.find((each) => each === query('tinh-trang')) as Status | undefined) ?? null,
    channel: (CHANNELS.find((each) => each === query('cach-nop')) as Channel | undefined) ?? null,
    unitId: Number.isInteger(unit) && unit > 0 ? unit : null,
    after: sortAt && !Number.isNaN(Date.parse(sortAt)) && id ? { sortAt, id: Number(id) } : null,
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

function Filters({ search, units }: { search: DossierSearch; units: { id: number; shortName: string }[] }) {
  return (
    <form method="get" action="/can-bo/ho-so" class="filters no-print">
      <input type="hidden" name="viec" value={search.queue} />
      <label>
        Tìm
        <input
          class="form-control"
          type="search"
          name="q"
          value={search.q}
          placeholder="Mã hồ sơ, tên, số điện thoại"
        />
      </label>
      <label>
        Tình trạng
        <select class="form-select" name="tinh-trang">
          <option value="">Mọi tình trạng</option>
          {STATUSES.map((each) => (
            <option value={each} selected={each === search.status}>
              {STATUS_LABELS[each]}
            </option>
          ))}
        </select>
      </label>
      <label>
        Cách nộp
        <select class="form-select" name="cach-nop">
          <option value="">Mọi cách</option>
          {CHANNELS.map((each) => (
            <option value={each} selected={each === search.channel}>
              {CHANNEL_LABELS[each]}
            </option>
          ))}
        </select>
      </label>
      <label>
        Đơn vị giải quyết
        <select class="form-select" name="don-vi">
          <option value="">Mọi đơn vị</option>
          {units.map((each) => (
            <option value={String(each.id)} selected={each.id === search.unitId}>
              {each.shortName}
            </option>
          ))}
        </select>
      </label>
      <button class="btn" type="submit">
        Lọc
      </button>
    </form>
  );
}

function DossierTable(props: { lines: DossierLine[]; unitNames: Map<number, string>; now: Date }) {
  const { lines, unitNames, now } = props;
  if (lines.length === 0)
    return (
      <p class="empty-state">
        Không có hồ sơ nào ở danh sách này. Xem <a href="/can-bo/ho-so?viec=open">hồ sơ đang giải quyết</a>{' '}
        hoặc bỏ bớt điều kiện lọc.
      </p>
    );
  return (
    <div class="table-responsive card">
      <table class="table table-vcenter">
        <thead>
          <tr>
            <th scope="col">Mã hồ sơ</th>
            <th scope="col">Thủ tục, người nộp</th>
            <th scope="col">Đang ở</th>
            <th scope="col">Tiếp nhận</th>
            <th scope="col">Hẹn trả</th>
            <th scope="col">Tình trạng</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr>
              <td class="text-nowrap">
                <a href={`/can-bo/ho-so/${line.id}`}>{line.code}</a>
              </td>
              <td>
                {line.procedureName}
                <div class="text-secondary">{line.applicantName}</div>
              </td>
              <td>{unitNames.get(line.holderUnitId)}</td>
              <td class="text-nowrap">{formatTime(line.receivedAt)}</td>
              <td class="text-nowrap">{line.dueAt ? formatTime(line.dueAt) : '–'}</td>
              <td>
                {STATUS_LABELS[line.status]}
                <div>
                  <DueMark line={line} now={now} />
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const TONES = {
  early: 'good',
  on_time: 'good',
  late: 'bad',
  in_term: 'good',
  due_soon: 'warn',
  overdue: 'bad',
  no_term: 'none',
  paused: 'none',
  ended: 'none',
} as const;

/** Early, on time, soon, late: the word with its colour and icon. */
export function DueMark({
  line,
  now,
}: {
  line: Pick<DossierLine, 'dueAt' | 'finishedAt' | 'status'>;
  now: Date;
}) {
  const found = timeliness(line, now);
  return <StatusMark tone={TONES[found]}>{TIMELINESS_LABELS[found]}</StatusMark>;
}
