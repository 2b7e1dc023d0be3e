import type { Db } from '../../../platform/database/database.ts';
import { type Feedback, findFeedback } from '../store.ts';

/** What was merged into an item, the oldest first. */
export async function listMergedInto(
  db: Db,
  wardId: number,
  id: number,
): Promise<{ id: number; code: string; title: string }[]> {
  return db
    .selectFrom('feedback_items')
    .select(['id', 'code', 'title'])
    .where('ward_id', '=', wardId)
    .where('into_id', '=', id)
    .orderBy('id')
    .execute();
}

/** Items of a ward by their numbers: their codes, for links. */
export async function findCodes(
  db: Db,
  wardId: number,
  ids: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('feedback_items')
    .select(['id', 'code'])
    .where('ward_id', '=', wardId)
    .where('id', 'in', [...ids])
    .execute();
  return new Map(rows.map(({ id, code }) => [id, code]));
}

/** The number of an item by its code, like PAKN-2026-00012; null: there is none. */
export async function findIdByCode(db: Db, wardId: number, code: string): Promise<number | null> {
  const row = await db
    .selectFrom('feedback_items')
    .select('id')
    .where('ward_id', '=', wardId)
    .where('code', '=', code.trim().toUpperCase())
    .executeTakeFirst();
  return row?.id ?? null;
}

/** What is handled of an item: itself, or that into which it was merged. */
export async function findHandled(db: Db, item: Feedback): Promise<Feedback> {
  const { intoId } = item.state;
  return intoId === null ? item : findHandled(db, await findFeedback(db, item.wardId, intoId));
}

/** The answer as it went to the sender; null: none yet, or it is being handled again. */
export function answerOf({ state, steps }: Pick<Feedback, 'state' | 'steps'>): string | null {
  if (state.handledOn === null) return null;
  const approved = steps.findLast(({ step }) => step === 'approve');
  return approved?.step === 'approve' ? approved.payload.answer : null;
}
