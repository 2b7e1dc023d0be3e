import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/database.ts';
import { Problem } from '../../platform/problem.ts';
import type { CaseEvent, NewEvent, UrgingCase } from './schema.ts';
import { foldCase } from './state.ts';

export interface CaseKey {
  wardId: number;
  caseId: number;
}

/** A case with all that happened in it. @throws Problem not_found, also for a case of another ward */
export async function findCase(db: Db, key: CaseKey): Promise<UrgingCase> {
  const events = await eventsOf(db, key);
  if (events.length === 0) throw new Problem('not_found', 'Không có vụ đôn đốc này.');
  return { wardId: key.wardId, id: key.caseId, state: foldCase(events), events };
}

/** The same, held until the transaction ends. */
export async function lockCase(tx: Tx, key: CaseKey): Promise<UrgingCase> {
  await tx
    .selectFrom('urging_cases')
    .select('id')
    .where('ward_id', '=', key.wardId)
    .where('id', '=', key.caseId)
    .forUpdate()
    .execute();
  return findCase(tx, key);
}

async function eventsOf(db: Db, { wardId, caseId }: CaseKey): Promise<CaseEvent[]> {
  const rows = await db
    .selectFrom('urging_events')
    .select(['no', 'event', 'at', 'officer_id', 'payload', 'file'])
    .where('ward_id', '=', wardId)
    .where('case_id', '=', caseId)
    .orderBy('no')
    .execute();
  return rows.map(({ officer_id: officerId, ...row }) => ({ ...row, officerId }) as unknown as CaseEvent);
}

/** Opens a case for a subject that has none open; null when it has. */
export async function insertCase(
  tx: Tx,
  wardId: number,
  opened: Extract<CaseEvent, { event: 'opened' }>['payload'],
  entry: { now: Date; clientKey: (caseId: number) => string },
): Promise<number | null> {
  const row = await tx
    .insertInto('urging_cases')
    .values({
      ...{ ward_id: wardId, kind: opened.kind, subject: opened.subject, title: opened.title },
      ...{ unit_ids: opened.unitIds, opened_at: entry.now, step: 0, event_count: 1 },
    })
    .onConflict((conflict) =>
      conflict.columns(['ward_id', 'subject']).where('closed_at', 'is', null).doNothing(),
    )
    .returning('id')
    .executeTakeFirst();
  if (!row) return null;
  await tx
    .insertInto('urging_events')
    .values({
      ...{ ward_id: wardId, case_id: row.id, no: 1, event: 'opened', at: entry.now, officer_id: null },
      ...{ payload: JSON.stringify(opened), client_key: entry.clientKey(row.id) },
    })
    .execute();
  return row.id;
}

/**
 * Adds what happened to a case that is locked, and keeps its row as the fold says.
 * @returns the case as it then stands; unchanged when the client key is known
 */
export async function saveEvent(
  tx: Tx,
  known: UrgingCase,
  event: NewEvent,
  entry: { now: Date; officerId: number | null; clientKey: string },
): Promise<UrgingCase> {
  const { wardId, id } = known;
  const no = known.state.eventCount + 1;
  const added = await tx
    .insertInto('urging_events')
    .values({
      ...{ ward_id: wardId, case_id: id, no, event: event.event, at: entry.now, officer_id: entry.officerId },
      ...{ payload: JSON.stringify(event.payload), file: event.file ?? null, client_key: entry.clientKey },
    })
    .onConflict((conflict) => conflict.columns(['ward_id', 'client_key']).doNothing())
    .returning('no')
    .execute();
  if (added.length === 0) return known;
  const kept = await findCase(tx, { wardId, caseId: id });
  const { state } = kept;
  await tx
    .updateTable('urging_cases')
    .set({
      ...{ step: state.steps.at(-1)?.no ?? 0, step_at: state.steps.at(-1)?.at ?? null },
      ...{ event_count: state.eventCount, closed_at: state.closedAt, closing: state.closing },
    })
    .where('ward_id', '=', wardId)
    .where('id', '=', id)
    .execute();
  return kept;
}

/** Every open case of a ward, the oldest first. */
export async function listOpenCases(db: Db, wardId: number): Promise<UrgingCase[]> {
  const rows = await db
    .selectFrom('urging_cases')
    .select('id')
    .where('ward_id', '=', wardId)
    .where('closed_at', 'is', null)
    .orderBy('id')
    .execute();
  return Promise.all(rows.map(({ id }) => findCase(db, { wardId, caseId: id })));
}

/** The cases of one subject, the newest first: its number, and whether it is open. */
export async function listCasesOf(
  db: Db,
  wardId: number,
  subject: string,
): Promise<{ id: number; isOpen: boolean }[]> {
  const rows = await db
    .selectFrom('urging_cases')
    .select(['id', sql<boolean>`closed_at is null`.as('is_open')])
    .where('ward_id', '=', wardId)
    .where('subject', '=', subject)
    .orderBy('id', 'desc')
    .limit(20)
    .execute();
  return rows.map((row) => ({ id: row.id, isOpen: row.is_open }));
}
