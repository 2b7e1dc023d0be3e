import { z } from 'zod';
import { type Day, toLocalDay } from '../../../law/day.ts';
import { QUALITY_GROUPS } from '../../../law/quality-components.ts';
import {
  type ComponentWeight,
  type NoDataRule,
  unbalancedGroups,
  weightsOn,
} from '../../../law/quality-index.ts';
import type { Db, Tx } from '../../../platform/database/database.ts';
import { Problem, parseFields } from '../../../platform/problem.ts';
import { type Act, noteChange } from '../../organisation/index.ts';
import { decisionForm, type QualityDecision, type Weighing } from './schema.ts';

/** The ward's decisions, the one that rules last first: by their day, of one day the later entered. */
export async function listQualityDecisions(db: Db, wardId: number): Promise<QualityDecision[]> {
  const rows = await db
    .selectFrom('quality_decisions as d')
    .innerJoin('quality_weights as w', (join) =>
      join.onRef('w.ward_id', '=', 'd.ward_id').onRef('w.decision_id', '=', 'd.id'),
    )
    .select(['d.id', 'd.decision', 'd.valid_from', 'd.no_data', 'd.decided_at'])
    .select(['w.component', 'w.max', 'w.threshold'])
    .where('d.ward_id', '=', wardId)
    .orderBy('d.valid_from', 'desc')
    .orderBy('d.id', 'desc')
    .execute();
  return [...Map.groupBy(rows, (row) => row.id).values()].map((all) => {
    const { decision, valid_from: from, no_data, decided_at: decidedAt } = all[0]!;
    const own = new Map(all.map((row) => [row.component, row]));
    const weights = weightsOn(from).map((law): ComponentWeight => {
      const { max, threshold } = own.get(law.code) ?? law;
      return {
        ...law,
        max,
        threshold,
        isVerified: law.isVerified && max === law.max && threshold === law.threshold,
      };
    });
    return { decision, from, decidedAt, noData: no_data as NoDataRule, weights };
  });
}

/** How the components weigh on a day: by the ward's decision in force, else as the law's known text and our proposal say. */
export async function weighingOn(db: Db, wardId: number, day: Day): Promise<Weighing> {
  const decided = (await listQualityDecisions(db, wardId)).find((each) => each.from <= day);
  return decided ?? { weights: weightsOn(day), noData: 'left_out', decision: null };
}

/** As officers write it: "4,5". An empty field is no zero. */
const decimal = (given: unknown) =>
  typeof given === 'string' ? (given.trim() === '' ? undefined : given.trim().replace(',', '.')) : given;

const points = z.preprocess(
  decimal,
  z.coerce
    .number('Ghi số điểm.')
    .min(0, 'Từ 0 điểm.')
    .max(100, 'Tối đa 100 điểm.')
    .multipleOf(0.01, 'Tối đa hai chữ số lẻ.'),
);
const percents = z.preprocess(
  decimal,
  z.coerce
    .number('Ghi số phần trăm.')
    .gt(0, 'Phải trên 0 %.')
    .max(100, 'Tối đa 100 %.')
    .multipleOf(0.01, 'Tối đa hai chữ số lẻ.'),
);

/** The names of the form's fields for a component: "max-2.1", "threshold-2.1". */
export const weightFields = (code: string) => ({ max: `max-${code}`, threshold: `threshold-${code}` });

/**
 * Sets all weights from a day on, not before today: what is closed stays. The components of each group must add up to its maximum.
 * A repeat changes nothing.
 * @throws Problem not_allowed, invalid
 */
export async function decideWeights(tx: Tx, act: Act, given: Record<string, unknown>): Promise<void> {
  const { wardId, id, duties } = act.officer;
  if (!duties.includes('administer') && !duties.includes('control'))
    throw new Problem('not_allowed', 'Tài khoản của bạn không được ghi trọng số.');
  const { form, weights } = readForm(given, toLocalDay(act.now));
  const added = await tx
    .insertInto('quality_decisions')
    .values({
      ...{ ward_id: wardId, decision: form.decision, valid_from: form.validFrom, no_data: form.noData },
      ...{ decided_by: id, decided_at: act.now, client_key: form.clientKey },
    })
    .onConflict((conflict) => conflict.columns(['ward_id', 'client_key']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!added) return;
  await tx
    .insertInto('quality_weights')
    .values(
      weights.map(({ code, max, threshold }) => ({
        ...{ ward_id: wardId, decision_id: added.id, component: code, max, threshold },
      })),
    )
    .execute();
  const { clientKey: _, ...after } = form;
  await noteChange(tx, act, {
    ...{ what: 'quality_weights', subject: form.decision, before: null },
    after: { ...after, weights },
  });
}

function readForm(given: Record<string, unknown>, today: Day) {
  const said = 'Chưa ghi được trọng số: có mục cần sửa.';
  const codes = weightsOn(today).map((each) => each.code);
  const fields = Object.fromEntries(
    codes.flatMap((code) => {
      const { max, threshold } = weightFields(code);
      return [
        [max, points],
        [threshold, percents],
      ];
    }),
  );
  const form = parseFields(decisionForm.extend(fields), given, said) as z.output<typeof decisionForm> &
    Record<string, number>;
  if (form.validFrom < today)
    throw new Problem('invalid', said, {
      validFrom: 'Ghi ngày từ hôm nay trở đi; kỳ đã chốt không tính lại.',
    });
  const weights = codes.map((code) => {
    const { max, threshold } = weightFields(code);
    return { code, max: form[max]!, threshold: form[threshold]! };
  });
  const wrong = unbalancedGroups(weights);
  if (wrong.length > 0)
    throw new Problem(
      'invalid',
      said,
      Object.fromEntries(
        QUALITY_GROUPS.filter((each) => wrong.includes(each.code)).map(({ code, name, max }) => [
          `group-${code}`,
          `${name}: tổng điểm các thành phần phải bằng ${max}.`,
        ]),
      ),
    );
  return { form, weights };
}
