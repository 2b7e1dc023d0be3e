import type { Db, Tx } from '../../platform/database/database.ts';
import { Problem } from '../../platform/problem.ts';
import type { DueKind, PlanReading, PlanTarget } from './schema.ts';

/** What the reviewer decided: a unit by the plan's own words (null: not of this ward), the rest by the task's order. */
export interface Corrections {
  units: Record<string, number | null>;
  dues: Record<string, { kind: DueKind; from: string | null; to: string | null }>;
  texts: Record<string, string>;
  /** One for each target of the task, in order. */
  targets: Record<string, Pick<PlanTarget, 'op' | 'value'>[]>;
}

export interface PlanImport {
  id: number;
  planId: number | null;
  version: number | null;
  state: 'review' | 'adopted' | 'discarded';
  file: string;
  fileName: string;
  reading: PlanReading;
  corrections: Corrections;
  uploadedBy: number | null;
  uploadedAt: Date;
  decidedBy: number | null;
  decidedAt: Date | null;
}

export async function listImports(db: Db, wardId: number): Promise<PlanImport[]> {
  const rows = await importRows(db, wardId).orderBy('id', 'desc').limit(100).execute();
  return rows.map(toImport);
}

/** @throws Problem not_found */
export async function findImport(db: Db, wardId: number, id: number): Promise<PlanImport> {
  const row = await importRows(db, wardId).where('id', '=', id).executeTakeFirst();
  if (!row) throw new Problem('not_found', 'Không có lần nhập này.');
  return toImport(row);
}

export async function lockImport(tx: Tx, wardId: number, id: number): Promise<PlanImport> {
  const row = await importRows(tx, wardId).where('id', '=', id).forUpdate().executeTakeFirst();
  if (!row) throw new Problem('not_found', 'Không có lần nhập này.');
  return toImport(row);
}

function importRows(db: Db, wardId: number) {
  return db.selectFrom('plan_imports').selectAll().where('ward_id', '=', wardId);
}

function toImport(row: Awaited<ReturnType<ReturnType<typeof importRows>['execute']>>[number]): PlanImport {
  return {
    id: row.id,
    planId: row.plan_id,
    version: row.version,
    state: row.state as PlanImport['state'],
    file: row.file,
    fileName: row.file_name,
    reading: row.reading as unknown as PlanReading,
    corrections: { units: {}, dues: {}, texts: {}, targets: {}, ...(row.corrections as object) },
    uploadedBy: row.uploaded_by,
    uploadedAt: row.uploaded_at,
    decidedBy: row.decided_by,
    decidedAt: row.decided_at,
  };
}

/** The import of these bytes that still waits for its review. */
export async function findWaiting(db: Db, wardId: number, file: string): Promise<PlanImport | null> {
  const row = await importRows(db, wardId)
    .where('file', '=', file)
    .where('state', '=', 'review')
    .executeTakeFirst();
  return row ? toImport(row) : null;
}

/** One version of a task, and the import that brought it. */
export interface TaskVersion {
  version: number;
  importId: number;
  adoptedAt: Date;
  text: string;
  dueRaw: string;
}

/** The versions of a task, newest first. */
export async function listTaskVersions(
  db: Db,
  wardId: number,
  planId: number,
  taskKey: number,
): Promise<TaskVersion[]> {
  const rows = await db
    .selectFrom('plan_tasks as t')
    .innerJoin('plan_imports as i', (join) =>
      join
        .onRef('i.ward_id', '=', 't.ward_id')
        .onRef('i.plan_id', '=', 't.plan_id')
        .onRef('i.version', '=', 't.version')
        .on('i.state', '=', 'adopted'),
    )
    .select(['t.version', 'i.id', 'i.decided_at', 't.text', 't.due_raw'])
    .where('t.ward_id', '=', wardId)
    .where('t.plan_id', '=', planId)
    .where('t.task_key', '=', taskKey)
    .orderBy('t.version', 'desc')
    .execute();
  return rows.map((row) => ({
    version: row.version,
    importId: row.id,
    adoptedAt: row.decided_at!,
    text: row.text,
    dueRaw: row.due_raw,
  }));
}
