import { Hono } from 'hono';
import {
  LANE_LABELS,
  listDesks,
  listServices,
  listVisits,
  TICKET_STATUS_LABELS,
  type Ticket,
} from '../../features/reception/index.ts';
import { formatTime } from '../../law/day.ts';
import { readAfter, writeAfter } from '../../platform/http/keys.ts';
import { Problem } from '../../platform/problem.ts';
import { SCROLLS } from '../../ui/page.tsx';
import { writeWorkbook } from '../dossier/list/workbook.ts';
import { StaffPage } from '../frame.tsx';
import { sendFile } from '../send-file.ts';
import type { StaffContext, StaffEnv } from '../session.ts';
import { VisitFilters } from './figure-table.tsx';
import { HALL, seesWaiting, Tabs } from './tabs.tsx';
import { minutesOf } from './times.ts';
import { PART_LABELS, readFilter, writeFilter } from './visit-filter.ts';

const PATH = `${HALL}/so-lieu/luot`;
const PAGE = 50;
const MOST_EXPORTED = 10_000;
const HEAD = ['Số', 'Lĩnh vực', 'Diện', 'Lấy số', 'Quầy', 'Chờ', 'Phục vụ', 'Tình trạng'];

/** The tickets behind a figure. A ticket names nobody. */
export const visitRows = new Hono<StaffEnv>()
  .get(PATH, async (c) => {
    const { filter, services, desks, lines } = await read(c, PAGE + 1);
    const shown = lines.slice(0, PAGE);
    const last = lines.length > PAGE ? shown.at(-1)! : null;
    const query = writeFilter(filter);
    return c.html(
      <StaffPage title="Từng lượt" officer={c.var.officer} token={c.var.token} place={HALL}>
        <div class="page-head">
          <h1>{PART_LABELS[filter.part ?? 'taken']}</h1>
          <a class="btn" href={`${PATH}.xlsx?${query}`} data-turbo="false">
            Xuất Excel
          </a>
        </div>
        <Tabs officer={c.var.officer} at={`${HALL}/so-lieu`} />
        <VisitFilters
          action={PATH}
          filter={filter}
          services={services}
          desks={desks}
          more={{
            ...(filter.part !== null && { phan: filter.part }),
            ...(filter.hour !== null && { gio: String(filter.hour) }),
          }}
        />
        {filter.hour !== null && <p>Chỉ lượt lấy số trong khoảng {filter.hour} giờ.</p>}
        <Rows lines={shown.map((ticket) => cells(ticket, services, desks))} />
        {last && (
          <p>
            <a class="btn" href={`${PATH}?${query}&sau=${writeAfter({ at: last.takenAt, id: last.id })}`}>
              Xem thêm
            </a>
          </p>
        )}
      </StaffPage>,
    );
  })
  .get(`${PATH}.xlsx`, async (c) => {
    const { filter, services, desks, lines } = await read(c, MOST_EXPORTED);
    const rows = lines.map((ticket) => cells(ticket, services, desks));
    const bytes = await writeWorkbook('Lượt', [HEAD, ...rows]);
    const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    return sendFile(c, { name: `luot-${filter.from}-${filter.until}.xlsx`, mediaType, bytes }, 'attachment');
  });

async function read(c: StaffContext, limit: number) {
  const { officer } = c.var;
  if (!seesWaiting(officer)) throw new Problem('not_allowed', 'Tài khoản của bạn không có nhiệm vụ này.');
  const { db } = c.var.platform.database;
  const filter = readFilter(c);
  const [services, desks, lines] = await Promise.all([
    listServices(db, officer.wardId),
    listDesks(db, officer.wardId),
    listVisits(db, officer.wardId, filter, { after: readAfter(c.req.query('sau')), limit }),
  ]);
  return { filter, services, desks, lines };
}

function cells(
  ticket: Ticket,
  services: { id: number; name: string }[],
  desks: { no: number; name: string }[],
): string[] {
  return [
    ticket.code,
    services.find((each) => each.id === ticket.serviceId)?.name ?? '',
    LANE_LABELS[ticket.lane],
    formatTime(ticket.takenAt),
    desks.find((each) => each.no === ticket.deskNo)?.name ?? '',
    minutesOf(ticket.waitedSeconds),
    minutesOf(ticket.servedSeconds),
    TICKET_STATUS_LABELS[ticket.status],
  ];
}

function Rows({ lines }: { lines: string[][] }) {
  if (lines.length === 0)
    return <p class="empty-state">Không có lượt nào. Hãy chọn kỳ khác hoặc bỏ bớt điều kiện lọc.</p>;
  return (
    <div class="table-responsive card" {...SCROLLS}>
      <table class="table">
        <thead>
          <tr>
            {HEAD.map((each) => (
              <th scope="col">{each}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr>
              {line.map((each) => (
                <td>{each}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
