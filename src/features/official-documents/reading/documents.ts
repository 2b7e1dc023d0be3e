import { sql } from 'kysely';
import type { Day } from '../../../law/day.ts';
import type { OfficialKind } from '../../../law/document-kinds.ts';
import { documentNumber } from '../../../law/signature-block.ts';
import type { Db, Tx } from '../../../platform/database/database.ts';
import { Problem } from '../../../platform/problem.ts';
import { readContent } from '../drafting/content.ts';
import type {
  FulfilledTask,
  OfficialContent,
  OfficialDocumentRecord,
  OfficialState,
  OfficialStep,
  Signing,
  TakenStep,
} from '../schema.ts';

/** The name under which a document holds its number. */
export function holderOf(id: number): string {
  return `official:${id}`;
}

/** Documents with the number that was issued for them. */
export function documentRows(db: Db, wardId: number) {
  return db
    .selectFrom('official_documents as o')
    .leftJoin('document_numbers as n', (join) =>
      join
        .onRef('n.ward_id', '=', 'o.ward_id')
        .on('n.held_by', '=', sql<string>`'official:' || o.id`)
        .on('n.state', '=', 'issued'),
    )
    .selectAll('o')
    .select(['n.number', 'n.symbol', 'n.day', 'n.revoked_at', 'n.revoked_reason'])
    .select([
      sql<(number | null)[]>`(select json_agg(v.saved_by order by v.no) from official_versions v
        where v.ward_id = o.ward_id and v.document_id = o.id)`.as('writers'),
    ])
    .where('o.ward_id', '=', wardId);
}

type Row = Awaited<ReturnType<ReturnType<typeof documentRows>['execute']>>[number];

/** Rows as records, with their steps and tasks: three queries however many there are. */
export async function toRecords(
  db: Db,
  wardId: number,
  rows: readonly Row[],
): Promise<OfficialDocumentRecord[]> {
  const ids = rows.map(({ id }) => id);
  const steps = await stepsOf(db, wardId, ids);
  const tasks = await tasksOf(db, wardId, ids);
  return rows.map((row) => {
    const taken = steps.get(row.id) ?? [];
    const issued = taken.findLast(({ step }) => step === 'issue');
    return {
      ...{ wardId, id: row.id, kind: row.kind as OfficialKind, origin: row.origin, subject: row.subject },
      ...{ state: row.state as OfficialState, signing: row.signing as Signing, signerId: row.signer_id },
      ...{ unitId: row.unit_id, code: row.code, version: row.version, stepCount: row.step_count },
      number: row.number === null ? null : documentNumber(row.number, row.symbol ?? ''),
      ...{ day: row.day, publishedAt: row.published_at },
      revoked: row.revoked_at ? { at: row.revoked_at, reason: row.revoked_reason ?? '' } : null,
      authors: [...new Set(row.writers.filter((each) => each !== null))],
      writtenBy: row.writers.at(-1) ?? null,
      ...{ createdBy: row.created_by, createdAt: row.created_at, changedAt: row.changed_at },
      ...{ tasks: tasks.get(row.id) ?? [], steps: taken },
      files: { pdf: issued?.file ?? null, docx: issued?.docx ?? null },
    };
  });
}

async function stepsOf(db: Db, wardId: number, ids: readonly number[]): Promise<Map<number, TakenStep[]>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('official_steps')
    .selectAll()
    .where('ward_id', '=', wardId)
    .where('document_id', 'in', ids)
    .orderBy('no')
    .execute();
  return Map.groupBy(
    rows.map((row) => ({
      ...{ id: row.document_id, no: row.no, step: row.step as OfficialStep, versionNo: row.version_no },
      ...{ file: row.file, docx: row.docx, why: row.why, at: row.taken_at, by: row.taken_by },
    })),
    ({ id }) => id,
  );
}

