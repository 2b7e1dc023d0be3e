import { z } from 'zod';
import { parseLocal } from '../../law/day.ts';
import { LOOKUP_OUTCOMES } from '../../law/failed-look-up.ts';
import type { Tx } from '../../platform/database/database.ts';
import { Problem, parseFields } from '../../platform/problem.ts';
import { mustLookUp } from './check-question.ts';
import { keep } from './look-up.ts';
import type { Lookup, LookupAct, LookupQuestion } from './schema.ts';

const WRONG = 'Chưa ghi được lần tra cứu ngoài hệ thống: có mục cần sửa.';
const DAY_MS = 86_400_000;

const form = z.object({
  outcome: z.enum(LOOKUP_OUTCOMES, 'Chọn kết quả tra cứu.'),
  reason: z.string().trim().max(500, 'Tối đa 500 ký tự.').default(''),
  /** Local time at which the officer looked; empty: now. */
  checkedAt: z.string().default(''),
});

/** What the officer saw in the database's own portal. */
export interface ByHand {
  outcome: unknown;
  reason: unknown;
  checkedAt: unknown;
}

/**
 * Keeps what an officer saw when he looked into a database outside the system, where it is not connected or does not answer.
 * @throws Problem not_allowed, invalid (with the fields outcome, reason, checkedAt), changed_meanwhile
 */
export async function recordByHand(
  tx: Tx,
  act: LookupAct & { officer: NonNullable<LookupAct['officer']> },
  question: LookupQuestion,
  given: ByHand,
): Promise<Lookup> {
  mustLookUp(act);
  const { outcome, reason, checkedAt } = parseFields(form, given, WRONG);
  if (reason.length < 5)
    throw new Problem('invalid', WRONG, { reason: 'Ghi đã tra ở đâu, thấy gì (từ 5 ký tự).' });
  const seenAt = readTime(checkedAt, act.now);
  return keep(tx, act, question, {
    ...{ adapter: 'manual', outcome, reason, checkedAt: seenAt, durationMs: 0, facts: null },
  });
}

function readTime(text: string, now: Date): Date {
  if (text === '') return now;
  const fail = (words: string) => new Problem('invalid', WRONG, { checkedAt: words });
  let at: Date;
  try {
    at = parseLocal(text);
  } catch {
    throw fail('Ghi ngày giờ đã tra cứu.');
  }
  if (at > now) throw fail('Lúc tra cứu không thể ở tương lai.');
  if (now.getTime() - at.getTime() > 366 * DAY_MS) throw fail('Lúc tra cứu đã quá một năm.');
  return at;
}
