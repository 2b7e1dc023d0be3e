import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/database.ts';
import type { PaymentIntents } from '../../platform/database/types.ts';
import { Problem } from '../../platform/problem.ts';
import type { Charge, ChargeKind, Intent, IntentState, Method, Place } from './schema.ts';

export interface DossierKey {
  wardId: number;
  dossierId: number;
}

/** Takes the money of a dossier for this transaction: whoever pays, computes or gives back waits for the other. */
export async function holdMoney(tx: Tx, { wardId, dossierId }: DossierKey): Promise<void> {
  const row = await tx
    .selectFrom('dossiers')
    .select('id')
    .where('ward_id', '=', wardId)
    .where('id', '=', dossierId)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!row) throw new Problem('not_found', 'Không có hồ sơ này.');
}

/** What a dossier was charged, voided ones too, in the order in which it was entered. */
export async function listCharges(db: Db, { wardId, dossierId }: DossierKey): Promise<Charge[]> {
  const rows = await db
    .selectFrom('payment_charges as c')
    .leftJoin('charge_payments as p', (join) =>
      join.onRef('p.ward_id', '=', 'c.ward_id').onRef('p.charge_id', '=', 'c.id'),
    )
    .selectAll('c')
    .select('p.intent_id')
    .where('c.ward_id', '=', wardId)
    .where('c.dossier_id', '=', dossierId)
    .orderBy('c.id')
    .execute();
  return rows.map((row) => ({
    ...{ id: row.id, dossierId: row.dossier_id, kind: row.kind as ChargeKind, what: row.what },
    ...{ quantity: row.quantity, pages: row.pages, basis: row.basis },
    ...{ fullVnd: row.full_vnd, waivedVnd: row.waived_vnd, dueVnd: row.due_vnd },
    ...{ waiverReason: row.waiver_reason, waiverProof: row.waiver_proof },
    ...{ createdAt: row.created_at, createdBy: row.created_by },
    ...{ voidedAt: row.voided_at, voidReason: row.void_reason, paidBy: row.intent_id },
  }));
}

/** Those that still have to be paid. */
export function unpaid(charges: readonly Charge[]): Charge[] {
  return charges.filter((each) => each.voidedAt === null && each.paidBy === null && each.dueVnd > 0);
}

export function sumDue(charges: readonly Charge[]): number {
  return charges.reduce((sum, each) => sum + each.dueVnd, 0);
}

type IntentRow = { [Column in keyof PaymentIntents]: unknown };

function toIntent(row: IntentRow): Intent {
  return {
    wardId: row.ward_id as number,
    id: row.id as number,
    dossierId: row.dossier_id as number,
    reference: row.reference as string,
    method: row.method as Method,
    place: row.place as Place,
    amountVnd: row.amount_vnd as number,
    state: row.state as IntentState,
    createdAt: row.created_at as Date,
    createdBy: row.created_by as number | null,
    expiresAt: row.expires_at as Date,
    payUrl: row.pay_url as string | null,
    transactionId: row.transaction_id as string | null,
    settledAt: row.settled_at as Date | null,
    settledBy: row.settled_by as number | null,
    paidVnd: row.paid_vnd as number | null,
    isOwedBack: row.is_owed_back as boolean,
    shiftId: row.shift_id as number | null,
    askedAt: row.asked_at as Date | null,
  };
}

function intents(db: Db, wardId: number) {
  return db.selectFrom('payment_intents').selectAll().where('ward_id', '=', wardId);
}

export async function listIntents(db: Db, { wardId, dossierId }: DossierKey): Promise<Intent[]> {
  const rows = await intents(db, wardId).where('dossier_id', '=', dossierId).orderBy('id').execute();
  return rows.map(toIntent);
}

/** @throws Problem not_found, also for another ward's */
export async function findIntent(db: Db, wardId: number, id: number): Promise<Intent> {
  const row = await intents(db, wardId).where('id', '=', id).executeTakeFirst();
  if (!row) throw new Problem('not_found', 'Không có giao dịch này.');
  return toIntent(row);
}

