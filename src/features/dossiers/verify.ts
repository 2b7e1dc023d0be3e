import { sql } from 'kysely';
import { formatDossierCode } from '../../law/dossier-code.ts';
import type { Db } from '../../platform/database/database.ts';
import { brokenLink } from './chain.ts';
import { bookFaults } from './numbering/register.ts';
import { documentColumns, fixedColumns, stateColumns } from './save.ts';
import type { DossierDocument } from './schema.ts';
import { type DossierState, fold } from './state.ts';
import type { ChainedStep } from './step-payloads.ts';
import { type StepRow, toChainedStep } from './store.ts';

export interface Fault {
  dossierId: number;
  code: string;
  what: string;
}

export interface Verification {
  dossiers: number;
  steps: number;
  documents: number;
  byStatus: Record<string, number>;
  faults: Fault[];
}

const BATCH = 500;

/**
 * Folds every control slip of a ward: each hash follows from the one before, each step was allowed, and the rows that
 * figures are counted from are what the steps say. Reads only, in batches; beside the day's work it needs one snapshot
 * (repeatable read), or a step that is taken between two of its reads looks like a fault.
 */
export async function verifyDossiers(db: Db, wardId: number): Promise<Verification> {
  const found: Verification = { dossiers: 0, steps: 0, documents: 0, byStatus: {}, faults: [] };
  for (let after = 0; ; ) {
    const rows = await readRows(db, wardId, after);
    if (rows.length === 0) break;
    const ids = rows.map((row) => row.id);
    const steps = groupBy(await readSteps(db, wardId, ids), (row) => row.dossier_id);
    const documents = groupBy(await readDocuments(db, wardId, ids), (row) => row.dossier_id);
    for (const row of rows) {
      found.dossiers++;
      found.byStatus[row.status] = (found.byStatus[row.status] ?? 0) + 1;
      const chain = (steps.get(row.id) ?? []).map((each) => toChainedStep(each as StepRow));
      found.steps += chain.length;
      found.documents += documents.get(row.id)?.length ?? 0;
      const what = faultOf(row, chain, documents.get(row.id) ?? []);
      if (what) found.faults.push({ dossierId: row.id, code: row.code, what });
    }
    after = ids.at(-1)!;
  }
  found.faults.push(...(await orphanSteps(db, wardId)), ...(await missingNumbers(db, wardId)));
  found.faults.push(...(await doubledNumbers(db, wardId)));
  for (const fault of await bookFaults(db, wardId)) found.faults.push({ ...fault, code: '' });
  return found;
}

function readRows(db: Db, wardId: number, after: number) {
  return db
    .selectFrom('dossiers')
    .selectAll()
    .where('ward_id', '=', wardId)
    .where('id', '>', after)
    .orderBy('id')
    .limit(BATCH)
    .execute();
}

function readSteps(db: Db, wardId: number, ids: number[]) {
  return db
    .selectFrom('dossier_steps')
    .selectAll()
    .where('ward_id', '=', wardId)
    .where('dossier_id', 'in', ids)
    .orderBy('dossier_id')
    .orderBy('no')
    .execute();
}

function readDocuments(db: Db, wardId: number, ids: number[]) {
  return db
    .selectFrom('dossier_documents')
    .selectAll()
    .where('ward_id', '=', wardId)
    .where('dossier_id', 'in', ids)
    .orderBy('no')
    .execute();
}

type Row = Awaited<ReturnType<typeof readRows>>[number];
type DocumentRow = Awaited<ReturnType<typeof readDocuments>>[number];

/** The first fault of a dossier, in one Vietnamese sentence without personal data; null when all is well. */
function faultOf(row: Row, chain: ChainedStep[], documents: DocumentRow[]): string | null {
  const broken = brokenLink(chain);
  if (broken) return broken;
  let state: DossierState;
  try {
    state = fold(chain.map((each) => each.step));
  } catch (error) {
    return `phiếu kiểm soát không khớp quy trình: ${(error as Error).message}`;
  }
  if (!chain.at(-1)!.hash.equals(row.head_hash)) return 'bước cuối không phải là bước đã ghi trên hồ sơ';
  const wrong = wrongColumn(row, { ...fixedColumns(state), ...stateColumns(state) });
  if (wrong) return `cột ${wrong} của hồ sơ khác với phiếu kiểm soát`;
  return sameDocuments(documents, state.documents) ? null : 'giấy tờ của hồ sơ khác với phiếu kiểm soát';
}

