import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import type { ZodType } from 'zod';
import { countingOf, previewRecount, type Recount, recountDossiers } from '../../features/dossiers/index.ts';
import {
  cancelSession,
  changeDay,
  changeHours,
  dayForm,
  findCalendar,
  holdCalendar,
  hoursForm,
  listSessions,
  planSession,
  sessionForm,
  withHours,
} from '../../features/organisation/index.ts';
import { dayKind } from '../../law/calendar.ts';
import { formatTime, toLocalDay } from '../../law/day.ts';
import { type WardCalendar, withWardDays } from '../../law/ward-calendar.ts';
import { mustBeId } from '../../platform/http/keys.ts';
import { Problem, parseFields } from '../../platform/problem.ts';
import { FormToken } from '../../ui/field.tsx';
import { SCROLLS } from '../../ui/page.tsx';
import { StaffPage } from '../frame.tsx';
import { actOf, requireDuty, type StaffContext, type StaffEnv } from '../session.ts';
import { DayForm, HoursForm, SessionForm, Sessions, YearView } from './calendar-parts.tsx';

const PATH = '/can-bo/lich';
const WRONG = 'Chưa lưu được lịch: có mục cần sửa.';

export const calendarPages = new Hono<StaffEnv>()
  .get(PATH, async (c) => c.html(await calendarPage(c, {})))
  .post(`${PATH}/ngay`, (c) =>
    decide(c, dayForm, async (form, before) => {
      const own = { day: form.day, worked: form.kind === 'worked', why: form.why };
      const stateDay = dayKind(form.day);
      const day = form.kind === 'state' ? { ...own, ...stateDay } : own;
      return {
        after: { ...before, calendar: withWardDays(before.calendar, [day]) },
        save: (tx) => changeDay(tx, actOf(c), form),
        order: { reason: form.why, decision: form.decision, clientKey: form.clientKey },
      };
    }),
  )
  .post(`${PATH}/gio`, (c) =>
    decide(c, hoursForm, async (form, before) => ({
      after: withHours(before, form),
      save: (tx) => changeHours(tx, actOf(c), form),
      order: { reason: 'Đổi giờ làm việc', decision: form.decision, clientKey: form.clientKey },
    })),
  )
  .post(`${PATH}/buoi`, async (c) => {
    requireDuty(c.var.officer, 'administer', 'control', 'oversee');
    const body = await c.req.parseBody();
    try {
      const form = parseFields(sessionForm, body, WRONG);
      await c.var.platform.database.transact((tx) => planSession(tx, actOf(c), form));
      return c.redirect(PATH, 303);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return c.html(await calendarPage(c, body, error), error.status);
    }
  })
  .post(`${PATH}/buoi/:id{[0-9]+}/huy`, async (c) => {
    const id = mustBeId(c.req.param('id'));
    await c.var.platform.database.transact((tx) => cancelSession(tx, actOf(c), id));
    return c.redirect(PATH, 303);
  });

interface Decided {
  after: WardCalendar;
  save(tx: Parameters<typeof changeDay>[0]): Promise<void>;
  order: { reason: string; decision: string; clientKey: string };
}

/** Shows what a change would move; with the second click saves it and moves it, in one transaction. */
async function decide<Form>(
  c: StaffContext,
  schema: ZodType<Form>,
  prepare: (form: Form, before: WardCalendar) => Promise<Decided>,
) {
  requireDuty(c.var.officer, 'administer', 'control');
  const { database } = c.var.platform;
  const { wardId } = c.var.officer;
  const body = await c.req.parseBody();
  try {
    const form = parseFields(schema, body, WRONG);
    const before = await findCalendar(database.db, wardId);
    const { after, save, order } = await prepare(form, before);
    if (body.confirmed !== '1') {
      const moved = await previewRecount(database.db, wardId, countingOf(before), countingOf(after));
      return c.html(previewPage(c, body, moved));
    }
    const act = actOf(c);
    await database.transact(async (tx) => {
      await holdCalendar(tx, wardId, 'change');
      const then = countingOf(await findCalendar(tx, wardId));
      await save(tx);
      const now = countingOf(await findCalendar(tx, wardId));
      await recountDossiers(tx, act, { before: then, after: now, ...order });
    });
    return c.redirect(PATH, 303);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return c.html(await calendarPage(c, body, error), error.status);
  }
}

function previewPage(c: StaffContext, body: Record<string, unknown>, moved: Recount[]) {
  return (
    <StaffPage title="Xem trước thay đổi lịch" officer={c.var.officer} token={c.var.token} place={PATH}>
      <h1>Thay đổi này dời {moved.length} hồ sơ</h1>
      {moved.length === 0 && <p class="empty-state">Không hồ sơ nào đang giải quyết bị dời ngày hẹn trả.</p>}
      {moved.length > 0 && (
        <div class="table-responsive card" {...SCROLLS}>
          <table class="table">
            <thead>
              <tr>
                <th scope="col">Hồ sơ</th>
                <th scope="col">Hẹn trả hiện nay</th>
                <th scope="col">Hẹn trả mới</th>
              </tr>
            </thead>
            <tbody>
              {moved.slice(0, 200).map((each) => (
                <tr>
                  <td>{each.code}</td>
                  <td>{formatTime(each.dueBefore)}</td>
                  <td>{formatTime(each.dueAfter)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <form method="post" action={c.req.path} class="mt-3">
        <FormToken value={c.var.token} />
        {Object.entries(body)
          .filter(([name]) => name !== '_token' && name !== 'confirmed')
          .map(([name, value]) => (
            <input type="hidden" name={name} value={String(value)} />
          ))}
        <input type="hidden" name="confirmed" value="1" />
        <button class="btn btn-primary" type="submit">
          Lưu và tính lại hạn
        </button>{' '}
        <a class="btn" href={PATH}>
          Thôi
        </a>
      </form>
    </StaffPage>
  );
}

async function calendarPage(c: StaffContext, values: Record<string, unknown>, problem?: Problem) {
  const { database, now } = c.var.platform;
  const { wardId, duties } = c.var.officer;
  const asked = Number(c.req.query('nam'));
  const year = asked >= 2025 && asked <= 2035 ? asked : Number(toLocalDay(now()).slice(0, 4));
  const calendar = await findCalendar(database.db, wardId);
  const mayDecide = duties.includes('administer') || duties.includes('control');
  const mayPlan = mayDecide || duties.includes('oversee');
  const form = { token: c.var.token, values, problem, clientKey: randomUUID() };
  return (
    <StaffPage title="Lịch làm việc" officer={c.var.officer} token={c.var.token} place={PATH}>
      <div class="page-head">
        <h1>Lịch làm việc năm {year}</h1>
        <nav class="slip-links" aria-label="Năm">
          <a href={`${PATH}?nam=${year - 1}`}>{year - 1}</a>
          <a href={`${PATH}?nam=${year + 1}`}>{year + 1}</a>
        </nav>
      </div>
      <YearView year={year} calendar={calendar} today={toLocalDay(now())} />
      {mayDecide && (
        <div class="two-columns mt-3">
          <DayForm {...form} />
          <HoursForm {...form} calendar={calendar} today={toLocalDay(now())} />
        </div>
      )}
      <Sessions
        sessions={await listSessions(database.db, wardId, year)}
        token={c.var.token}
        mayPlan={mayPlan}
      />
      {mayPlan && <SessionForm {...form} />}
    </StaffPage>
  );
}
