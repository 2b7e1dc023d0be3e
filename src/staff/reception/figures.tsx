import { Hono } from 'hono';
import {
  GROUPINGS,
  type Grouping,
  listDesks,
  listServices,
  readWaiting,
  type VisitFilter,
  type WaitingFigure,
} from '../../features/reception/index.ts';
import { formatDay, formatTime, weekdayName } from '../../law/day.ts';
import { Problem } from '../../platform/problem.ts';
import { writeWorkbook } from '../dossier/list/workbook.ts';
import { StaffPage } from '../frame.tsx';
import { sendFile } from '../send-file.ts';
import type { StaffContext, StaffEnv } from '../session.ts';
import { FigureTable, VisitFilters } from './figure-table.tsx';
import { HALL, seesWaiting, Tabs } from './tabs.tsx';
import { PART_LABELS, readFilter, writeFilter } from './visit-filter.ts';

const PATH = `${HALL}/so-lieu`;

export const GROUPING_LABELS: Record<Grouping, string> = {
  day: 'Theo ngày',
  service: 'Theo lĩnh vực',
  desk: 'Theo quầy',
  hour: 'Theo giờ lấy số',
};

/** How long people waited and were served. */
export const figures = new Hono<StaffEnv>()
  .get(PATH, async (c) => {
    const found = await readFigures(c);
    const { filter, grouping, asOf } = found;
    const { officer, token } = c.var;
    return c.html(
      <StaffPage title="Thời gian chờ" officer={officer} token={token} place={HALL}>
        <div class="page-head">
          <h1>Thời gian chờ và phục vụ</h1>
          <a class="btn" href={`${PATH}.xlsx?${writeFilter(filter, { theo: grouping })}`} data-turbo="false">
            Xuất Excel
          </a>
        </div>
        <Tabs officer={officer} at={PATH} />
        <VisitFilters {...found} action={PATH} more={{ theo: grouping }} />
        <nav class="tally no-print" aria-label="Cách chia">
          {GROUPINGS.map((each) => (
            <a
              href={`${PATH}?${writeFilter(filter, { theo: each })}`}
              {...(each === grouping && { 'aria-current': 'page' as const })}
            >
              {GROUPING_LABELS[each]}
            </a>
          ))}
        </nav>
        <FigureTable {...found} />
        <p class="text-secondary">
          Chờ: từ lúc lấy số (hoặc được chuyển) đến lúc được gọi, cộng các lần. Phục vụ: từ "Bắt đầu phục vụ"
          đến "Xong" hoặc "Chuyển". Trung vị: một nửa số người không lâu hơn. 90%: chín trong mười người không
          lâu hơn. Lượt được tính ở lĩnh vực và quầy cuối cùng. Tính lúc {formatTime(asOf)}. Bấm vào một số để
          xem từng lượt.
        </p>
      </StaffPage>,
    );
  })
  .get(`${PATH}.xlsx`, async (c) => {
    const { rows, total, filter, grouping, nameOf } = await readFigures(c);
    const minutes = (seconds: number | null) => (seconds === null ? null : Math.round(seconds / 6) / 10);
    const line = (name: string, { counts, wait, serve }: WaitingFigure) => [
      ...[name, counts.taken, counts.done, counts.absent, counts.open, counts.lapsed],
      ...[wait.mean, wait.median, wait.p90, serve.mean, serve.median, serve.p90].map(minutes),
    ];
    const times = ['trung bình', 'trung vị', '90%'];
    const bytes = await writeWorkbook('Thời gian chờ', [
      [
        GROUPING_LABELS[grouping],
        ...(['taken', 'done', 'absent', 'open', 'lapsed'] as const).map((part) => PART_LABELS[part]),
        ...times.map((time) => `Chờ ${time} (phút)`),
        ...times.map((time) => `Phục vụ ${time} (phút)`),
      ],
      ...rows.map((row) => line(nameOf(row.key), row)),
      line('Tất cả', total),
    ]);
    const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    return sendFile(
      c,
      { name: `thoi-gian-cho-${filter.from}-${filter.until}.xlsx`, mediaType, bytes },
      'attachment',
    );
  });

async function readFigures(c: StaffContext) {
  const { officer } = c.var;
  if (!seesWaiting(officer)) throw new Problem('not_allowed', 'Tài khoản của bạn không có nhiệm vụ này.');
  const { db } = c.var.platform.database;
  const asOf = c.var.platform.now();
  const filter: VisitFilter = { ...readFilter(c), part: null };
  const grouping = GROUPINGS.find((each) => each === c.req.query('theo')) ?? 'day';
  const [rows, [total], services, desks] = await Promise.all([
    readWaiting(db, officer.wardId, filter, grouping),
    readWaiting(db, officer.wardId, filter, null),
    listServices(db, officer.wardId),
    listDesks(db, officer.wardId),
  ]);
  const names: Record<Grouping, (key: string) => string | undefined> = {
    day: (key) => `${weekdayName(key)}, ${formatDay(key)}`,
    service: (key) => services.find((each) => each.id === Number(key))?.name,
    desk: (key) => desks.find((each) => each.no === Number(key))?.name,
    hour: (key) => `${key}:00 – ${key}:59`,
  };
  const nameOf = (key: string) => (key === '' ? 'Chưa đến quầy' : (names[grouping](key) ?? key));
  return { filter, grouping, asOf, rows, total: total!, services, desks, nameOf };
}
