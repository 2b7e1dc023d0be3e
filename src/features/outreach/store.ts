import type { Db, Tx } from '../../platform/database/database.ts';
import { Problem } from '../../platform/problem.ts';
import type { Audience } from '../plans/index.ts';
import type {
  OutreachDeed,
  OutreachItem,
  OutreachKind,
  OutreachState,
  OutreachStep,
  StepContent,
} from './schema.ts';

function rowsOf(db: Db, wardId: number) {
  return db.selectFrom('outreach_items').selectAll().where('ward_id', '=', wardId);
}

type Row = Awaited<ReturnType<ReturnType<typeof rowsOf>['executeTakeFirstOrThrow']>>;

/** The content of a row is what `planOutreach` wrote for its kind. */
const toItem = (row: Row) =>
  ({
    ...{ id: row.id, kind: row.kind as OutreachKind, audience: row.audience as Audience, title: row.title },
    ...{ state: row.state as OutreachState, day: row.day, unitId: row.unit_id, authorId: row.author_id },
    ...{ stepCount: row.step_count, content: row.content },
  }) as unknown as OutreachItem;

export interface OutreachSearch {
  kind: OutreachKind | null;
  unitId: number | null;
  /** The days looked at, both counted; null: all. */
  from: string | null;
  to: string | null;
  after: { day: string; id: number } | null;
  limit: number;
}

/** Pieces of outreach, the newest day first; `after` continues after a page. */
export async function searchOutreach(db: Db, wardId: number, asked: OutreachSearch): Promise<OutreachItem[]> {
  let query = rowsOf(db, wardId);
  const { kind, unitId, from, to, after } = asked;
  if (kind) query = query.where('kind', '=', kind);
  if (unitId) query = query.where('unit_id', '=', unitId);
  if (from) query = query.where('day', '>=', from);
  if (to) query = query.where('day', '<=', to);
  if (after)
    query = query.where(({ eb, or, and }) =>
      or([eb('day', '<', after.day), and([eb('day', '=', after.day), eb('id', '<', after.id)])]),
    );
  const rows = await query.orderBy('day', 'desc').orderBy('id', 'desc').limit(asked.limit).execute();
  return rows.map(toItem);
}

/** @throws Problem not_found, also for another ward's */
export async function findOutreach(db: Db, wardId: number, id: number): Promise<OutreachItem> {
  const row = await rowsOf(db, wardId).where('id', '=', id).executeTakeFirst();
  if (!row) throw new Problem('not_found', 'Không có việc tuyên truyền này.');
  return toItem(row);
}

/** The same, held until the transaction ends. */
export async function lockOutreach(tx: Tx, wardId: number, id: number): Promise<OutreachItem> {
  const row = await rowsOf(tx, wardId).where('id', '=', id).forUpdate().executeTakeFirst();
  if (!row) throw new Problem('not_found', 'Không có việc tuyên truyền này.');
  return toItem(row);
}

/** Every deed at one, in order. */
export async function listOutreachSteps(db: Db, wardId: number, id: number): Promise<OutreachDeed[]> {
  const rows = await db
    .selectFrom('outreach_steps')
    .selectAll()
    .where('ward_id', '=', wardId)
    .where('item_id', '=', id)
    .orderBy('no')
    .execute();
  const revoked = new Set(
    rows.filter(({ step }) => step === 'revoke').map(({ content }) => (content as StepContent).stepNo),
  );
  return rows.map((row) => ({
    ...{ no: row.no, step: row.step as OutreachStep, note: row.note, content: row.content as StepContent },
    ...{ file: row.file, by: row.taken_by, at: row.taken_at, isRevoked: revoked.has(row.no) },
  }));
}

/** Whether a step with this client key was taken. */
export async function isTaken(tx: Tx, wardId: number, clientKey: string): Promise<boolean> {
  const row = await tx
    .selectFrom('outreach_steps')
    .select('no')
    .where('ward_id', '=', wardId)
    .where('client_key', '=', clientKey)
    .executeTakeFirst();
  return row !== undefined;
}
