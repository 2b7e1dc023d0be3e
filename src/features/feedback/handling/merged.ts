import type { Db } from '../../../platform/database/database.ts';
import { findFeedback } from '../store.ts';

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

/** The answer that an item's sender has: its own, or that of the item into which it was merged; null while there is none. */
export async function findAnswer(db: Db, wardId: number, id: number): Promise<string | null> {
  const item = await findFeedback(db, wardId, id);
  if (item.state.intoId !== null) return findAnswer(db, wardId, item.state.intoId);
  const reopened = item.steps.findLastIndex(({ step }) => step === 'reopen');
  const approved = item.steps.findLast((each, at) => each.step === 'approve' && at > reopened);
  return approved?.step === 'approve' ? approved.payload.answer : null;
}
