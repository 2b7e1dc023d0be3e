import type { Db, Tx } from '../../../platform/database/database.ts';
import type { Dossier } from '../../dossiers/index.ts';
import { findProcedureVersion } from '../../procedures/index.ts';
import type { Charge } from '../schema.ts';
import { holdMoney, listCharges, unpaid } from '../store.ts';
import { insertCharge } from './add-charge.ts';
import { type Computed, computeFee, type FeeRule, kindOf } from './compute.ts';

/** How the money of a dossier stands for whoever pays. */
export type DueState =
  /** Charges, or one that is computed without anybody's word and not written down yet. */
  | { kind: 'to_pay'; charges: Charge[]; proposed: Proposed | null; dueVnd: number }
  | { kind: 'paid'; charges: Charge[] }
  /** Everything that is charged comes to nothing, or the procedure is free. */
  | { kind: 'free'; charges: Charge[]; fees: readonly FeeRule[] }
  /** The amount depends on what the desk counts: pages, the case. */
  | { kind: 'not_counted'; fees: readonly FeeRule[] }
  /** No level is known: the ward has not entered it. */
  | { kind: 'not_set'; fees: readonly FeeRule[] }
  /** The dossier ended without anything being owed. */
  | { kind: 'over' };

export interface Proposed {
  fee: FeeRule;
  computed: Computed;
}

/** What is due for a dossier. A procedure with one fee that depends on nothing else needs no officer to charge it. */
export async function dueState(db: Db, dossier: Dossier): Promise<DueState> {
  const key = { wardId: dossier.wardId, dossierId: dossier.id };
  const charges = (await listCharges(db, key)).filter((each) => each.voidedAt === null);
  const open = unpaid(charges);
  const isOver = ['refused', 'withdrawn', 'stopped'].includes(dossier.state.status);
  if (open.length > 0 && !isOver)
    return {
      kind: 'to_pay',
      charges,
      proposed: null,
      dueVnd: open.reduce((sum, each) => sum + each.dueVnd, 0),
    };
  if (charges.some((each) => each.paidBy !== null)) return { kind: 'paid', charges };
  if (isOver) return { kind: 'over' };
  const { procedureCode, procedureVersion } = dossier.state;
  const { fees } = await findProcedureVersion(db, procedureCode, procedureVersion);
  if (charges.length > 0) return { kind: 'free', charges, fees };
  return withoutCharges(db, dossier, fees);
}

async function withoutCharges(db: Db, dossier: Dossier, fees: readonly FeeRule[]): Promise<DueState> {
  const paying = fees.filter((fee) => fee.kind !== 'free');
  if (fees.length > 0 && paying.length === 0) return { kind: 'free', charges: [], fees };
  const [fee, ...others] = paying;
  if (fee === undefined || fee.kind === 'unknown') return { kind: 'not_set', fees };
  const computed = await computeFee(db, dossier, fee, { quantity: 1, pages: 1, waivedPercent: 0 });
  if (computed === null) return { kind: 'not_set', fees };
  if (others.length > 0 || fee.kind === 'tiered') return { kind: 'not_counted', fees };
  if (computed.dueVnd === 0) return { kind: 'free', charges: [], fees };
  return { kind: 'to_pay', charges: [], proposed: { fee, computed }, dueVnd: computed.dueVnd };
}

/**
 * Charges what was counted when a dossier was filed from home, where its procedure has one fee that depends on nothing but
 * that number; otherwise nothing, and the desk charges.
 */
export async function chargeFiled(
  tx: Tx,
  dossier: Dossier,
  { quantity, at, clientKey }: { quantity: number; at: Date; clientKey: string },
): Promise<void> {
  const key = { wardId: dossier.wardId, dossierId: dossier.id };
  await holdMoney(tx, key);
  const state = await dueState(tx, dossier);
  if (state.kind !== 'to_pay' || state.proposed === null) return;
  const { fee } = state.proposed;
  const computed = await computeFee(tx, dossier, fee, { quantity, pages: 1, waivedPercent: 0 });
  if (computed === null) return;
  const charge = { kind: kindOf(fee), what: fee.what, quantity, pages: 1, reason: null, proof: null };
  await insertCharge(tx, key, { ...charge, computed, clientKey, at, by: null });
}

/** Writes down what was only computed, so that it can be paid. The dossier's money must be held. */
export async function chargeProposed(
  tx: Tx,
  dossier: Dossier,
  { at, clientKey }: { at: Date; clientKey: string },
): Promise<DueState> {
  const state = await dueState(tx, dossier);
  if (state.kind !== 'to_pay' || state.proposed === null) return state;
  const { fee, computed } = state.proposed;
  await insertCharge(
    tx,
    { wardId: dossier.wardId, dossierId: dossier.id },
    {
      ...{ kind: kindOf(fee), what: fee.what, quantity: 1, pages: 1, reason: null, proof: null },
      ...{ computed, clientKey, at, by: null },
    },
  );
  return dueState(tx, dossier);
}