/** The payment that this key made; null when it made none. */
export async function findByKey(db: Db, wardId: number, clientKey: string): Promise<Intent | null> {
  const row = await intents(db, wardId).where('client_key', '=', clientKey).executeTakeFirst();
  return row ? toIntent(row) : null;
}

/** The payment of a reference, of whatever ward: the platform knows no wards. */
export async function findByReference(db: Db, reference: string): Promise<Intent | null> {
  const row = await db
    .selectFrom('payment_intents')
    .selectAll()
    .where('reference', '=', reference)
    .executeTakeFirst();
  return row ? toIntent(row) : null;
}

/** The same, read again under the lock of its dossier's money. */
export async function lockIntent(tx: Tx, wardId: number, id: number): Promise<Intent> {
  const { dossierId } = await findIntent(tx, wardId, id);
  await holdMoney(tx, { wardId, dossierId });
  return findIntent(tx, wardId, id);
}

export interface Settlement {
  dossierId: number;
  code: string;
  applicant: string;
  intent: Intent;
}

/** Payments by which money came or may come, with whose dossier they are, newest first. */
export async function listSettlements(
  db: Db,
  wardId: number,
  search: { from: Date; until: Date; shiftId?: number; limit: number },
): Promise<Settlement[]> {
  let query = withDossier(db, wardId)
    .where('i.settled_at', '>=', search.from)
    .where('i.settled_at', '<', search.until);
  if (search.shiftId !== undefined) query = query.where('i.shift_id', '=', search.shiftId);
  const rows = await query
    .orderBy('i.settled_at', 'desc')
    .orderBy('i.id', 'desc')
    .limit(search.limit)
    .execute();
  return rows.map(toSettlement);
}

/** Transfers that nobody has yet seen on the account, the oldest first. */
export async function listAwaitedTransfers(db: Db, wardId: number): Promise<Settlement[]> {
  const rows = await withDossier(db, wardId)
    .where('i.method', '=', 'vietqr')
    .where('i.state', '=', 'pending')
    .orderBy('i.id')
    .limit(200)
    .execute();
  return rows.map(toSettlement);
}

function withDossier(db: Db, wardId: number) {
  return db
    .selectFrom('payment_intents as i')
    .innerJoin('dossiers as d', (join) =>
      join.onRef('d.ward_id', '=', 'i.ward_id').onRef('d.id', '=', 'i.dossier_id'),
    )
    .selectAll('i')
    .select(['d.code', 'd.applicant_name'])
    .where('i.ward_id', '=', wardId);
}

function toSettlement(row: IntentRow & { code: string; applicant_name: string }): Settlement {
  return {
    dossierId: row.dossier_id as number,
    code: row.code,
    applicant: row.applicant_name,
    intent: toIntent(row),
  };
}

/** Writes one line of a payment's history. */
export async function noteStep(
  tx: Tx,
  intent: Pick<Intent, 'wardId' | 'id'>,
  step: { at: Date; event: string; state: IntentState; officerId: number | null; why?: string },
): Promise<void> {
  await tx
    .insertInto('payment_steps')
    .columns(['ward_id', 'intent_id', 'no', 'at', 'event', 'state_after', 'officer_id', 'why'])
    .expression((from) =>
      from
        .selectFrom('payment_steps')
        .select([
          sql<number>`${intent.wardId}::integer`.as('ward_id'),
          sql<number>`${intent.id}::bigint`.as('intent_id'),
          sql<number>`(coalesce(max(no), 0) + 1)::smallint`.as('no'),
          sql<Date>`${step.at}::timestamptz`.as('at'),
          sql<string>`${step.event}::text`.as('event'),
          sql<string>`${step.state}::text`.as('state_after'),
          sql<number | null>`${step.officerId}::bigint`.as('officer_id'),
          sql<string>`${(step.why ?? '').slice(0, 300)}::text`.as('why'),
        ])
        .where('ward_id', '=', intent.wardId)
        .where('intent_id', '=', intent.id),
    )
    .execute();
}
