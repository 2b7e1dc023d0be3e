import { toLocalDay } from '../../../law/day.ts';
import type { Db, Tx } from '../../../platform/database/database.ts';
import { Problem } from '../../../platform/problem.ts';
import { findDossier, nextNumber } from '../../dossiers/index.ts';
import type { ChargeKind, Intent } from '../schema.ts';
import { listCharges } from '../store.ts';

export interface ReceiptLine {
  kind: ChargeKind;
  what: string;
  fullVnd: number;
  waivedVnd: number;
  dueVnd: number;
  basis: string;
  waiverReason: string | null;
}

/** The receipt of one payment, as it was issued. */
export interface Receipt {
  id: number;
  wardId: number;
  year: number;
  number: number;
  intentId: number;
  issuedAt: Date;
  issuedBy: number | null;
  payer: string;
  amountVnd: number;
  lines: ReceiptLine[];
  cancelledAt: Date | null;
}

/** One receipt for a payment that settled its charges, numbered in the order in which money came. */
export async function issueReceipt(
  tx: Tx,
  intent: Intent,
  { at, by }: { at: Date; by: number | null },
): Promise<void> {
  const year = Number(toLocalDay(at).slice(0, 4));
  const { applicant } = await findDossier(tx, intent);
  const charges = (await listCharges(tx, intent)).filter((each) => each.paidBy === intent.id);
  const lines = charges.map(
    ({ kind, what, fullVnd, waivedVnd, dueVnd, basis, waiverReason }): ReceiptLine => {
      return { kind, what, fullVnd, waivedVnd, dueVnd, basis, waiverReason };
    },
  );
  await tx
    .insertInto('payment_receipts')
    .values({
      ...{ ward_id: intent.wardId, intent_id: intent.id, year, issued_at: at, issued_by: by },
      ...{ payer: applicant.name, amount_vnd: intent.amountVnd, lines: JSON.stringify(lines) },
      number: await nextNumber(tx, intent.wardId, 'receipt', year),
    })
    .execute();
}

function receipts(db: Db, wardId: number) {
  return db.selectFrom('payment_receipts').selectAll().where('ward_id', '=', wardId);
}

/** The receipt of a payment. @throws Problem not_found */
export async function findReceipt(db: Db, wardId: number, intentId: number): Promise<Receipt> {
  const row = await receipts(db, wardId).where('intent_id', '=', intentId).executeTakeFirst();
  if (!row) throw new Problem('not_found', 'Giao dịch này chưa có biên lai.');
  return {
    ...{ id: row.id, wardId: row.ward_id, year: row.year, number: row.number, intentId: row.intent_id },
    ...{ issuedAt: row.issued_at, issuedBy: row.issued_by, payer: row.payer, amountVnd: row.amount_vnd },
    ...{ lines: row.lines as unknown as ReceiptLine[], cancelledAt: row.cancelled_at },
  };
}
