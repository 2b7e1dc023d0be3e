import { type Day, formatDay, toLocalDay } from '../../law/day.ts';
import type { Db } from '../../platform/database/database.ts';
import { Problem } from '../../platform/problem.ts';
import { EVER, readCounts } from '../figures/index.ts';
import { listSessions, type ReceptionSession } from '../organisation/index.ts';
import { codeOfSession } from './facts.ts';
import type { IntakeForm } from './intake-form.ts';

/** The trips of the ward's mobile team from a day to another, both counted, in their order. */
export async function mobileSessionsBetween(
  db: Db,
  wardId: number,
  from: Day,
  to: Day,
): Promise<ReceptionSession[]> {
  const years = [...new Set([from, to].map((day) => Number(day.slice(0, 4))))];
  const sessions = (await Promise.all(years.map((year) => listSessions(db, wardId, year)))).flat();
  return sessions.filter((each) => each.isMobile && each.day >= from && each.day <= to);
}

/** After every day on which something can be received. */
const FOR_EVER: Day = '2200-01-01';

/** How many dossiers each session took in; sessions without any are left out. */
export async function countBySession(
  db: Db,
  wardId: number,
  sessionIds: readonly number[],
): Promise<Map<number, number>> {
  const sessionOf = new Map(sessionIds.map((id) => [codeOfSession(id), id]));
  const rows = await readCounts(db, {
    ...{ wardIds: [wardId], codes: [...sessionOf.keys()], spans: [{ from: EVER, to: FOR_EVER }] },
  });
  return new Map(rows.map(({ code, total }) => [sessionOf.get(code)!, total]));
}

/**
 * The trip that a dossier of the mobile team belongs to: the one that was chosen, or the only one of the day of reception;
 * null for every other channel.
 * @throws Problem invalid when there is none that day, several to choose from, or the chosen one is not of this ward and day
 */
export async function mobileSessionOf(
  db: Db,
  wardId: number,
  form: Pick<IntakeForm, 'channel' | 'sessionId'>,
  receivedAt: Date,
): Promise<number | null> {
  if (form.channel !== 'mobile') return null;
  const day = toLocalDay(receivedAt);
  const sessions = await mobileSessionsBetween(db, wardId, day, day);
  const chosen =
    form.sessionId === null && sessions.length === 1
      ? sessions[0]
      : sessions.find((each) => each.id === form.sessionId);
  if (chosen) return chosen.id;
  throw new Problem('invalid', 'Chưa tiếp nhận được: có mục cần sửa.', {
    sessionId: whyNone(sessions.length, form.sessionId !== null, formatDay(day)),
  });
}

function whyNone(count: number, isChosen: boolean, day: string): string {
  if (count === 0)
    return `Ngày ${day} phường không có buổi lưu động nào. Lập buổi ở trang Lịch, hoặc chọn cách nộp khác.`;
  if (isChosen) return `Buổi đã chọn không phải buổi lưu động của phường trong ngày ${day}. Chọn lại.`;
  return `Ngày ${day} có ${count} buổi lưu động: chọn một buổi.`;
}
