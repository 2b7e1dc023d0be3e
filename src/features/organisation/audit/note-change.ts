import type { Db, Tx } from '../../../platform/database/database.ts';
import type { Act } from '../schema.ts';

export interface Change {
  /** What kind of change: "calendar", "officer", "unit", "setting", "absence", "process" … */
  what: string;
  /** Whose or which: a code, a username, a day. Never a personal id. */
  subject: string;
  before: unknown;
  after: unknown;
}

/** One line of the log of administrative changes; in the transaction of the change itself. */
export async function noteChange(tx: Tx, act: Act, { what, subject, before, after }: Change): Promise<void> {
  await tx
    .insertInto('audit_log')
    .values({
      ward_id: act.officer.wardId,
      at: act.now,
      officer_id: act.officer.id,
      what,
      subject,
      before: before === null ? null : JSON.stringify(before),
      after: after === null ? null : JSON.stringify(after),
      request_id: act.requestId,
    })
    .execute();
}

export interface ChangeLine {
  id: number;
  at: Date;
  officerId: number | null;
  what: string;
  subject: string;
  before: unknown;
  after: unknown;
}

export interface ChangeSearch {
  what: string | null;
  officerId: number | null;
  /** A code, a username, a name of a setting: the whole of it. */
  subject: string | null;
  from: Date | null;
  until: Date | null;
  before: number | null;
  limit: number;
}

/** The newest changes of a ward that a search finds, or those before one. */
export async function listChanges(db: Db, wardId: number, search: ChangeSearch): Promise<ChangeLine[]> {
  let query = db
    .selectFrom('audit_log')
    .select(['id', 'at', 'officer_id', 'what', 'subject', 'before', 'after'])
    .where('ward_id', '=', wardId);
  if (search.what !== null) query = query.where('what', '=', search.what);
  if (search.officerId !== null) query = query.where('officer_id', '=', search.officerId);
  if (search.subject !== null) query = query.where('subject', '=', search.subject);
  if (search.from !== null) query = query.where('at', '>=', search.from);
  if (search.until !== null) query = query.where('at', '<', search.until);
  if (search.before !== null) query = query.where('id', '<', search.before);
  const rows = await query.orderBy('id', 'desc').limit(search.limit).execute();
  return rows.map(({ officer_id, ...row }) => ({ ...row, officerId: officer_id }));
}
