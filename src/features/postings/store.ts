import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/database.ts';
import { Problem } from '../../platform/problem.ts';
import type { Place, Posting } from './schema.ts';

/** Postings and removals of a ward come one after the other, also those of two officers at once. */
export async function lockPostings(tx: Tx, wardId: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('postings'), ${wardId})`.execute(tx);
}

function postingRows(db: Db, wardId: number) {
  return db
    .selectFrom('postings as p')
    .leftJoin('posting_removals as r', (join) =>
      join.onRef('r.ward_id', '=', 'p.ward_id').onRef('r.posting_id', '=', 'p.id'),
    )
    .selectAll('p')
    .select(['r.removed_by', 'r.removed_at', 'r.reason'])
    .where('p.ward_id', '=', wardId);
}

type Row = Awaited<ReturnType<ReturnType<typeof postingRows>['executeTakeFirstOrThrow']>>;

function postingOf(row: Row): Posting {
  return {
    ...{ id: row.id, code: row.code, version: row.version, place: row.place as Place },
    ...{ contentHash: row.content_hash, photo: row.photo, note: row.note },
    ...{ postedBy: row.posted_by, postedAt: row.posted_at },
    removal:
      row.removed_at === null ? null : { by: row.removed_by!, at: row.removed_at, reason: row.reason! },
  };
}

/** Everything that was ever posted, the newest first. */
export async function listPostings(db: Db, wardId: number): Promise<Posting[]> {
  return (await postingRows(db, wardId).orderBy('p.id', 'desc').execute()).map(postingOf);
}

/** The proofs of one procedure, the newest first. */
export async function listProofs(db: Db, wardId: number, code: string): Promise<Posting[]> {
  const rows = await postingRows(db, wardId).where('p.code', '=', code).orderBy('p.id', 'desc').execute();
  return rows.map(postingOf);
}

/** What hangs now. */
export async function listHanging(db: Db, wardId: number): Promise<Posting[]> {
  const rows = await postingRows(db, wardId)
    .where('r.posting_id', 'is', null)
    .orderBy('p.id', 'desc')
    .execute();
  return rows.map(postingOf);
}

/** @throws Problem not_found, also for another ward's */
export async function findPosting(db: Db, wardId: number, id: number): Promise<Posting> {
  const row = await postingRows(db, wardId).where('p.id', '=', id).executeTakeFirst();
  if (!row) throw new Problem('not_found', 'Không có bản niêm yết này.');
  return postingOf(row);
}

export interface NewPosting {
  code: string;
  version: number;
  contentHash: string;
}

export interface Deed {
  wardId: number;
  officerId: number;
  now: Date;
  clientKey: string;
}

export async function insertPostings(
  tx: Tx,
  { wardId, officerId, now, clientKey }: Deed,
  given: { place: Place; photo: string | null; note: string; postings: readonly NewPosting[] },
): Promise<void> {
  await tx
    .insertInto('postings')
    .values(
      given.postings.map(({ code, version, contentHash }) => ({
        ...{ ward_id: wardId, code, version, place: given.place, content_hash: contentHash },
        ...{ photo: given.photo, note: given.note },
        ...{ posted_by: officerId, posted_at: now, client_key: clientKey },
      })),
    )
    .execute();
}

export async function insertRemovals(
  tx: Tx,
  { wardId, officerId, now, clientKey }: Deed,
  given: { ids: readonly number[]; reason: string },
): Promise<void> {
  if (given.ids.length === 0) return;
  await tx
    .insertInto('posting_removals')
    .values(
      given.ids.map((id) => ({
        ...{ ward_id: wardId, posting_id: id, reason: given.reason },
        ...{ removed_by: officerId, removed_at: now, client_key: clientKey },
      })),
    )
    .execute();
}

/** How many rows a form has made already. */
export async function countMade(
  tx: Tx,
  table: 'postings' | 'posting_removals',
  { wardId, clientKey }: Pick<Deed, 'wardId' | 'clientKey'>,
): Promise<number> {
  const { count } = await tx
    .selectFrom(table)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('ward_id', '=', wardId)
    .where('client_key', '=', clientKey)
    .executeTakeFirstOrThrow();
  return count;
}

/** Is every one of these postings the ward's? */
export async function areOurs(db: Db, wardId: number, ids: readonly number[]): Promise<boolean> {
  const wanted = [...new Set(ids)];
  const rows = await db
    .selectFrom('postings')
    .select('id')
    .where('ward_id', '=', wardId)
    .where('id', 'in', wanted)
    .execute();
  return rows.length === wanted.length;
}
