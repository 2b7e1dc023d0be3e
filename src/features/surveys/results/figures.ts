import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../../platform/database/database.ts';
import { bySpan, spanOf } from '../../../platform/database/spans.ts';
import { codesOfFields } from '../../procedures/index.ts';
import { DECISIVE, SATISFIED } from '../questions.ts';
import { type Cut, foldFew, type Share } from './fold-few.ts';

export const SATISFIED_COUNT = sql<number>`count(*) filter (where s.score >= ${SATISFIED})`;

/** Valid forms with their dossier: one row each, by its answer to the decisive question. */
export function forms(db: Db, wardId: number, from: Date, to: Date, among: RawBuilder<boolean>) {
  return db
    .selectFrom('survey_answers as a')
    .innerJoin('survey_scores as s', (join) =>
      join
        .onRef('s.ward_id', '=', 'a.ward_id')
        .onRef('s.dossier_id', '=', 'a.dossier_id')
        .on('s.question', '=', DECISIVE),
    )
    .innerJoin('dossiers as d', (join) =>
      join.onRef('d.ward_id', '=', 'a.ward_id').onRef('d.id', '=', 'a.dossier_id'),
    )
    .innerJoin('procedure_versions as p', (join) =>
      join.onRef('p.code', '=', 'd.procedure_code').onRef('p.version', '=', 'd.procedure_version'),
    )
    .where('a.ward_id', '=', wardId)
    .where('a.voided_at', 'is', null)
    .where('a.answered_at', '>=', from)
    .where('a.answered_at', '<', to)
    .where(among);
}

export interface SatisfactionRequest {
  /** Only of the fields with these codes; null: of all. */
  fieldCodes: readonly string[] | null;
  asOf: Date;
  /** Only of these procedures, resolved by these units. */
  filter?: { procedureCodes?: readonly string[]; unitIds?: readonly number[] };
}

export function amongOf({ fieldCodes, asOf, filter = {} }: SatisfactionRequest): RawBuilder<boolean> {
  const { procedureCodes, unitIds } = filter;
  const inFields = fieldCodes && sql`d.procedure_code in (${codesOfFields(fieldCodes)})`;
  const ofProcedures = procedureCodes && sql`d.procedure_code = any(${[...procedureCodes]}::text[])`;
  const ofUnits = unitIds && sql`d.competent_unit_id = any(${[...unitIds]}::bigint[])`;
  const all = sql`true`;
  return sql<boolean>`(a.answered_at < ${asOf} and ${inFields ?? all} and ${ofProcedures ?? all} and ${ofUnits ?? all})`;
}

/** One share for each span between neighbouring bounds, in one query. */
export async function readSatisfaction(
  db: Db,
  wardId: number,
  bounds: readonly Date[],
  request: SatisfactionRequest,
): Promise<Share[]> {
  const rows = await forms(db, wardId, bounds[0]!, bounds.at(-1)!, amongOf(request))
    .select([
      spanOf(sql`a.answered_at`, bounds).as('span'),
      sql<number>`count(*)`.as('denominator'),
      SATISFIED_COUNT.as('numerator'),
    ])
    .groupBy('span')
    .execute();
  return bySpan(rows, bounds);
}

/** The share of each field; those with too few forms stand together. */
export async function readByField(
  db: Db,
  wardId: number,
  { from, to }: { from: Date; to: Date },
  request: SatisfactionRequest,
): Promise<Cut[]> {
  const rows = await forms(db, wardId, from, to, amongOf(request))
    .select(['p.field as label', sql<number>`count(*)`.as('denominator'), SATISFIED_COUNT.as('numerator')])
    .groupBy('p.field')
    .orderBy('p.field')
    .execute();
  return foldFew(rows, 'Các lĩnh vực ít phiếu');
}
