import { sql } from 'kysely';
import type { Tx } from '../database/database.ts';
import { Problem } from '../problem.ts';

/**
 * Counts one try under `key` and refuses when there were more than `limit` within the window.
 * @throws Problem too_many_tries
 */
export async function countTry(
  tx: Tx,
  key: string,
  limit: number,
  windowMinutes: number,
  now: Date,
): Promise<void> {
  const windowStart = new Date(now.getTime() - windowMinutes * 60_000);
  const row = await tx
    .insertInto('attempts')
    .values({ key, window_start: now, tries: 1 })
    .onConflict((conflict) =>
      conflict.column('key').doUpdateSet({
        tries: sql`case when attempts.window_start < ${windowStart} then 1 else attempts.tries + 1 end`,
        window_start: sql`case when attempts.window_start < ${windowStart} then ${now} else attempts.window_start end`,
      }),
    )
    .returning('tries')
    .executeTakeFirstOrThrow();
  if (row.tries > limit)
    throw new Problem(
      'too_many_tries',
      `Đã thử quá nhiều lần. Vui lòng chờ ${windowMinutes} phút rồi thử lại.`,
    );
}

/** Forgets the tries under a key: the last one was right. */
export async function forgetTries(tx: Tx, key: string): Promise<void> {
  await tx.deleteFrom('attempts').where('key', '=', key).execute();
}

/** Forgets counts whose window is long over: their keys may hold the address of a caller. Run by the clock. */
export async function sweepAttempts(tx: Tx, now: Date): Promise<void> {
  const before = new Date(now.getTime() - 48 * 3_600_000);
  await tx.deleteFrom('attempts').where('window_start', '<', before).execute();
}