/** Of the newest version of each. */
async function tasksOf(
  db: Db,
  wardId: number,
  ids: readonly number[],
): Promise<Map<number, FulfilledTask[]>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('official_tasks as t')
    .innerJoin('official_documents as o', (join) =>
      join
        .onRef('o.ward_id', '=', 't.ward_id')
        .onRef('o.id', '=', 't.document_id')
        .onRef('o.version', '=', 't.version_no'),
    )
    .select(['t.document_id', 't.plan_id', 't.task_key'])
    .where('t.ward_id', '=', wardId)
    .where('t.document_id', 'in', ids)
    .orderBy('t.task_key')
    .execute();
  const grouped = Map.groupBy(rows, (row) => row.document_id);
  return new Map(
    [...grouped].map(([id, own]) => [id, own.map((row) => ({ planId: row.plan_id, taskKey: row.task_key }))]),
  );
}

/** A document with everything that was done about it. @throws Problem not_found */
export async function findOfficialDocument(
  db: Db,
  wardId: number,
  id: number,
): Promise<OfficialDocumentRecord> {
  const rows = await documentRows(db, wardId).where('o.id', '=', id).execute();
  const [record] = await toRecords(db, wardId, rows);
  if (!record) throw new Problem('not_found', 'Không có văn bản này.');
  return record;
}

/** The same, held until the transaction ends. @throws Problem not_found */
export async function lockDocument(tx: Tx, wardId: number, id: number): Promise<OfficialDocumentRecord> {
  await tx
    .selectFrom('official_documents')
    .select('id')
    .where('ward_id', '=', wardId)
    .where('id', '=', id)
    .forUpdate()
    .execute();
  return findOfficialDocument(tx, wardId, id);
}

/** The documents that were made for these origins, cancelled ones too, oldest first. */
export async function listByOrigin(
  db: Db,
  wardId: number,
  origins: readonly string[],
): Promise<OfficialDocumentRecord[]> {
  if (origins.length === 0) return [];
  const rows = await documentRows(db, wardId).where('o.origin', 'in', origins).orderBy('o.id').execute();
  return toRecords(db, wardId, rows);
}

interface IssuedSearch {
  /** Days `[from, to)` of the documents. */
  from: Day;
  to: Day;
  taskKey?: number;
  kinds?: readonly OfficialKind[];
}

/** What was issued in some days and still holds, newest first: evidence for tasks. At most 500. */
export async function listIssuedFor(
  db: Db,
  wardId: number,
  { from, to, taskKey, kinds }: IssuedSearch,
): Promise<OfficialDocumentRecord[]> {
  let query = documentRows(db, wardId)
    .where('o.issued_on', '>=', from)
    .where('o.issued_on', '<', to)
    .where('n.revoked_at', 'is', null);
  if (kinds) query = query.where('o.kind', 'in', kinds);
  if (taskKey !== undefined)
    query = query.where(({ exists, selectFrom }) =>
      exists(
        selectFrom('official_tasks as t')
          .select('t.task_key')
          .whereRef('t.ward_id', '=', 'o.ward_id')
          .whereRef('t.document_id', '=', 'o.id')
          .whereRef('t.version_no', '=', 'o.version')
          .where('t.task_key', '=', taskKey),
      ),
    );
  const rows = await query.orderBy('o.issued_on', 'desc').orderBy('o.id', 'desc').limit(500).execute();
  return toRecords(db, wardId, rows);
}

/** What a version says; the newest where none is named. @throws Problem not_found */
export async function findContent(
  db: Db,
  wardId: number,
  id: number,
  versionNo?: number,
): Promise<OfficialContent> {
  let query = db
    .selectFrom('official_versions')
    .select('content')
    .where('ward_id', '=', wardId)
    .where('document_id', '=', id);
  if (versionNo !== undefined) query = query.where('no', '=', versionNo);
  const row = await query.orderBy('no', 'desc').limit(1).executeTakeFirst();
  if (!row) throw new Problem('not_found', 'Không có bản này của văn bản.');
  return readContent(db, wardId, row.content);
}

/** The versions of a document, newest first, without their texts. */
export function listOfficialVersions(
  db: Db,
  wardId: number,
  id: number,
): Promise<{ no: number; at: Date; by: number | null }[]> {
  return db
    .selectFrom('official_versions')
    .select(['no', 'saved_at as at', 'saved_by as by'])
    .where('ward_id', '=', wardId)
    .where('document_id', '=', id)
    .orderBy('no', 'desc')
    .execute();
}
