import { randomUUID } from 'node:crypto';
import { setImmediate as breathe } from 'node:timers/promises';
import { sql } from 'kysely';
import { addSums, FactSums } from '../../features/figures/index.ts';
import { toLocalDay } from '../../law/day.ts';
import type { BulkRow, WriteRows } from '../../platform/database/bulk.ts';
import type { Tx } from '../../platform/database/database.ts';
import { CashShifts } from './cash-shifts.ts';
import { type LifeMaking, type MadeLife, makeLife } from './make-life.ts';
import { bookOf, giveCodeNumbers, NumberBooks, RECEIPT_BOOK } from './number-books.ts';
import type { PlannedLife } from './plan-ward.ts';
import { SIDE_IDS, SIDE_TABLES, type SideId } from './side-rows.ts';
import type { Staff, Template, TemplateWard } from './template.ts';
import type { WorkingLine } from './working-line.ts';

/** In the order in which they refer to one another. */
const TABLES = [
  'lookups',
  ...(['dossiers', 'dossier_steps', 'dossier_documents', 'dossier_consultations'] as const),
  'document_numbers',
  ...SIDE_TABLES.map(({ name }) => name).slice(1),
];
const CHUNK = 500;
const BEFORE_BREATHING = 10;

export interface WardFilling {
  ward: { id: number; code: string; agencyCode: string; name: string };
  staff: Staff;
  from: TemplateWard;
  line: WorkingLine;
  lives: readonly PlannedLife[];
  until: Date;
  /** The first of the people of the ward, and how many of them there are. */
  people: { first: number; count: number };
  /** Tells this filling from others of the same ward. */
  run: string;
  /** Which person applies, from 0 up to 1. */
  chance(): number;
  sessionOf(day: string): number | null;
  tell?(made: number): void;
}

/** Makes these lives in a ward and counts them, in the given transaction. */
export async function fillWard(tx: Tx, write: WriteRows, filling: WardFilling): Promise<void> {
  const { ward, lives, from } = filling;
  const days = lives.map(({ receivedAt }) => toLocalDay(new Date(receivedAt)));
  const codeNumbers = await giveCodeNumbers(tx, ward, days);
  const { numbers, receipts, shifts } = await giveNumbers(tx, write, filling);
  const nextDossier = await reserveIds(tx, 'dossiers', lives.length);
  const newId = await idMakers(tx, lives, from.templates);
  await shareFiles(tx, ward.id, from);
  const sums = new FactSums();
  const maker: LifeMaking = {
    ...filling,
    ...mapsOf(filling),
    ...{ newId, clientKey: randomUUID, shiftOf: (officerId, at) => shifts.idOf(officerId, at) },
  };
  let papers = 0;
  let writing: Promise<void> = Promise.resolve();
  for (let at = 0; at < lives.length; at += CHUNK) {
    const chunk = new Map<string, BulkRow[]>(TABLES.map((name) => [name, []]));
    for (let no = at; no < Math.min(at + CHUNK, lives.length); no++) {
      const made = makeLife(maker, lives[no]!, {
        ...{ dossierId: nextDossier(), day: days[no]!, codeNumber: codeNumbers[no]! },
        ...{ numbers: numbers[no] ?? [], receiptNumber: receipts[no] ?? 0 },
        newPaperNo: () => `${++papers}/${days[no]!.slice(0, 4)}`,
      });
      collect(chunk, made);
      sums.add(made.facts);
      // The rows before are on their way meanwhile.
      if (no % BEFORE_BREATHING === 0) await breathe();
    }
    await writing;
    writing = writeChunk(write, chunk);
    writing.catch(() => undefined);
    filling.tell?.(Math.min(at + CHUNK, lives.length));
  }
  await writing;
  await addSums(tx, ward.id, sums);
}

function collect(chunk: Map<string, BulkRow[]>, made: MadeLife): void {
  for (const [table, rows] of made.rows) chunk.get(table)!.push(...rows);
}

async function writeChunk(write: WriteRows, chunk: ReadonlyMap<string, BulkRow[]>): Promise<void> {
  for (const [table, rows] of chunk) await write(table, rows);
}