/** The name of a column that is not as expected; undefined when all are. */
function wrongColumn(row: object, expected: object): string | undefined {
  const actual = new Map(Object.entries(row));
  return Object.entries(expected).find(([name, value]) => !same(actual.get(name), value))?.[0];
}

function same(actual: unknown, expected: unknown): boolean {
  if (actual instanceof Date && expected instanceof Date) return actual.getTime() === expected.getTime();
  return actual === expected;
}

function sameDocuments(rows: DocumentRow[], documents: DossierDocument[]): boolean {
  return (
    rows.length === documents.length &&
    documents.every((each) => {
      const row = rows.find((candidate) => candidate.no === each.no);
      return row !== undefined && wrongColumn(row, documentColumns(each)) === undefined;
    })
  );
}

async function orphanSteps(db: Db, wardId: number): Promise<Fault[]> {
  const rows = await db
    .selectFrom('dossier_steps as s')
    .leftJoin('dossiers as d', (join) =>
      join.onRef('d.ward_id', '=', 's.ward_id').onRef('d.id', '=', 's.dossier_id'),
    )
    .select('s.dossier_id')
    .distinct()
    .where('s.ward_id', '=', wardId)
    .where('d.id', 'is', null)
    .execute();
  return rows.map((row) => ({ dossierId: row.dossier_id, code: '', what: 'có bước nhưng hồ sơ đã mất' }));
}

/** A code number is given in the transaction of its dossier: a number without a dossier means a dossier was removed. */
async function missingNumbers(db: Db, wardId: number): Promise<Fault[]> {
  const counters = await db
    .selectFrom('dossier_code_counters')
    .selectAll()
    .where('ward_id', '=', wardId)
    .execute();
  const codes = await db.selectFrom('dossiers').select('code').where('ward_id', '=', wardId).execute();
  const perDay = new Map<string, number>();
  for (const { code } of codes) perDay.set(seriesOf(code), (perDay.get(seriesOf(code)) ?? 0) + 1);
  return counters.flatMap(({ agency_code: agencyCode, day, last_number: number }) => {
    const series = seriesOf(formatDossierCode({ agencyCode, day, number: 1 }));
    const have = perDay.get(series) ?? 0;
    const what = `đã cấp ${number} số nhưng còn ${have} hồ sơ`;
    return have === number ? [] : [{ dossierId: 0, code: series, what }];
  });
}

/** Slips and results are numbered by book and year; no number stands on two of them. */
async function doubledNumbers(db: Db, wardId: number): Promise<Fault[]> {
  const book = sql<string>`case
    when step in ('withdraw', 'stop', 'expire') then 'stop_notice'
    when step in ('extend', 'apologise') then 'apology'
    when step in ('stamp', 'approve_correction') then 'result'
    else step end`;
  const year = sql<number>`extract(year from coalesce((payload ->> 'resultOn')::date,
    (at at time zone 'Asia/Ho_Chi_Minh')::date))::int`;
  const number = sql<string>`split_part(payload ->> 'number', '/', 1)`;
  const rows = await db
    .selectFrom('dossier_steps')
    .select(({ fn }) => [
      book.as('book'),
      year.as('year'),
      number.as('number'),
      fn.max('dossier_id').as('id'),
    ])
    .where('ward_id', '=', wardId)
    .where('step', '<>', 'note_result')
    .where(sql`payload ->> 'number'`, 'is not', null)
    .groupBy([book, year, number])
    .having(({ fn }) => fn.countAll(), '>', 1)
    .execute();
  return rows.map((row) => ({
    ...{ dossierId: Number(row.id), code: '' },
    what: `số ${row.number}/${row.year} của sổ ${row.book} đã cấp hai lần`,
  }));
}

/** A code without its order number. */
function seriesOf(code: string): string {
  return code.slice(0, code.lastIndexOf('-'));
}

function groupBy<Value>(values: Value[], key: (value: Value) => number): Map<number, Value[]> {
  const groups = new Map<number, Value[]>();
  for (const value of values) {
    const group = groups.get(key(value));
    if (group) group.push(value);
    else groups.set(key(value), [value]);
  }
  return groups;
}
