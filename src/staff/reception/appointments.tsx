import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { noteAct } from '../../features/organisation/index.ts';
import {
  APPOINTMENT_STATUS_LABELS,
  type AppointmentLine,
  checkIn,
  formatMinute,
  listAppointments,
  listServices,
} from '../../features/reception/index.ts';
import { addDays, formatDay, isDay, toLocalDay } from '../../law/day.ts';
import { readId } from '../../platform/http/keys.ts';
import { Problem } from '../../platform/problem.ts';
import { FilterSelect } from '../../ui/field.tsx';
import { ErrorSummary } from '../../ui/page.tsx';
import { writeWorkbook } from '../dossier/list/workbook.ts';
import { StaffPage } from '../frame.tsx';
import { sayRows } from '../looks/say-rows.ts';
import { sendFile } from '../send-file.ts';
import { actOf, requireDuty, type StaffContext, type StaffEnv } from '../session.ts';
import { AppointmentTable } from './appointment-table.tsx';
import { HALL, Tabs } from './tabs.tsx';

const PATH = `${HALL}/lich-hen`;
const PAGE = 50;
const MOST_EXPORTED = 5000;

/** The appointments of a day, with names and phones: for those at the desks alone, and noted in the access log. */
export const appointments = new Hono<StaffEnv>()
  .get(PATH, async (c) => c.html(await showDay(c)))
  .get(`${PATH}.xlsx`, async (c) => {
    const { day, serviceId } = readQuery(c);
    const found = await read(c, { day, serviceId, after: null, limit: MOST_EXPORTED }, 'export');
    const services = await servicesOf(c);
    const bytes = await writeWorkbook('Lịch hẹn', [
      ['Giờ', 'Mã', 'Họ và tên', 'Điện thoại', 'Lĩnh vực', 'Thủ tục', 'Tình trạng', 'Số'],
      ...found.map((line) => [
        formatMinute(line.minute),
        line.code,
        line.applicantName,
        line.applicantPhone,
        services.get(line.serviceId) ?? '',
        line.procedureCode ?? '',
        stateOf(line, c),
        line.ticketCode ?? '',
      ]),
    ]);
    const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    return sendFile(c, { name: `lich-hen-${day}.xlsx`, mediaType, bytes }, 'attachment');
  })
  .post(`${PATH}/den`, async (c) => {
    requireDuty(c.var.officer, 'receive', 'return');
    const body = await c.req.parseBody();
    const act = { wardId: c.var.officer.wardId, now: c.var.platform.now() };
    try {
      await c.var.platform.database.transact((tx) => checkIn(tx, act, body));
      return c.redirect(PATH, 303);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return c.html(await showDay(c, error), error.status);
    }
  });

interface Query {
  day: string;
  serviceId: number | null;
  after: { minute: number; id: number } | null;
  limit: number;
}

function readQuery(c: StaffContext): Query {
  const day = c.req.query('ngay') ?? '';
  const [minute, row] = (c.req.query('sau') ?? '').split('~');
  const id = readId(row);
  return {
    day: isDay(day) && day >= '2000-01-01' && day <= '2100-12-31' ? day : toLocalDay(c.var.platform.now()),
    serviceId: readId(c.req.query('linh-vuc')),
    after: id !== null && /^\d{1,4}$/.test(minute ?? '') ? { minute: Number(minute), id } : null,
    limit: PAGE,
  };
}

async function read(c: StaffContext, query: Query, why: 'view' | 'export'): Promise<AppointmentLine[]> {
  requireDuty(c.var.officer, 'receive', 'return');
  const { database } = c.var.platform;
  const subject = `lịch hẹn ${query.day}`;
  await database.transact((tx) =>
    noteAct(tx, actOf(c), why === 'view' ? 'view_appointments' : 'export', subject),
  );
  const found = await listAppointments(database.db, c.var.officer.wardId, query);
  sayRows(c, why === 'view' ? Math.min(found.length, PAGE) : found.length);
  return found;
}

async function servicesOf(c: StaffContext): Promise<Map<number, string>> {
  const all = await listServices(c.var.platform.database.db, c.var.officer.wardId);
  return new Map(all.map((each) => [each.id, each.name]));
}

/** Booked and the day is over: he did not come. */
function stateOf(line: AppointmentLine, c: StaffContext): string {
  const isMissed = line.status === 'booked' && line.day < toLocalDay(c.var.platform.now());
  return isMissed ? 'Không đến' : APPOINTMENT_STATUS_LABELS[line.status];
}

async function showDay(c: StaffContext, problem?: Problem) {
  const query = readQuery(c);
  const { day, serviceId } = query;
  const found = await read(c, { ...query, limit: PAGE + 1 }, 'view');
  const lines = found.slice(0, PAGE);
  const last = found.length > PAGE ? lines.at(-1) : undefined;
  const services = await servicesOf(c);
  const today = toLocalDay(c.var.platform.now());
  const address = (change: Record<string, string>) =>
    `${PATH}?${new URLSearchParams({ ngay: day, ...(serviceId && { 'linh-vuc': String(serviceId) }), ...change })}`;
  return (
    <StaffPage title="Lịch hẹn" officer={c.var.officer} token={c.var.token} place={HALL}>
      <div class="page-head">
        <h1>Lịch hẹn ngày {formatDay(day)}</h1>
        <a class="btn" href={address({}).replace(PATH, `${PATH}.xlsx`)} data-turbo="false">
          Xuất Excel
        </a>
      </div>
      <Tabs officer={c.var.officer} at={PATH} />
      {problem && <ErrorSummary message={problem.message} fields={problem.fields} />}
      <form method="get" action={PATH} class="filters no-print">
        <label>
          Ngày
          <input class="form-control" type="date" name="ngay" value={day} />
        </label>
        <FilterSelect
          name="linh-vuc"
          label="Lĩnh vực"
          all="Mọi lĩnh vực"
          value={serviceId === null ? null : String(serviceId)}
          choices={[...services].map(([id, label]) => ({ value: String(id), label }))}
        />
        <button class="btn" type="submit">
          Xem
        </button>
        <a class="btn" href={address({ ngay: addDays(day, -1) })}>
          Ngày trước
        </a>
        <a class="btn" href={address({ ngay: addDays(day, 1) })}>
          Ngày sau
        </a>
      </form>
      <AppointmentTable
        lines={lines.map((line) => ({ ...line, state: stateOf(line, c), clientKey: randomUUID() }))}
        services={services}
        isToday={day === today}
        token={c.var.token}
      />
      {last && (
        <p>
          <a class="btn" href={address({ sau: `${last.minute}~${last.id}` })}>
            Xem thêm
          </a>
        </p>
      )}
    </StaffPage>
  );
}
