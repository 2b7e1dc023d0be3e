import { sql } from 'kysely';
import type { Db } from '../../platform/database/database.ts';
import { Problem } from '../../platform/problem.ts';
import { normaliseProcedureCode } from './code.ts';
import type { DataReplacement, ProcedureVersion } from './schema.ts';
import { foldVietnamese } from './search-text.ts';

export interface ProcedureSearch {
  q: string;
  field: string | null;
  applicant: 'citizen' | 'organisation' | null;
  /** Keyset: rank and code of the last line of the page before. */
  after: { rank: number; code: string } | null;
  limit: number;
  onDay: string;
}

export interface ProcedurePage {
  procedures: ProcedureVersion[];
  next: { rank: number; code: string } | null;
}

/**
 * Procedures in force on a day: by code, or by all words of the query in any order and without accents. Names that
 * begin with the query stand first, the shorter before the longer.
 */
export async function searchProcedures(db: Db, search: ProcedureSearch): Promise<ProcedurePage> {
  const words = foldVietnamese(search.q).split(' ').filter(Boolean);
  const code = normaliseProcedureCode(search.q);
  const start = `${words.join(' ')}%`;
  const rank = sql<number>`case when search_text like ${start} or search_text like ${`thu tuc ${start}`}
    or search_text like ${`dang ky ${start}`} or search_text like ${`thu tuc dang ky ${start}`} then 0
    when search_text like ${`%${words.join(' ')}%`} then 1 else 2 end * 10000 + length(name)`;
  let query = db
    .selectFrom('procedure_versions')
    .select(['content', 'code', rank.as('rank')])
    .where('valid_from', '<=', search.onDay)
    .where((on) => on.or([on('valid_until', 'is', null), on('valid_until', '>', search.onDay)]));
  if (code) query = query.where('code', '=', code);
  else
    for (const word of words)
      query = query.where('search_text', 'like', `%${word.replace(/[\\%_]/g, '\\$&')}%`);
  if (search.field) query = query.where('field_code', '=', search.field);
  if (search.applicant) query = query.where(sql<boolean>`content->'applicants' ? ${search.applicant}`);
  if (search.after)
    query = query.where(sql<boolean>`(${rank}, code) > (${search.after.rank}, ${search.after.code})`);
  const rows = await query
    .orderBy(rank)
    .orderBy('code')
    .limit(search.limit + 1)
    .execute();
  const shown = rows.slice(0, search.limit);
  const last = rows.length > search.limit ? shown.at(-1) : undefined;
  return {
    procedures: shown.map((row) => row.content as unknown as ProcedureVersion),
    next: last ? { rank: last.rank, code: last.code } : null,
  };
}

export interface FieldCount {
  field: string;
  fieldCode: string;
  count: number;
}

/** Fields with how many procedures are in force in each. */
export async function listFields(db: Db, onDay: string): Promise<FieldCount[]> {
  const rows = await db
    .selectFrom('procedure_versions')
    .select(['field_code', sql<string>`min(field)`.as('field'), sql<number>`count(*)`.as('count')])
    .where('valid_from', '<=', onDay)
    .where((on) => on.or([on('valid_until', 'is', null), on('valid_until', '>', onDay)]))
    .groupBy('field_code')
    .orderBy('field_code')
    .execute();
  return rows.map((row) => ({ field: row.field, fieldCode: row.field_code, count: row.count }));
}

/** The version in force on a day. @throws Problem not_found */
export async function findProcedure(db: Db, code: string, onDay: string): Promise<ProcedureVersion> {
  const row = await db
    .selectFrom('procedure_versions')
    .select('content')
    .where('code', '=', code)
    .where('valid_from', '<=', onDay)
    .where((on) => on.or([on('valid_until', 'is', null), on('valid_until', '>', onDay)]))
    .executeTakeFirst();
  if (!row) throw new Problem('not_found', 'Không có thủ tục này trong danh mục đang có hiệu lực.');
  return row.content as unknown as ProcedureVersion;
}

/** The version that a dossier was taken in under. @throws Problem not_found */
export async function findProcedureVersion(db: Db, code: string, version: number): Promise<ProcedureVersion> {
  const row = await db
    .selectFrom('procedure_versions')
    .select('content')
    .where('code', '=', code)
    .where('version', '=', version)
    .executeTakeFirst();
  if (!row) throw new Problem('not_found', 'Không có phiên bản này của thủ tục.');
  return row.content as unknown as ProcedureVersion;
}

export async function dataReplacementsOf(db: Db, code: string): Promise<DataReplacement[]> {
  const rows = await db
    .selectFrom('data_replacements')
    .select('content')
    .where('code', '=', code)
    .orderBy('id')
    .execute();
  return rows.map((row) => row.content as unknown as DataReplacement);
}
