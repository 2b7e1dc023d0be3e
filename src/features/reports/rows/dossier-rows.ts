import { type RawBuilder, sql } from 'kysely';
import { type Day, instant } from '../../../law/day.ts';
import type { Db } from '../../../platform/database/database.ts';
import type { FormFilter } from '../forms/schema.ts';

/** A dossier behind a number of the settlement form. It carries no name of a person. */
export interface DossierRow {
  id: number;
  code: string;
  procedureCode: string;
  procedureName: string;
  receivedAt: Date;
  dueAt: Date | null;
  finishedAt: Date | null;
}

export interface RowsRequest extends FormFilter {
  /** A column of the form: "overdue". */
  column: string;
  /** "own", "forwarded"; left out: both. */
  scope?: 'own' | 'forwarded';
  /** Days `[from, to)`. */
  from: Day;
  to: Day;
  after: { at: Date; id: number } | null;
  limit: number;
}

type Bounds = { start: Date; end: Date; to: Day };
const localDay = (column: string) => sql<string>`(${sql.ref(column)} at time zone 'Asia/Ho_Chi_Minh')::date`;
const RECEIVED = sql.ref<Date>('d.received_at');
const FINISHED = sql.ref<Date>('d.finished_at');
const DUE = sql.ref<Date>('d.due_at');

const isNew = ({ start, end }: Bounds) => sql<boolean>`(${RECEIVED} >= ${start} and ${RECEIVED} < ${end})`;
const wasOpen = ({ start }: Bounds) =>
  sql<boolean>`(${RECEIVED} < ${start} and (${FINISHED} is null or ${FINISHED} >= ${start}))`;
const isSettled = ({ start, end }: Bounds) =>
  sql<boolean>`(${FINISHED} >= ${start} and ${FINISHED} < ${end})`;
const isOpen = ({ end }: Bounds) =>
  sql<boolean>`(${RECEIVED} < ${end} and (${FINISHED} is null or ${FINISHED} >= ${end}))`;
const both = (a: RawBuilder<boolean>, b: RawBuilder<boolean>) => sql<boolean>`(${a} and ${b})`;

const EARLY = sql<boolean>`(${FINISHED} <= ${DUE} and ${localDay('d.finished_at')} < ${localDay('d.due_at')})`;
const ON_TIME = sql<boolean>`(${DUE} is null or ${FINISHED} <= ${DUE} and ${localDay('d.finished_at')} = ${localDay('d.due_at')})`;

/** The conditions of the form's columns, in SQL about `d`: the rows behind each number. */
const COLUMNS: Record<string, (bounds: Bounds) => RawBuilder<boolean>> = {
  received: (bounds) => sql<boolean>`(${isNew(bounds)} or ${wasOpen(bounds)})`,
  online: (bounds) => both(isNew(bounds), sql`d.channel = 'online'`),
  direct: (bounds) => both(isNew(bounds), sql`d.channel <> 'online'`),
  'carried-over': wasOpen,
  settled: isSettled,
  early: (bounds) => both(isSettled(bounds), EARLY),
  'on-time': (bounds) => both(isSettled(bounds), ON_TIME),
  late: (bounds) => both(isSettled(bounds), sql`(${FINISHED} > ${DUE})`),
  pending: isOpen,
  'in-term': (bounds) =>
    both(isOpen(bounds), sql`(${DUE} is null or ${localDay('d.due_at')} >= ${bounds.to})`),
  overdue: (bounds) => both(isOpen(bounds), sql`(${localDay('d.due_at')} < ${bounds.to})`),
};

/** Columns whose dossiers can be listed. */
export const LISTED_COLUMNS: readonly string[] = Object.keys(COLUMNS);

/** The dossiers behind a number of the settlement form, the newest first. @throws RangeError for a column without rows */
export async function listDossierRows(db: Db, wardId: number, request: RowsRequest): Promise<DossierRow[]> {
  const { column, scope, from, to, unitId, fieldCode, procedureCode, after, limit } = request;
  const condition = COLUMNS[column];
  if (!condition) throw new RangeError(`Không có cột "${column}".`);
  let query = db
    .selectFrom('dossiers as d')
    .innerJoin('procedure_versions as p', (join) =>
      join.onRef('p.code', '=', 'd.procedure_code').onRef('p.version', '=', 'd.procedure_version'),
    )
    .select(['d.id', 'd.code', 'd.procedure_code', 'p.name', 'd.received_at', 'd.due_at', 'd.finished_at'])
    .where('d.ward_id', '=', wardId)
    .where(condition({ start: instant(from, 0), end: instant(to, 0), to }));
  if (scope) query = query.where('d.place', scope === 'own' ? '<>' : '=', 'forwarded');
  if (unitId !== undefined) query = query.where('d.competent_unit_id', '=', unitId);
  if (procedureCode !== undefined) query = query.where('d.procedure_code', '=', procedureCode);
  if (fieldCode !== undefined) query = query.where('p.field_code', '=', fieldCode);
  if (after)
    query = query.where(sql<boolean>`(${RECEIVED}, d.id) < (${after.at}::timestamptz, ${after.id}::bigint)`);
  const rows = await query.orderBy('d.received_at', 'desc').orderBy('d.id', 'desc').limit(limit).execute();
  return rows.map((row) => ({
    ...{ id: row.id, code: row.code, procedureCode: row.procedure_code, procedureName: row.name },
    ...{ receivedAt: row.received_at!, dueAt: row.due_at, finishedAt: row.finished_at },
  }));
}
