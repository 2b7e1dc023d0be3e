import { toLocalDay } from '../../../law/day.ts';
import { type FeeCase, type FeeDue, feeDue } from '../../../law/fee-due.ts';
import type { Db } from '../../../platform/database/database.ts';
import type { Dossier } from '../../dossiers/index.ts';
import { describeFee, type ProcedureVersion } from '../../procedures/index.ts';
import { rowsOf } from '../levels/local-fees.ts';
import type { ChargeKind } from '../schema.ts';

export type FeeRule = ProcedureVersion['fees'][number];

/** Lệ phí where the catalogue calls it so; else phí. */
export function kindOf(fee: FeeRule): ChargeKind {
  return /^lệ phí/i.test(fee.what) ? 'charge' : 'fee';
}

export interface Computed extends FeeDue {
  /** How it was computed, as is told to whoever pays. */
  basis: string;
}

/** What the amount depends on, once the fee is chosen. */
export type Measure = Pick<FeeCase, 'quantity' | 'pages' | 'waivedPercent'>;

/**
 * The amount of one fee of a dossier by the law of the day on which it came; null when the ward does not know it.
 * @throws RangeError as feeDue
 */
export async function computeFee(
  db: Db,
  dossier: Dossier,
  fee: FeeRule,
  measure: Measure,
): Promise<Computed | null> {
  const { state } = dossier;
  const day = toLocalDay(state.receivedAt ?? state.submittedAt);
  const locals = fee.kind === 'local' ? await rowsOf(db, dossier.wardId, state.procedureCode) : [];
  const due = feeDue(fee, locals, { ...measure, day, isOnline: state.channel === 'online' });
  if (due === null) return null;
  const local = locals.find((row) => row.from <= day && (row.until === null || day < row.until));
  return { ...due, basis: basisOf(fee, measure, local?.basis ?? null) };
}

function basisOf(fee: FeeRule, { quantity, pages }: Measure, resolution: string | null): string {
  const level = resolution === null ? describeFee({ ...fee, waivers: '' }) : `Mức theo ${resolution}`;
  const counted = fee.kind === 'tiered' ? `${quantity} bản, mỗi bản ${pages} trang` : `số lượng ${quantity}`;
  return `${level}; ${counted}`.slice(0, 500);
}
