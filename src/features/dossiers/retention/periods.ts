import { z } from 'zod';
import { toLocalDay } from '../../../law/day.ts';
import { ENDINGS, type Ending, type RetentionPeriod } from '../../../law/retention.ts';
import type { Db, Tx } from '../../../platform/database/database.ts';
import { Problem, parseFields } from '../../../platform/problem.ts';
import { type Act, noteChange } from '../../organisation/index.ts';
import { listFields } from '../../procedures/index.ts';

/** What an administrator or whoever controls enters: one period, by a decision. */
export const retentionForm = z.object({
  clientKey: z.uuid(),
  fieldCode: z.preprocess((given) => given || null, z.string().trim().max(40).nullable()),
  ending: z.preprocess((given) => given || null, z.enum(ENDINGS).nullable()),
  years: z.preprocess(
    (given) => (typeof given === 'string' && given.trim() === '' ? null : given),
    z.coerce
      .number('Ghi số năm, hoặc để trống.')
      .int('Ghi số năm tròn.')
      .min(1, 'Từ 1 năm.')
      .max(100, 'Tối đa 100 năm; lâu hơn thì để trống là vĩnh viễn.')
      .nullable(),
  ),
  validFrom: z.iso.date('Ghi ngày bắt đầu áp dụng.'),
  decision: z.string().trim().min(2, 'Ghi số, ngày của quyết định.').max(300, 'Tối đa 300 ký tự.'),
});

/** The ward's periods, the last entered last, as `retentionOf` wants them. */
export async function listRetentionPeriods(db: Db, wardId: number): Promise<RetentionPeriod[]> {
  const rows = await db
    .selectFrom('retention_periods')
    .select(['field_code', 'ending', 'years', 'valid_from', 'decision'])
    .where('ward_id', '=', wardId)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    fieldCode: row.field_code || null,
    ending: (row.ending || null) as Ending | null,
    years: row.years,
    from: row.valid_from,
    decision: row.decision,
  }));
}

/** Sets a period; the ones before it stay on record. A repeat changes nothing. @throws Problem not_allowed, invalid */
export async function setRetentionPeriod(tx: Tx, act: Act, given: unknown): Promise<void> {
  if (!act.officer.duties.some((duty) => duty === 'administer' || duty === 'control'))
    throw new Problem('not_allowed', 'Tài khoản của bạn không được ghi thời hạn bảo quản.');
  const said = 'Chưa ghi được thời hạn: có mục cần sửa.';
  const form = parseFields(retentionForm, given, said);
  const fields = await listFields(tx, toLocalDay(act.now));
  if (form.fieldCode !== null && !fields.some((each) => each.fieldCode === form.fieldCode))
    throw new Problem('invalid', said, { fieldCode: 'Chọn một lĩnh vực trong danh mục.' });
  const added = await tx
    .insertInto('retention_periods')
    .values({
      ward_id: act.officer.wardId,
      field_code: form.fieldCode ?? '',
      ending: form.ending ?? '',
      years: form.years,
      valid_from: form.validFrom,
      decision: form.decision,
      decided_by: act.officer.id,
      decided_at: act.now,
      client_key: form.clientKey,
    })
    .onConflict((conflict) => conflict.columns(['ward_id', 'client_key']).doNothing())
    .returning('id')
    .execute();
  if (added.length === 0) return;
  const { clientKey: _, fieldCode, ...after } = form;
  await noteChange(tx, act, { what: 'retention', subject: fieldCode ?? 'all', before: null, after });
}
