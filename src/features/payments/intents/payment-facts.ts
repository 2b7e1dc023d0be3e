import { toLocalDay } from '../../../law/day.ts';
import type { Db } from '../../../platform/database/database.ts';
import type { PlacedFact } from '../../figures/index.ts';
import type { Intent } from '../schema.ts';

/** For what a payment is: the procedure, and the unit that is to resolve it when the money comes. */
interface PaidFor {
  procedureCode: string;
  unitId: number;
}

type Settled = Pick<Intent, 'method' | 'amountVnd' | 'isOwedBack'> & PaidFor & { settledAt: Date };

/**
 * Money that came and settled what was due: `payments-online`, by payments, counted when it came through the platform. What is given
 * back later had come.
 */
export function paymentFacts(payment: Settled): PlacedFact[] {
  if (payment.isOwedBack || payment.amountVnd <= 0) return [];
  const { procedureCode, unitId, settledAt, method } = payment;
  return [
    {
      ...{ code: 'payments-online', day: toLocalDay(settledAt), total: 1, minutes: 0 },
      ...{ counted: Number(method === 'platform'), procedureCode, unitId, officerId: 0 },
    },
  ];
}

export async function findPaidFor(db: Db, intent: Pick<Intent, 'wardId' | 'dossierId'>): Promise<PaidFor> {
  const row = await db
    .selectFrom('dossiers')
    .select(['procedure_code', 'competent_unit_id'])
    .where('ward_id', '=', intent.wardId)
    .where('id', '=', intent.dossierId)
    .executeTakeFirstOrThrow();
  return { procedureCode: row.procedure_code, unitId: row.competent_unit_id };
}

const BATCH = 5000;

/** Counts all payments of a ward anew, batch by batch. */
export async function* countPayments(db: Db, wardId: number): AsyncGenerator<PlacedFact[]> {
  for (let after = 0; ; ) {
    const rows = await db
      .selectFrom('payment_intents as i')
      .innerJoin('dossiers as d', (join) =>
        join.onRef('d.ward_id', '=', 'i.ward_id').onRef('d.id', '=', 'i.dossier_id'),
      )
      .select(['i.id', 'i.method', 'i.amount_vnd', 'i.is_owed_back', 'i.settled_at', 'i.unit_id'])
      .select('d.procedure_code')
      .where('i.ward_id', '=', wardId)
      .where('i.id', '>', after)
      .where('i.settled_at', 'is not', null)
      .orderBy('i.id')
      .limit(BATCH)
      .execute();
    if (rows.length === 0) return;
    yield rows.flatMap((row) =>
      paymentFacts({
        ...{
          method: row.method as Intent['method'],
          amountVnd: row.amount_vnd,
          isOwedBack: row.is_owed_back,
        },
        ...{ procedureCode: row.procedure_code, unitId: row.unit_id ?? 0, settledAt: row.settled_at! },
      }),
    );
    after = rows.at(-1)!.id;
  }
}
