import { sql } from 'kysely';
import type { Db } from '../../../platform/database/database.ts';
import type { Officer } from '../../organisation/index.ts';
import type { OfficialDocumentRecord } from '../schema.ts';
import { documentRows, toRecords } from './documents.ts';
import type { PageAfter } from './lists.ts';

/** That an issued document went to a unit, and who of it has read it. */
export interface Delivery {
  unitId: number;
  sentAt: Date;
  sentBy: number;
  read: { at: Date; by: number } | null;
}

interface ReceivedDocument {
  document: OfficialDocumentRecord;
  delivery: Delivery;
}

function deliveryRows(db: Db, wardId: number) {
  return db
    .selectFrom('official_deliveries as d')
    .leftJoin('official_readings as r', (join) =>
      join
        .onRef('r.ward_id', '=', 'd.ward_id')
        .onRef('r.document_id', '=', 'd.document_id')
        .onRef('r.unit_id', '=', 'd.unit_id'),
    )
    .select(['d.document_id', 'd.unit_id', 'd.sent_at', 'd.sent_by', 'r.read_at', 'r.read_by'])
    .where('d.ward_id', '=', wardId);
}

type Row = Awaited<ReturnType<ReturnType<typeof deliveryRows>['execute']>>[number];

const toDelivery = (row: Row): Delivery => ({
  ...{ unitId: row.unit_id, sentAt: row.sent_at, sentBy: row.sent_by },
  read: row.read_at && row.read_by !== null ? { at: row.read_at, by: row.read_by } : null,
});

export async function listDeliveries(db: Db, wardId: number, documentId: number): Promise<Delivery[]> {
  const rows = await deliveryRows(db, wardId)
    .where('d.document_id', '=', documentId)
    .orderBy('d.unit_id')
    .execute();
  return rows.map(toDelivery);
}

/** What was sent to an officer's unit ("văn bản đến"), the newest first. */
export async function listReceived(
  db: Db,
  { wardId, unitId }: Officer,
  { after, limit }: { after: PageAfter | null; limit: number },
): Promise<{ received: ReceivedDocument[]; next: PageAfter | null }> {
  let query = deliveryRows(db, wardId).where('d.unit_id', '=', unitId);
  if (after)
    query = query.where(
      sql<boolean>`(d.sent_at, d.document_id) < (${after.at}::timestamptz, ${after.id}::bigint)`,
    );
  const rows = await query
    .orderBy('d.sent_at', 'desc')
    .orderBy('d.document_id', 'desc')
    .limit(limit + 1)
    .execute();
  const page = rows.slice(0, limit);
  const ids = page.map((row) => row.document_id);
  const found = ids.length === 0 ? [] : await documentRows(db, wardId).where('o.id', 'in', ids).execute();
  const documents = new Map((await toRecords(db, wardId, found)).map((each) => [each.id, each]));
  const last = rows.length > limit ? page.at(-1) : undefined;
  return {
    received: page.map((row) => ({ document: documents.get(row.document_id)!, delivery: toDelivery(row) })),
    next: last ? { at: last.sent_at, id: last.document_id } : null,
  };
}

/** How many documents the officer's unit was sent and nobody of it has read. */
export async function countUnread(db: Db, { wardId, unitId }: Officer): Promise<number> {
  const { count } = await db
    .selectFrom(
      deliveryRows(db, wardId).where('d.unit_id', '=', unitId).where('r.read_at', 'is', null).as('u'),
    )
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}
