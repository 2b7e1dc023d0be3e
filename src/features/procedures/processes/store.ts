import { sql } from 'kysely';
import type { Term } from '../../../law/due.ts';
import { workingHoursOn } from '../../../law/working-time.ts';
import type { Db } from '../../../platform/database/database.ts';
import { containing } from '../../../platform/database/like.ts';
import { foldVietnamese } from '../../../platform/fold-vietnamese.ts';
import { Problem } from '../../../platform/problem.ts';
import { GENERIC, GENERIC_FROM, genericProcess } from './generic.ts';
import { type ProcessVersion, processVersion } from './schema.ts';

/** The process in force for a procedure on a day; the generic one for the term when it has none of its own. */
export async function findProcess(
  db: Db,
  procedureCode: string,
  day: string,
  term: Term | null,
): Promise<ProcessVersion> {
  const row = await inForce(db, day)
    .select('content')
    .where(sql<boolean>`procedure_codes @> array[${procedureCode}]`)
    .orderBy('valid_from', 'desc')
    .orderBy('code')
    .limit(1)
    .executeTakeFirst();
  return row ? processVersion.parse(row.content) : genericProcess(term, workingHoursOn(day));
}

/** A version that a dossier keeps. @throws Problem not_found */
export async function findProcessVersion(
  db: Db,
  code: string,
  version: number,
  term: Term | null = null,
): Promise<ProcessVersion> {
  if (code === GENERIC) return genericProcess(term, workingHoursOn(GENERIC_FROM));
  const row = await db
    .selectFrom('process_versions')
    .select(['content', 'valid_until'])
    .where('code', '=', code)
    .where('version', '=', version)
    .executeTakeFirst();
  if (!row) throw new Problem('not_found', 'Không có phiên bản này của quy trình.');
  return { ...processVersion.parse(row.content), validUntil: row.valid_until };
}

/** Every version of a process, newest first. */
export async function listProcessVersions(db: Db, code: string): Promise<ProcessVersion[]> {
  const rows = await db
    .selectFrom('process_versions')
    .select(['content', 'valid_until'])
    .where('code', '=', code)
    .orderBy('version', 'desc')
    .execute();
  return rows.map((row) => ({ ...processVersion.parse(row.content), validUntil: row.valid_until }));
}

export interface ProcessSearch {
  q: string;
  onDay: string;
  /** Keyset: the code of the last line before. */
  after: string | null;
  limit: number;
}

/** Processes in force on a day, by name or procedure code, without accents. */
export async function searchProcesses(
  db: Db,
  { q, onDay, after, limit }: ProcessSearch,
): Promise<{ processes: ProcessVersion[]; next: string | null }> {
  let query = inForce(db, onDay).select(['content', 'code']);
  for (const word of foldVietnamese(q).split(' ').filter(Boolean))
    query = query.where('search_text', 'like', containing(word));
  if (after !== null) query = query.where('code', '>', after);
  const rows = await query
    .orderBy('code')
    .limit(limit + 1)
    .execute();
  const shown = rows.slice(0, limit);
  return {
    processes: shown.map((row) => processVersion.parse(row.content)),
    next: rows.length > limit ? shown.at(-1)!.code : null,
  };
}

function inForce(db: Db, day: string) {
  return db
    .selectFrom('process_versions')
    .where('valid_from', '<=', day)
    .where((on) => on.or([on('valid_until', 'is', null), on('valid_until', '>', day)]));
}
