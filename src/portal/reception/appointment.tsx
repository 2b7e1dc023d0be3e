import { type Context, Hono } from 'hono';
import {
  APPOINTMENT_STATUS_LABELS,
  type Appointment,
  cancelAppointment,
  findAppointmentByToken,
  formatMinute,
  listServices,
  trackAppointment,
  writeIcs,
} from '../../features/reception/index.ts';
import { toLocalDay } from '../../law/day.ts';
import { maskPhone } from '../../law/phone.ts';
import { callerAddress } from '../../platform/http/caller.ts';
import { formLimit, readForm } from '../../platform/http/form.ts';
import { Problem } from '../../platform/problem.ts';
import { fieldsOf, Input } from '../../ui/field.tsx';
import { ErrorSummary } from '../../ui/page.tsx';
import { PortalPage } from '../frame.tsx';
import type { PortalEnv } from '../ward.ts';
import { dayWords } from '../words/reception.ts';

/** An appointment for who has its address, or its code and the end of the phone. */
export const appointmentPage = new Hono<PortalEnv>()
  .get('/dat-lich/xem', (c) => c.html(showSearch(c, {})))
  .post('/dat-lich/xem', formLimit(1), async (c) => {
    const body = await readForm(c);
    try {
      const { token } = await lookUp(c, String(body.ma ?? ''), String(body.so ?? ''));
      return c.redirect(`/dat-lich/hen/${token}`, 303);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return c.html(showSearch(c, body, error), error.status);
    }
  })
  .get('/dat-lich/hen/:token', async (c) => c.html(await showAppointment(c)))
  .get('/dat-lich/hen/:token/lich-hen.ics', async (c) => {
    const { ward } = c.var;
    const { appointment, serviceName } = await read(c);
    const words = {
      summary: `Hẹn làm thủ tục: ${serviceName}`,
      place: `Trung tâm Phục vụ hành chính công ${ward.name}, ${ward.address}`,
      address: `${c.var.platform.settings.publicUrl}/dat-lich/hen/${appointment.token}`,
    };
    return c.body(writeIcs(appointment, words), 200, {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'attachment; filename="lich-hen.ics"',
    });
  })
  .post('/dat-lich/hen/:token/huy', formLimit(1), async (c) => {
    const { database, now } = c.var.platform;
    const token = c.req.param('token');
    try {
      const act = { wardId: c.var.ward.id, now: now() };
      await database.transact((tx) => cancelAppointment(tx, act, token));
      return c.redirect(`/dat-lich/hen/${token}`, 303);
    } catch (error) {
      if (!(error instanceof Problem) || error.code === 'not_found') throw error;
      return c.html(await showAppointment(c, error), error.status);
    }
  });

async function lookUp(c: Context<PortalEnv>, code: string, phoneEnd: string): Promise<Appointment> {
  const { database, now } = c.var.platform;
  const fields: Record<string, string> = {};
  if (code.trim() === '') fields.ma = 'Nhập mã lịch hẹn.';
  if (!/^\d{4}$/.test(phoneEnd.trim())) fields.so = 'Nhập đúng 4 số cuối của số điện thoại.';
  if (Object.keys(fields).length > 0) throw new Problem('invalid', 'Chưa tìm được lịch hẹn.', fields);
  const act = { wardId: c.var.ward.id, now: now(), address: callerAddress(c) };
  const found = await database.transact((tx) => trackAppointment(tx, act, { code, phoneEnd }));
  if (!found) throw new Problem('not_found', 'Không tìm thấy lịch hẹn với mã và số điện thoại này.');
  return found;
}

function showSearch(c: Context<PortalEnv>, values: Record<string, unknown>, problem?: Problem) {
  const field = fieldsOf(values, problem?.fields);
  return (
    <PortalPage title="Xem lịch hẹn" ward={c.var.ward} place="/dat-lich">
      <h1>Xem lịch hẹn</h1>
      {problem && <ErrorSummary message={problem.message} fields={problem.fields} />}
      <form method="post" action="/dat-lich/xem">
        <Input {...field('ma')} label="Mã lịch hẹn" required help="6 chữ và số bạn nhận khi đặt lịch." />
        <Input {...field('so')} label="4 số cuối của số điện thoại" inputmode="numeric" required />
        <button class="btn btn-primary" type="submit">
          Xem lịch hẹn
        </button>
      </form>
    </PortalPage>
  );
}

async function read(c: Context<PortalEnv>) {
  const { database } = c.var.platform;
  const token = c.req.param('token') ?? '';
  const appointment = await findAppointmentByToken(database.db, c.var.ward.id, token);
  const services = await listServices(database.db, c.var.ward.id);
  return { appointment, serviceName: services.find((each) => each.id === appointment.serviceId)!.name };
}

async function showAppointment(c: Context<PortalEnv>, problem?: Problem) {
  const { ward } = c.var;
  const { appointment, serviceName } = await read(c);
  const { status, token, day } = appointment;
  const isPast = day < toLocalDay(c.var.platform.now());
  return (
    <PortalPage title={`Lịch hẹn ${appointment.code}`} ward={ward} place="/dat-lich">
      <h1>Lịch hẹn của bạn</h1>
      {problem && <ErrorSummary message={problem.message} fields={problem.fields} />}
      <article class="ticket-slip">
        <h2>
          <small>Mã lịch hẹn</small>
          <span class="ticket-code">{appointment.code}</span>
        </h2>
        <p class="ticket-before">
          <b>
            {formatMinute(appointment.minute)}, {dayWords(day)}
          </b>
        </p>
        <p>{serviceName}</p>
        <p>
          {ward.address}. Điện thoại đã cho: {maskPhone(appointment.applicantPhone)}.
        </p>
        <p>
          <b>{status === 'booked' && isPast ? 'Đã qua' : APPOINTMENT_STATUS_LABELS[status]}</b>
        </p>
      </article>
      {status === 'booked' && !isPast && (
        <>
          <p>
            Khi đến, hãy vào máy <a href="/lay-so">lấy số</a> và nhập mã này: số của bạn được giữ chỗ theo giờ
            hẹn.
          </p>
          <p class="no-print ticket-doors">
            <a class="btn btn-primary" href={`/dat-lich/hen/${token}/lich-hen.ics`}>
              Thêm vào lịch điện thoại
            </a>
          </p>
          <form method="post" action={`/dat-lich/hen/${token}/huy`} class="no-print">
            <button class="btn" type="submit">
              Hủy lịch hẹn
            </button>
          </form>
        </>
      )}
      {status !== 'booked' && (
        <p>
          <a href="/dat-lich">Đặt lịch hẹn khác</a>
        </p>
      )}
    </PortalPage>
  );
}
