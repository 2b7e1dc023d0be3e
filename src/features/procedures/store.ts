import { sql } from 'kysely';
import { isDataInsteadOfPapers } from '../../law/data-instead-of-papers.ts';
import type { Db } from '../../platform/database/database.ts';
import { Problem } from '../../platform/problem.ts';
import { type DataReplacement, dataReplacement, type ProcedureVersion, procedureVersion } from './schema.ts';

/** Codes of internal procedures, those between agencies (TTHC nội bộ), begin with 6. */
export const INTERNAL = '6.%';

/** The versions in force on a day. */
export function inForceOn(db: Db, day: string) {
  return db
    .selectFrom('procedure_versions')
    .where('valid_from', '<=', day)
    .where((on) => on.or([on('valid_until', 'is', null), on('valid_until', '>', day)]));
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

/** The rows of the annex about a procedure; none on a day on which they are not in force. */
export async function dataReplacementsOf(db: Db, code: string, onDay: string): Promise<DataReplacement[]> {
  if (!isDataInsteadOfPapers(onDay)) return [];
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

export interface PlaceInCatalogue {
  name: string;
  fieldCode: string;
  field: string;
  onlineLevel: ProcedureVersion['onlineLevel'];
}

/** Where procedures stand in the catalogue on a day; one that is no longer, or not yet, in force stands where it last or first did. */
export async function placeInCatalogue(
  db: Db,
  codes: readonly string[],
  onDay: string,
): Promise<Map<string, PlaceInCatalogue>> {
  const rows = await db
    .selectFrom('procedure_versions')
    .select(['code', 'name', 'field', 'field_code'])
    .select(sql<ProcedureVersion['onlineLevel']>`content ->> 'onlineLevel'`.as('online_level'))
    .distinctOn('code')
    .where(sql<boolean>`code = any(${[...codes]}::text[])`)
    .orderBy('code')
    .orderBy(sql`valid_from > ${onDay}`)
    .orderBy(sql`abs(valid_from - ${onDay}::date)`)
    .execute();
  return new Map(
    rows.map(({ code, name, field, field_code, online_level }) => [
      code,
      { name, field, fieldCode: field_code, onlineLevel: online_level },
    ]),
  );
}

/** Codes that the ward does not serve. */
export async function listUnserved(db: Db, wardId: number): Promise<Set<string>> {
  const rows = await db
    .selectFrom('ward_procedures')
    .select('code')
    .where('ward_id', '=', wardId)
    .where('served', '=', false)
    .execute();
  return new Set(rows.map((row) => row.code));
}
