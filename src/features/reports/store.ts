import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/database.ts';
import { Problem } from '../../platform/problem.ts';
import type { ReportContent } from './content/schema.ts';
import type { Passages, Report, ReportKind, ReportVersion, Submission } from './schema.ts';

interface ReportRow {
  id: number;
  kind: string;
  day_from: string;
  day_to: string;
  due_on: string | null;
  made_by: number | null;
  made_at: Date;
}

function toReport(row: ReportRow): Report {
  return {
    ...{ id: row.id, kind: row.kind as ReportKind, from: row.day_from, to: row.day_to },
    ...{ dueOn: row.due_on, madeBy: row.made_by, madeAt: row.made_at },
  };
}

/** Reports whose period ended in days `[from, to)`, the newest period first. */
export async function listReports(
  db: Db,
  wardId: number,
  { from, to }: { from: string; to: string },
): Promise<Report[]> {
  const rows = await db
    .selectFrom('reports')
    .selectAll()
    .where('ward_id', '=', wardId)
    .where('day_to', '>', from)
    .where('day_to', '<=', to)
    .orderBy('day_to', 'desc')
    .orderBy('id', 'desc')
    .limit(400)
    .execute();
  return rows.map(toReport);
}

/** @throws Problem not_found */
export async function findReport(db: Db, wardId: number, id: number): Promise<Report> {
  const row = await db
    .selectFrom('reports')
    .selectAll()
    .where('ward_id', '=', wardId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) throw new Problem('not_found', 'Không có báo cáo này.');
  return toReport(row);
}

/** The same, alone until the transaction ends: reports are only added to, so there is no row to hold. */
export async function lockReport(tx: Tx, wardId: number, id: number): Promise<Report> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`report:${wardId}/${id}`}, 0))`.execute(tx);
  return findReport(tx, wardId, id);
}

/** What was written, the newest first. */
export async function listReportVersions(db: Db, wardId: number, reportId: number): Promise<ReportVersion[]> {
  const rows = await db
    .selectFrom('report_versions')
    .select(['version', 'passages', 'written_by', 'written_at'])
    .where('ward_id', '=', wardId)
    .where('report_id', '=', reportId)
    .orderBy('version', 'desc')
    .execute();
  return rows.map((row) => ({
    ...{ version: row.version, passages: row.passages as unknown as Passages },
    ...{ writtenBy: row.written_by, writtenAt: row.written_at },
  }));
}

/** The newest of what was written; version 0 while nothing was. */
export async function findPassages(
  db: Db,
  wardId: number,
  reportId: number,
): Promise<{ version: number; passages: Passages }> {
  const [newest] = await listReportVersions(db, wardId, reportId);
  return newest ?? { version: 0, passages: {} };
}

/** Hand-ins of these reports, the newest first. */
export async function listSubmissions(
  db: Db,
  wardId: number,
  reportIds: readonly number[],
): Promise<Map<number, Submission[]>> {
  if (reportIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('report_submissions')
    .select(['report_id', 'no', 'version', 'content_sha256', 'document_id', 'submitted_by', 'submitted_at'])
    .where('ward_id', '=', wardId)
    .where('report_id', 'in', reportIds)
    .orderBy('no', 'desc')
    .execute();
  return Map.groupBy(
    rows.map((row) => ({
      ...{ reportId: row.report_id, no: row.no, version: row.version, sha256: row.content_sha256 },
      ...{ documentId: row.document_id, submittedBy: row.submitted_by, submittedAt: row.submitted_at },
    })),
    ({ reportId }) => reportId,
  );
}

/** A report as it was handed in. @throws Problem not_found */
export async function findFrozen(
  db: Db,
  wardId: number,
  reportId: number,
  no: number,
): Promise<{ text: string; sha256: string; content: ReportContent }> {
  const row = await db
    .selectFrom('report_submissions')
    .select(['content', 'content_sha256'])
    .where('ward_id', '=', wardId)
    .where('report_id', '=', reportId)
    .where('no', '=', no)
    .executeTakeFirst();
  if (!row) throw new Problem('not_found', 'Không có bản trình này.');
  const content = JSON.parse(row.content) as ReportContent;
  return { text: row.content, sha256: row.content_sha256, content };
}

/** What this client key has written already: a number of the report in its table; null when nothing. */
export async function findByKey(
  tx: Tx,
  table: 'report_versions' | 'report_submissions',
  wardId: number,
  clientKey: string,
): Promise<number | null> {
  const row = await tx
    .selectFrom(table)
    .select('report_id')
    .where('ward_id', '=', wardId)
    .where('client_key', '=', clientKey)
    .executeTakeFirst();
  return row?.report_id ?? null;
}
