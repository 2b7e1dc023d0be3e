import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../platform/database/database.ts';
import { bySpan, spanOf } from '../../platform/database/spans.ts';
import { CHANNEL, countCells, filtered } from './explain/cells.ts';
import type { DossierIndicator, IndicatorRow, Narrowing, Period, Ratio, RowRequest } from './indicator.ts';

/** The conditions of a figure over the dossiers, in SQL about `d`. Count and rows are both made from them. */
export interface DossierConditions {
  /** The instant that puts a dossier into a period. */
  at: RawBuilder<Date>;
  /** Which dossiers are looked at. */
  among?: RawBuilder<boolean>;
  /** Which of them count. Never null. */
  counted: RawBuilder<boolean>;
  /** Names the kinds of the rest and of the counted, for the breakdown. */
  kinds?: RawBuilder<string>;
}

type Words = Omit<DossierIndicator, 'kind' | 'read' | 'rows' | 'cells' | 'breakdown' | 'unit'>;

/** Dossiers `d` within a filter; by the unit that is to resolve them, unless a figure is told apart by another one. */
export function dossiersWithin(
  { procedureCodes, unitIds }: Narrowing = {},
  unit: RawBuilder<number> = sql`d.competent_unit_id`,
): RawBuilder<boolean> {
  const ofProcedures = procedureCodes && sql`d.procedure_code = any(${[...procedureCodes]}::text[])`;
  const ofUnits = unitIds && sql`${unit} = any(${[...unitIds]}::bigint[])`;
  return sql<boolean>`(${ofProcedures ?? ALL} and ${ofUnits ?? ALL})`;
}

const ALL = sql<boolean>`true`;

/** A figure "this many of those dossiers", its rows and its breakdown, all from one set of conditions. */
export function dossierRatio(words: Words, conditions: DossierConditions): DossierIndicator {
  return {
    kind: 'dossiers',
    unit: '%',
    kept: words.code,
    ...words,
    read: (db, wardId, bounds, asOf, filter) => readRatios(db, wardId, { bounds, asOf, conditions, filter }),
    rows: (db, wardId, period, asOf, request) => listRows(db, wardId, { period, asOf, conditions, request }),
    cells: (db, wardId, period, asOf) =>
      countCells(db, wardId, {
        ...{ from: sql`dossiers as d`, where: population(period, asOf, conditions) },
        ...{ counted: conditions.counted, way: CHANNEL },
      }),
    ...(conditions.kinds && {
      breakdown: (db, wardId, period, asOf) => countKinds(db, wardId, { period, asOf, conditions }),
    }),
  };
}

/** Dossiers of the ward that the figure looks at between two instants, nothing after `asOf`. */
function population(period: Period, asOf: Date, { at, among = ALL }: DossierConditions): RawBuilder<boolean> {
  return sql<boolean>`(${at} >= ${period.from} and ${at} < ${period.to} and ${at} < ${asOf} and ${among})`;
}

async function readRatios(
  db: Db,
  wardId: number,
  given: {
    bounds: readonly Date[];
    asOf: Date;
    conditions: DossierConditions;
    filter: Narrowing | undefined;
  },
): Promise<Ratio[]> {
  const { bounds, asOf, conditions } = given;
  const period = { from: bounds[0]!, to: bounds.at(-1)! };
  const span = spanOf(conditions.at, bounds);
  const rows = await db
    .selectFrom('dossiers as d')
    .select([
      span.as('span'),
      sql<number>`count(*)`.as('denominator'),
      sql<number>`count(*) filter (where ${conditions.counted})`.as('numerator'),
    ])
    .where('d.ward_id', '=', wardId)
    .where(population(period, asOf, conditions))
    .where(dossiersWithin(given.filter))
    .groupBy('span')
    .execute();
  return bySpan(rows, bounds);
}

async function listRows(
  db: Db,
  wardId: number,
  given: { period: Period; asOf: Date; conditions: DossierConditions; request: RowRequest },
): Promise<IndicatorRow[]> {
  const { period, asOf, conditions, request } = given;
  let query = db
    .selectFrom('dossiers as d')
    .innerJoin('procedure_versions as p', (join) =>
      join.onRef('p.code', '=', 'd.procedure_code').onRef('p.version', '=', 'd.procedure_version'),
    )
    .select([
      'd.id',
      'd.code',
      'p.name',
      'd.received_at',
      'd.due_at',
      'd.finished_at',
      conditions.at.as('at'),
    ])
    .where('d.ward_id', '=', wardId)
    .where(population(period, asOf, conditions))
    .where(filtered(request.filter, CHANNEL))
    .where(request.part === 'numerator' ? conditions.counted : sql<boolean>`not ${conditions.counted}`);
  if (request.after)
    query = query.where(sql<boolean>`(${conditions.at}, d.id) < (${request.after.at}, ${request.after.id})`);
  const rows = await query.orderBy('at', 'desc').orderBy('d.id', 'desc').limit(request.limit).execute();
  return rows.map((row) => ({
    id: row.id,
    code: row.code,
    procedureName: row.name,
    receivedAt: row.received_at!,
    dueAt: row.due_at,
    finishedAt: row.finished_at,
    at: row.at,
  }));
}

async function countKinds(
  db: Db,
  wardId: number,
  given: { period: Period; asOf: Date; conditions: DossierConditions },
): Promise<{ label: string; count: number }[]> {
  return db
    .selectFrom('dossiers as d')
    .select([given.conditions.kinds!.as('label'), sql<number>`count(*)`.as('count')])
    .where('d.ward_id', '=', wardId)
    .where(population(given.period, given.asOf, given.conditions))
    .groupBy('label')
    .orderBy('label')
    .execute();
}
