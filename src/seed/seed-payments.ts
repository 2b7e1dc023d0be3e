import { sql } from 'kysely';
import { listOfficers, type Officer } from '../features/organisation/index.ts';
import {
  addCharge,
  closeShift,
  confirmTransfer,
  expectedIn,
  findOpenShift,
  offerTransfer,
  openShift,
  seedOnlinePayment,
  takeCash,
} from '../features/payments/index.ts';
import { instant, toLocalDay } from '../law/day.ts';
import type { Database } from '../platform/database/database.ts';
import { Chance } from './chance.ts';
import { keyOf } from './key.ts';

/** A dossier whose fee the catalogue states. */
interface Paying {
  id: number;
  code: string;
  channel: string;
  receivedAt: Date;
  isByPage: boolean;
}

interface PaymentSeed {
  database: Database;
  wardId: number;
  until: Date;
}

const DESKS = ['quay1', 'quay2'];

/** Payments of a part of the demo's dossiers, by the real verbs with a simulated clock, in the order of their days. */
export async function seedPayments({ database, wardId, until }: PaymentSeed): Promise<void> {
  const officers = new Map((await listOfficers(database.db, wardId)).map((each) => [each.username, each]));
  const paying = await findPaying(database, wardId);
  const till = new Till(database, wardId);
  for (const [at, dossier] of paying.entries()) {
    const chance = new Chance(`payment ${dossier.code}`);
    const paidAt = new Date(dossier.receivedAt.getTime() + chance.between(4, 40) * 60_000);
    if (paidAt.getTime() + 5 * 60_000 > until.getTime() || !chance.happens(0.55)) continue;
    const officer = officers.get(DESKS[chance.between(0, 1)]!)!;
    const way = wayOf(chance, dossier.channel, at / paying.length);
    await pay({ database, till, officer, dossier, paidAt, way, chance });
  }
  await till.closeBefore(toLocalDay(until));
}

/** More and more is paid online as the year goes on. */
function wayOf(chance: Chance, channel: string, share: number): 'platform' | 'vietqr' | 'cash' {
  if (chance.happens(channel === 'online' ? 0.68 + 0.22 * share : 0.1 + 0.2 * share)) return 'platform';
  return chance.happens(0.45) ? 'vietqr' : 'cash';
}

interface Payment {
  database: Database;
  till: Till;
  officer: Officer;
  dossier: Paying;
  paidAt: Date;
  way: 'platform' | 'vietqr' | 'cash';
  chance: Chance;
}

async function pay({ database, till, officer, dossier, paidAt, way, chance }: Payment): Promise<void> {
  const act = { officer, now: paidAt, requestId: 'gieo' };
  const count = dossier.isByPage ? chance.between(1, 6) : 1;
  const charge = await database.transact((tx) =>
    addCharge(tx, { ...act, now: dossier.receivedAt }, dossier.id, {
      ...{ clientKey: keyOf(`charge ${dossier.code}`), feeNo: '0', quantity: String(count) },
      pages: String(dossier.isByPage ? chance.between(1, 12) : 1),
    }),
  );
  const fields = { clientKey: keyOf(`pay ${dossier.code}`), amountVnd: String(charge.dueVnd) };
  if (way === 'platform')
    return database.transact((tx) =>
      seedOnlinePayment(tx, { ...fields, wardId: officer.wardId, dossierId: dossier.id, at: paidAt }),
    );
  if (way === 'cash') return till.take(act, dossier.id, fields);
  const seenAt = { ...act, now: new Date(paidAt.getTime() + 5 * 60_000) };
  await database.transact(async (tx) => {
    const intent = await offerTransfer(tx, act, dossier.id, fields);
    const amountVnd = String(charge.dueVnd);
    await confirmTransfer(tx, seenAt, intent.id, { transactionId: `FT.MAU.${intent.id}`, amountVnd });
  });
}

/** The tills of the desks: opened with the first cash of a day, counted in its evening. */
class Till {
  readonly #database: Database;
  readonly #wardId: number;
  readonly #open = new Map<number, { officer: Officer; day: string }>();

  constructor(database: Database, wardId: number) {
    this.#database = database;
    this.#wardId = wardId;
  }

  async take(
    act: Parameters<typeof takeCash>[1],
    dossierId: number,
    fields: Record<string, string>,
  ): Promise<void> {
    const day = toLocalDay(act.now);
    const { id } = act.officer;
    if (this.#open.get(id)?.day !== day) await this.#close(id);
    const clientKey = keyOf(`shift ${act.officer.username} ${day}`);
    if (!this.#open.has(id)) {
      const opening = { ...act, now: instant(day, 7 * 60) };
      await this.#database.transact((tx) => openShift(tx, opening, { clientKey, openingVnd: '200000' }));
      this.#open.set(id, { officer: act.officer, day });
    }
    if ((await findOpenShift(this.#database.db, this.#wardId, id)) === null) return;
    await this.#database.transact((tx) => takeCash(tx, act, dossierId, fields));
  }

  /** Leaves open only what was opened on this day. */
  async closeBefore(today: string): Promise<void> {
    for (const [officerId, { day }] of this.#open) if (day !== today) await this.#close(officerId);
  }

  async #close(officerId: number): Promise<void> {
    const known = this.#open.get(officerId);
    this.#open.delete(officerId);
    if (!known) return;
    const act = { officer: known.officer, now: instant(known.day, 17 * 60 + 30), requestId: 'gieo' };
    const shift = await findOpenShift(this.#database.db, this.#wardId, officerId);
    if (shift === null) return;
    const countedVnd = String(await expectedIn(this.#database.db, this.#wardId, shift));
    await this.#database.transact((tx) => closeShift(tx, act, shift.id, { countedVnd }));
  }
}

async function findPaying(database: Database, wardId: number): Promise<Paying[]> {
  const rows = await database.db
    .selectFrom('dossiers as d')
    .innerJoin('procedure_versions as p', (join) =>
      join.onRef('p.code', '=', 'd.procedure_code').onRef('p.version', '=', 'd.procedure_version'),
    )
    .select(['d.id', 'd.code', 'd.channel', 'd.received_at'])
    .select(sql<string>`p.content #>> '{fees,0,kind}'`.as('kind'))
    .where('d.ward_id', '=', wardId)
    .where('d.received_at', 'is not', null)
    .where('d.status', 'not in', ['refused', 'withdrawn', 'stopped', 'forwarded'])
    .where(sql<boolean>`p.content #>> '{fees,0,kind}' in ('fixed', 'tiered')`)
    .orderBy('d.received_at')
    .orderBy('d.id')
    .execute();
  return rows.map((row) => ({
    ...{ id: row.id, code: row.code, channel: row.channel, receivedAt: row.received_at! },
    isByPage: row.kind === 'tiered',
  }));
}