/** Ids that nobody else gets. */
async function reserveIds(tx: Tx, table: string, count: number): Promise<() => number> {
  const { rows } = await sql<{ last: number }>`
    select setval(s.name, nextval(s.name) + ${count}) as last from pg_get_serial_sequence(${table}, 'id') as s (name)`.execute(
    tx,
  );
  let next = Number(rows[0]!.last) - count;
  return () => next++;
}

const ID_TABLES: Record<SideId, string> = {
  ...{ lookup: 'lookups', charge: 'payment_charges', intent: 'payment_intents', receipt: 'payment_receipts' },
  follow_up: 'survey_follow_ups',
};

async function idMakers(tx: Tx, lives: readonly PlannedLife[], templates: readonly Template[]) {
  const makers = new Map<SideId, () => number>();
  for (const kind of SIDE_IDS) {
    const table = ID_TABLES[kind];
    const count = lives.reduce(
      (sum, { template }) => sum + (templates[template]!.side.rows.get(table)?.length ?? 0),
      0,
    );
    if (count > 0) makers.set(kind, await reserveIds(tx, table, count));
  }
  return (kind: SideId) => makers.get(kind)!();
}

/** Numbers of slips, results and receipts, for each life in the order of its steps; and the tills into which its cash went. */
async function giveNumbers(tx: Tx, write: WriteRows, filling: WardFilling) {
  const { lives, from, line, ward, until, run } = filling;
  const { officerOf } = mapsOf(filling);
  const books = new NumberBooks();
  const shifts = new CashShifts();
  const numbers: number[][] = [];
  const receipts: number[] = [];
  for (const [no, { template, places, steps, until: end }] of lives.entries()) {
    const { life, side } = from.templates[template]!;
    for (const [at, step] of life.steps.slice(0, steps).entries()) {
      const book = bookOf(step);
      if (book === undefined) continue;
      const own = numbers[no] ?? [];
      numbers[no] = own;
      books.ask(book, line.move(step.at, places), (number) => {
        own[at] = number;
      });
    }
    const paid = side.ends.get('payments');
    if (paid === undefined || line.move(paid, places).getTime() > end) continue;
    for (const row of side.rows.get('payment_receipts') ?? [])
      books.ask(RECEIPT_BOOK, line.move(row.issued_at as Date, places), (number) => {
        receipts[no] = number;
      });
    for (const row of side.rows.get('payment_intents') ?? [])
      if (row.shift_id !== null)
        shifts.add(
          officerOf(Number(row.settled_by ?? row.created_by)),
          line.move(row.settled_at as Date, places),
          Number(row.amount_vnd),
        );
  }
  await books.giveAll(tx, ward.id);
  const firstId = (await reserveIds(tx, 'cash_shifts', shifts.size))();
  await write('cash_shifts', shifts.rows({ wardId: ward.id, firstId, until, run }));
  return { numbers, receipts, shifts };
}

/** From the ids of the templates' ward to those of this one. @throws Error when somebody is not there */
function mapsOf({ staff, from }: WardFilling) {
  const units = new Map([...staff.unitCodes].map(([id, code]) => [code, id]));
  const officers = new Map([...staff.usernames].map(([id, username]) => [username, id]));
  const find = <Name>(known: ReadonlyMap<Name, number>, name: Name | undefined) => {
    const found = name === undefined ? undefined : known.get(name);
    if (found === undefined) throw new Error(`phường này chưa có "${name}" như phường mẫu.`);
    return found;
  };
  return {
    unitOf: (id: number) => find(units, from.unitCodes.get(Number(id))),
    officerOf: (id: number) => find(officers, from.usernames.get(Number(id))),
  };
}

/** The same bytes, known to this ward too. */
async function shareFiles(tx: Tx, wardId: number, { templates }: TemplateWard): Promise<void> {
  const text = templates.map(({ life }) => JSON.stringify(life.steps.map(({ payload }) => payload))).join();
  const hashes = [...new Set(text.match(/\b[0-9a-f]{64}\b/g) ?? [])];
  await sql`
    insert into files (ward_id, sha256, name, media_type, size, created_at, named_at, scanned_at)
    select distinct on (sha256) ${wardId}::int, sha256, name, media_type, size, created_at, named_at, scanned_at
    from files where sha256 = any(${hashes}) order by sha256, ward_id
    on conflict do nothing`.execute(tx);
}
