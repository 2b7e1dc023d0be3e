import { sql } from 'kysely';
import type { Db } from '../../platform/database/database.ts';
import { containing, escapeLike } from '../../platform/database/like.ts';
import { foldVietnamese } from '../../platform/fold-vietnamese.ts';
import { Problem } from '../../platform/problem.ts';
import { normaliseProcedureCode } from './code.ts';
import { type DataReplacement, dataReplacement, type ProcedureVersion, procedureVersion } from './schema.ts';

/** Codes of internal procedures, those between agencies (TTHC nội bộ), begin with 6. */
const INTERNAL = '6.%';

export interface ProcedureSearch {
  q: string;
  field: string | null;
  applicant: 'citizen' | 'organisation' | null;
  /** Keyset: rank and code of the last line of the page before. */
  after: { rank: number; code: string } | null;
  limit: number;
  onDay: string;
  /** Leave out the procedures between agencies: citizens have no part in them. */
  publicOnly?: boolean;
}

export interface ProcedurePage {
  procedures: ProcedureVersion[];
  next: { rank: number; code: string } | null;
}

/** The versions in force on a day. */
function inForceOn(db: Db, day: string) {
  return db
    .selectFrom('procedure_versions')
    .where('valid_from', '<=', day)
    .where((on) => on.or([on('valid_until', 'is', null), on('valid_until', '>', day)]));
}

/** 0: the name begins with the query, with or without the words that many names begin with; 1: it holds it; 2: neither. */
function rankBy(query: string) {
  const starts = ['', 'thu tuc ', 'dang ky ', 'thu tuc dang ky '].map(
    (words) => `${words}${escapeLike(query)}%`,
  );
  return sql<number>`case when search_text like any (${starts}) then 0
    when search_text like ${containing(query)} then 1 else 2 end * 10000 + length(name)`;
}

/**
 * Procedures in force on a day: by code, or by all words of the query in any order and without accents. Names that
 * begin with the query stand first, the shorter before the longer.
 */
export async function searchProcedures(db: Db, search: ProcedureSearch): Promise<ProcedurePage> {
  const words = foldVietnamese(search.q).split(' ').filter(Boolean);
  const code = normaliseProcedureCode(search.q);
  const rank = rankBy(words.join(' '));
  let query = inForceOn(db, search.onDay).select(['content', 'code', rank.as('rank')]);
  if (code) query = query.where('code', '=', code);
  else for (const word of words) query = query.where('search_text', 'like', containing(word));
  if (search.publicOnly) query = query.where('code', 'not like', INTERNAL);
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
    procedures: shown.map((row) => procedureVersion.parse(row.content)),
    next: last ? { rank: last.rank, code: last.code } : null,
  };
}

export interface FieldCount {
  field: string;
  fieldCode: string;
  count: number;
}

/** Fields with how many procedures for citizens are in force in each. */
export async function listFields(db: Db, onDay: string): Promise<FieldCount[]> {
  const rows = await inForceOn(db, onDay)
    .select(['field_code', sql<string>`min(field)`.as('field'), sql<number>`count(*)`.as('count')])
    .where('code', 'not like', INTERNAL)
    .groupBy('field_code')
    .orderBy('field_code')
    .execute();
  return rows.map((row) => ({ field: row.field, fieldCode: row.field_code, count: row.count }));
}

/** The version in force on a day. @throws Problem not_found */
export async function findProcedure(db: Db, code: string, onDay: string): Promise<ProcedureVersion> {
  const row = await inForceOn(db, onDay).select('content').where('code', '=', code).executeTakeFirst();
  if (!row) throw new Problem('not_found', 'Không có thủ tục này trong danh mục đang có hiệu lực.');
  return procedureVersion.parse(row.content);
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
  return procedureVersion.parse(row.content);
}

export async function dataReplacementsOf(db: Db, code: string): Promise<DataReplacement[]> {
  const rows = await db
    .selectFrom('data_replacements')
    .select('content')
    .where('code', '=', code)
    .orderBy('id')
    .execute();
  return rows.map((row) => dataReplacement.parse(row.content));
}

/** Procedures in force whose words begin with these letters in order: "ks" finds "khai sinh". */
export async function searchByInitials(db: Db, letters: string, onDay: string): Promise<ProcedureVersion[]> {
  if (!/^[a-z]{2,6}$/.test(letters)) return [];
  const pattern = `\\m${[...letters].join('[a-z0-9]* ')}`;
  const rows = await inForceOn(db, onDay)
    .select('content')
    .where(sql<boolean>`search_text ~ ${pattern}`)
    .where('code', 'not like', INTERNAL)
    .orderBy(sql`length(name)`)
    .orderBy('code')
    .limit(20)
    .execute();
  return rows.map((row) => procedureVersion.parse(row.content));
}

/** The versions in force of these codes, in their order; a code without one is left out. */
export async function findProcedures(
  db: Db,
  codes: readonly string[],
  onDay: string,
): Promise<ProcedureVersion[]> {
  if (codes.length === 0) return [];
  const rows = await inForceOn(db, onDay).select(['code', 'content']).where('code', 'in', codes).execute();
  const found = new Map(rows.map((row) => [row.code, procedureVersion.parse(row.content)]));
  return codes.flatMap((code) => found.get(code) ?? []);
}
