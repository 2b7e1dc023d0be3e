import type { Day } from '../../../law/day.ts';
import type { Db, Tx } from '../../../platform/database/database.ts';
import { Problem } from '../../../platform/problem.ts';
import type { ImportKind, ListedDossier, OfficialReading } from './schema.ts';

export interface OfficialImport {
  id: number;
  kind: ImportKind;
  state: 'review' | 'adopted' | 'discarded';
  source: string;
  /** Both days included. */
  from: Day;
  until: Day;
  /** The original; null for a list of dossiers. */
  file: string | null;
  sha256: string;
  fileName: string;
  reading: OfficialReading;
  uploadedBy: number;
  uploadedAt: Date;
  decidedBy: number | null;
  decidedAt: Date | null;
}

function importRows(db: Db, wardId: number) {
  return db.selectFrom('official_imports').selectAll().where('ward_id', '=', wardId);
}

function toImport(
  row: Awaited<ReturnType<ReturnType<typeof importRows>['execute']>>[number],
): OfficialImport {
  return {
    ...{ id: row.id, kind: row.kind as ImportKind, state: row.state as OfficialImport['state'] },
    ...{ source: row.source, from: row.day_from, until: row.day_until },
    ...{ file: row.file, sha256: row.sha256, fileName: row.file_name },
    reading: row.reading as unknown as OfficialReading,
    ...{ uploadedBy: row.uploaded_by, uploadedAt: row.uploaded_at },
    ...{ decidedBy: row.decided_by, decidedAt: row.decided_at },
  };
}

/** The newest first. */
export async function listOfficialImports(db: Db, wardId: number): Promise<OfficialImport[]> {
  const rows = await importRows(db, wardId).orderBy('id', 'desc').limit(100).execute();
  return rows.map(toImport);
}

/** @throws Problem not_found */
export async function findOfficialImport(db: Db, wardId: number, id: number): Promise<OfficialImport> {
  const row = await importRows(db, wardId).where('id', '=', id).executeTakeFirst();
  if (!row) throw new Problem('not_found', 'Không có lần nhập này.');
  return toImport(row);
}

/** @throws Problem not_found */
export async function lockOfficialImport(tx: Tx, wardId: number, id: number): Promise<OfficialImport> {
  const row = await importRows(tx, wardId).where('id', '=', id).forUpdate().executeTakeFirst();
  if (!row) throw new Problem('not_found', 'Không có lần nhập này.');
  return toImport(row);
}

/** A published figure; of several about the same period only the newest is `isCurrent`. */
export interface OfficialFigure {
  importId: number;
  source: string;
  adoptedAt: Date;
  from: Day;
  until: Day;
  numerator: number | null;
  denominator: number | null;
  percent: number | null;
  points: number | null;
  isCurrent: boolean;
}

/** What was published of a figure, the latest period and the newest import first. */
export async function listOfficialFigures(
  db: Db,
  wardId: number,
  indicator: string,
): Promise<OfficialFigure[]> {
  const rows = await db
    .selectFrom('official_figures as f')
    .innerJoin('official_imports as i', (join) =>
      join.onRef('i.ward_id', '=', 'f.ward_id').onRef('i.id', '=', 'f.import_id'),
    )
    .select(['f.import_id', 'i.source', 'i.decided_at', 'f.day_from', 'f.day_until'])
    .select(['f.numerator', 'f.denominator', 'f.percent', 'f.points'])
    .where('f.ward_id', '=', wardId)
    .where('f.indicator', '=', indicator)
    .orderBy('f.day_until', 'desc')
    .orderBy('f.day_from', 'desc')
    .orderBy('f.import_id', 'desc')
    .orderBy('f.line', 'desc')
    .limit(60)
    .execute();
  const seen = new Set<string>();
  return rows.map((row) => {
    const key = `${row.day_from} ${row.day_until}`;
    const isCurrent = !seen.has(key);
    seen.add(key);
    const number = (value: unknown) => (value === null ? null : Number(value));
    return {
      ...{ importId: row.import_id, source: row.source, adoptedAt: row.decided_at!, isCurrent },
      ...{ from: row.day_from, until: row.day_until },
      ...{ numerator: number(row.numerator), denominator: number(row.denominator) },
      ...{ percent: number(row.percent), points: number(row.points) },
    };
  });
}

/** The newest list in use about exactly this period, with its dossiers; null when there is none. */
export async function findOfficialList(
  db: Db,
  wardId: number,
  { from, until }: { from: Day; until: Day },
): Promise<{ import: OfficialImport; dossiers: ListedDossier[] } | null> {
  const row = await importRows(db, wardId)
    .where('kind', '=', 'dossiers')
    .where('state', '=', 'adopted')
    .where('day_from', '=', from)
    .where('day_until', '=', until)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row) return null;
  const rows = await db
    .selectFrom('official_dossiers')
    .selectAll()
    .where('ward_id', '=', wardId)
    .where('import_id', '=', row.id)
    .orderBy('line')
    .execute();
  const dossiers = rows.map((each) => ({
    ...{ code: each.code, status: each.status, channel: each.channel as ListedDossier['channel'] },
    ...{ receivedOn: each.received_on, dueOn: each.due_on, finishedOn: each.finished_on },
    ...{ isLate: each.is_late, hasResultFile: each.has_result_file },
  }));
  return { import: toImport(row), dossiers };
}
