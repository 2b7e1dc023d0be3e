import { createHash, randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import type { ZodType } from 'zod';
import {
  countBySession,
  countingOf,
  countKept,
  type KeptDue,
  previewRecount,
  type Recount,
  recountDossiers,
} from '../../features/dossiers/index.ts';
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
  save(tx: Parameters<typeof changeDay>[0]): Promise<boolean>;
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
    const look = async (db: Parameters<typeof findCalendar>[0]) => {
      const before = await findCalendar(db, wardId);
      const decided = await prepare(form, before);
      const counting = { before: countingOf(before), after: countingOf(decided.after) };
      const moved = await previewRecount(db, wardId, counting.before, counting.after);
      return { ...decided, ...counting, moved, seen: markOf(before, decided.after, moved) };
    };
    const preview = async (isOther: boolean) => {
      const { moved, seen } = await look(database.db);
      const kept = await countKept(database.db, wardId);
      return c.html(previewPage(c, { body, moved, kept, seen, isOther }), isOther ? 409 : 200);
    };
    if (body.confirmed !== '1') return await preview(false);
    const act = actOf(c);
    const isSaved = await database
      .transact(async (tx) => {
        await holdCalendar(tx, wardId, 'change');
        const { save, before, after, order, seen } = await look(tx);
        if (!(await save(tx))) return true;
        if (body.seen !== seen) throw new SeenOtherwise();
        await recountDossiers(tx, act, { before, after, ...order });
        return true;
      })
      .catch((error: unknown) => {
        if (error instanceof SeenOtherwise) return false;
        throw error;
      });
    return isSaved ? c.redirect(PATH, 303) : await preview(true);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return c.html(await calendarPage(c, body, error), error.status);
  }
}

/** Undoes the transaction: what would be saved is not what was shown. */
class SeenOtherwise extends Error {}

/** Stands for what a preview has shown; any other change before it is saved gives another. */
function markOf(before: WardCalendar, after: WardCalendar, moved: readonly Recount[]): string {
  return createHash('sha256')
    .update(JSON.stringify([before, after, moved]))
    .digest('hex');
}

const KEPT_WORDS: Record<KeptDue['why'], string> = {
  stopped:
    'hồ sơ đang dừng tính (chờ bổ sung, tạm dừng): phần còn lại giữ nguyên, khi tính tiếp sẽ theo lịch mới',
  promised: 'hồ sơ đã xin lỗi và gia hạn: ngày hẹn trong thư giữ nguyên',
  forwarded: 'hồ sơ ở cơ quan khác: theo hạn của cơ quan ấy',
};

function previewPage(
  c: StaffContext,
  shown: {
    body: Record<string, unknown>;
    moved: Recount[];
    kept: KeptDue[];
    seen: string;
    isOther: boolean;
  },
) {
  const { body, moved, kept, seen, isOther } = shown;
  return (
    <StaffPage title="Xem trước thay đổi lịch" officer={c.var.officer} token={c.var.token} place={PATH}>
      <h1>Thay đổi này dời {moved.length} hồ sơ</h1>
      {isOther && (
        <p class="alert alert-warning" role="alert">
          Lịch hoặc hồ sơ đã thay đổi từ lúc xem trước. Chưa lưu gì: hãy xem lại rồi lưu.
        </p>
      )}
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
      {kept.length > 0 && (
        <section class="mt-3">
          <h2>Không dời</h2>
          <ul>
            {kept.map(({ why, count }) => (
              <li>
                {count} {KEPT_WORDS[why]}
              </li>
            ))}
          </ul>
        </section>
      )}
      <form method="post" action={c.req.path} class="mt-3">
        <FormToken value={c.var.token} />
        {Object.entries(body)
          .filter(([name]) => !['_token', 'confirmed', 'seen'].includes(name))
          .map(([name, value]) => (
            <input type="hidden" name={name} value={String(value)} />
          ))}
        <input type="hidden" name="confirmed" value="1" />
        <input type="hidden" name="seen" value={seen} />
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
  const sessions = await listSessions(database.db, wardId, year);
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
        sessions={sessions}
        counts={
          await countBySession(
            database.db,
            wardId,
            sessions.map((each) => each.id),
          )
        }
        token={c.var.token}
        mayPlan={mayPlan}
      />
      {mayPlan && <SessionForm {...form} />}
    </StaffPage>
  );
}
