import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../../platform/database/database.ts';
import type { Cell, RowFilter } from '../indicator.ts';

/** From where a figure counts, in SQL about `d`, a dossier. */
export interface CellSource {
  from: RawBuilder<unknown>;
  where: RawBuilder<boolean>;
  counted: RawBuilder<boolean>;
  way: RawBuilder<string>;
  /** Left out: the unit that is to resolve the dossier. */
  unit?: RawBuilder<number>;
}

const COMPETENT = sql<number>`d.competent_unit_id`;

export const CHANNEL = sql<string>`d.channel`;

export async function countCells(db: Db, wardId: number, source: CellSource): Promise<Cell[]> {
  const { rows } = await sql<Omit<Cell, 'procedureName'>>`
    select d.procedure_code as "procedureCode", p.field_code as "fieldCode", p.field, ${source.unit ?? COMPETENT} as "unitId",
      ${source.way} as way, count(*) as denominator, count(*) filter (where ${source.counted}) as numerator
    from ${source.from} join procedure_versions as p on p.code = d.procedure_code and p.version = d.procedure_version
    where d.ward_id = ${wardId} and ${source.where}
    group by 1, 2, 3, 4, 5 order by 1, 4, 5`.execute(db as never);
  const names = await namesOf(db, [...new Set(rows.map((row) => row.procedureCode))]);
  return rows.map((row) => ({ ...row, procedureName: names.get(row.procedureCode)! }));
}

async function namesOf(db: Db, codes: readonly string[]): Promise<Map<string, string>> {
  if (codes.length === 0) return new Map();
  const rows = await db
    .selectFrom('procedure_versions')
    .select(['code', 'name'])
    .distinctOn('code')
    .where('code', 'in', codes)
    .orderBy('code')
    .orderBy('version', 'desc')
    .execute();
  return new Map(rows.map((row) => [row.code, row.name]));
}

/** The same as `matches`, in SQL about `d`. */
export function filtered(
  filter: RowFilter | undefined,
  way: RawBuilder<string>,
  unit = COMPETENT,
): RawBuilder<boolean> {
  if (filter === undefined) return sql`true`;
  const { procedureCodes, fieldCode, unitId } = filter;
  const conditions = [
    sql`true`,
    ...(procedureCodes ? [sql`d.procedure_code = any(${[...procedureCodes]}::text[])`] : []),
    ...(unitId === undefined ? [] : [sql`${unit} = ${unitId}`]),
    ...(filter.way === undefined ? [] : [sql`${way} = ${filter.way}`]),
    ...(fieldCode === undefined
      ? []
      : [
          sql`exists (select from procedure_versions as v
            where v.code = d.procedure_code and v.version = d.procedure_version and v.field_code = ${fieldCode})`,
        ]),
  ];
  return sql<boolean>`(${sql.join(conditions, sql` and `)})`;
}

export function matches(cell: Cell, { procedureCodes, fieldCode, unitId, way }: RowFilter): boolean {
  return (
    (procedureCodes === undefined || procedureCodes.includes(cell.procedureCode)) &&
    (fieldCode === undefined || cell.fieldCode === fieldCode) &&
    (unitId === undefined || cell.unitId === unitId) &&
    (way === undefined || cell.way === way)
  );
}
