import { randomUUID } from 'node:crypto';
import { type Context, Hono } from 'hono';
import {
  findProcedure,
  normaliseProcedureCode,
  type ProcedureVersion,
} from '../../features/procedures/index.ts';
import {
  bookAppointment,
  type FreeDay,
  listFreeDays,
  listServices,
  listWindows,
  type ReceptionService,
} from '../../features/reception/index.ts';
import { isDay, toLocalDay } from '../../law/day.ts';
import { callerAddress } from '../../platform/http/caller.ts';
import { formLimit, readForm } from '../../platform/http/form.ts';
import { readId } from '../../platform/http/keys.ts';
import { Problem } from '../../platform/problem.ts';
import { countTry } from '../../platform/security/attempts.ts';
import { ErrorSummary } from '../../ui/page.tsx';
import { PortalPage } from '../frame.tsx';
import type { PortalEnv } from '../ward.ts';
import { bookingWords } from '../words/reception.ts';
import { ChooseDay, ChooseService, ChooseTime } from './booking-steps.tsx';

const MOST_BOOKINGS = 20;
const WINDOW_MINUTES = 60;

/** Booking in three pages: what for, which day, what time and who. Each is an address, so that going back works. */
export const booking = new Hono<PortalEnv>()
  .get('/dat-lich', async (c) => {
    const procedure = await readProcedure(c, c.req.query('thu-tuc'));
    const chosen = {
      serviceId: readId(c.req.query('linh-vuc')),
      day: readDay(c.req.query('ngay')),
      procedure,
    };
    return c.html(await showBooking(c, chosen, { clientKey: randomUUID() }));
  })
  .post('/dat-lich', formLimit(1), async (c) => {
    const { database, now } = c.var.platform;
    const body = await readForm(c);
    const procedure = await readProcedure(c, String(body.procedureCode ?? ''));
    const act = { wardId: c.var.ward.id, now: now() };
    try {
      await database.transact((tx) =>
        countTry(tx, `booking:${callerAddress(c)}`, MOST_BOOKINGS, WINDOW_MINUTES, act.now),
      );
      const form = { ...body, procedureCode: procedure?.code ?? null };
      const { token } = await database.transact((tx) => bookAppointment(tx, act, form));
      return c.redirect(`/dat-lich/hen/${token}`, 303);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const chosen = { serviceId: readId(String(body.serviceId)), day: readDay(String(body.day)), procedure };
      return c.html(await showBooking(c, chosen, body, error), error.status);
    }
  });

interface Chosen {
  serviceId: number | null;
  day: string | null;
  procedure: ProcedureVersion | null;
}

async function showBooking(
  c: Context<PortalEnv>,
  chosen: Chosen,
  values: Record<string, unknown>,
  problem?: Problem,
) {
  const { ward } = c.var;
  const { database, now } = c.var.platform;
  const { procedure } = chosen;
  const services = await listBookable(c);
  const service = services.find((each) => each.id === chosen.serviceId) ?? serviceOf(services, procedure);
  const days: FreeDay[] = service ? await listFreeDays(database.db, ward.id, service.id, now()) : [];
  const day = days.find((each) => each.day === chosen.day);
  const step = { service, procedure };
  const w = bookingWords();
  return (
    <PortalPage title={w.title} ward={ward} place="/dat-lich" translated>
      <h1>{w.title}</h1>
      {problem && (
        <div lang="vi">
          <ErrorSummary message={problem.message} fields={problem.fields} />
        </div>
      )}
      {procedure && (
        <p>
          {w.procedure}: <b lang="vi">{procedure.name}</b>
        </p>
      )}
      {!service && <ChooseService services={services} procedure={procedure} />}
      {service && !day && <ChooseDay {...step} service={service} days={days} />}
      {service && day && (
        <ChooseTime {...step} service={service} day={day} values={values} errors={problem?.fields ?? {}} />
      )}
      <p class="part">
        {w.booked} <a href="/dat-lich/xem">{w.see}</a>.
      </p>
    </PortalPage>
  );
}

/** The kinds of business that take appointments. */
async function listBookable(c: Context<PortalEnv>): Promise<ReceptionService[]> {
  const { database, now } = c.var.platform;
  const windows = await listWindows(database.db, c.var.ward.id, toLocalDay(now()));
  const services = await listServices(database.db, c.var.ward.id);
  return services.filter((each) => each.active && windows.some((window) => window.serviceId === each.id));
}

function serviceOf(services: ReceptionService[], procedure: ProcedureVersion | null) {
  return procedure ? services.find((each) => each.fieldCodes.includes(procedure.fieldCode)) : undefined;
}

async function readProcedure(
  c: Context<PortalEnv>,
  text: string | undefined,
): Promise<ProcedureVersion | null> {
  const code = normaliseProcedureCode(text ?? '');
  if (!code) return null;
  const { database, now } = c.var.platform;
  return findProcedure(database.db, code, toLocalDay(now()));
}

function readDay(text: string | undefined): string | null {
  return text !== undefined && isDay(text) ? text : null;
}
