import type { Tx } from '../../../platform/database/database.ts';
import { EVER, listCodes, readCounts } from '../../figures/index.ts';
import { INDICATORS } from '../indicators.ts';
import { startOf } from '../period.ts';
import { PeriodReader } from '../period-reader.ts';
import { qualityOf } from '../quality-index/read-quality.ts';
import { type ClosingContent, closingHash, packText, toSheets, writeContent } from './content.ts';
import { holdClosings } from './hold-closings.ts';
import type { ClosedPeriod } from './periods.ts';

/**
 * Freezes what is counted of a period, unless the same days are frozen already: its facts and those before it, every figure with its words,
 * the index. Call it in a transaction that reads one state ("repeatable read"); of two at once the second finds it done.
 * @throws RangeError when it is not over
 * @returns whether it was this call that closed it
 */
export async function closePeriod(tx: Tx, wardId: number, period: ClosedPeriod, now: Date): Promise<boolean> {
  const { kind, from, to } = period;
  if (startOf(to) > now) throw new RangeError(`Kỳ ${from} – ${to} chưa hết.`);
  await holdClosings(tx, wardId);
  const known = await tx
    .selectFrom('closings')
    .select('no')
    .where('ward_id', '=', wardId)
    .where('day_from', '=', from)
    .where('day_to', '=', to)
    .executeTakeFirst();
  if (known) return false;
  const text = writeContent(await countPeriod(tx, wardId, period, now));
  const last = await tx
    .selectFrom('closings')
    .select(['no', 'hash'])
    .where('ward_id', '=', wardId)
    .orderBy('no', 'desc')
    .limit(1)
    .executeTakeFirst();
  const head = {
    wardId,
    no: (last?.no ?? 0) + 1,
    ...{ kind, from, to },
    previous: last?.hash ?? '',
    takenAt: now,
  };
  const added = await tx
    .insertInto('closings')
    .values({
      ...{ ward_id: wardId, no: head.no, kind, day_from: from, day_to: to },
      ...{
        content: await packText(text),
        previous: head.previous,
        hash: closingHash(head, text),
        taken_at: now,
      },
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('no')
    .execute();
  return added.length > 0;
}

async function countPeriod(
  tx: Tx,
  wardId: number,
  { from, to }: ClosedPeriod,
  now: Date,
): Promise<ClosingContent> {
  const rows = await readCounts(tx, {
    ...{ wardIds: [wardId], codes: await listCodes(tx, wardId), by: ['procedureCode', 'unitId'] },
    spans: [
      { from, to },
      { from: EVER, to: from },
    ],
  });
  const reader = new PeriodReader(tx, wardId, { from, to, asOf: now });
  const figures: ClosingContent['figures'] = [];
  for (const indicator of INDICATORS) {
    const { code, name, definition, numeratorText, denominatorText, law, direction, kind } = indicator;
    const words = { code, name, definition, numeratorText, denominatorText, law, direction, kind };
    figures.push({ ...words, ratio: ratioOnly(await reader.ratioOf(indicator)) });
  }
  return {
    version: 1,
    within: toSheets(rows.filter((row) => row.span === 0)),
    before: toSheets(rows.filter((row) => row.span === 1)),
    figures,
    quality: await qualityOf(reader),
  };
}

function ratioOnly(ratio: { numerator: number; denominator: number } | null) {
  return ratio && { numerator: ratio.numerator, denominator: ratio.denominator };
}
