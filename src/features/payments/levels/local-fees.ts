import { z } from 'zod';
import { isDay, toLocalDay } from '../../../law/day.ts';
import { type LocalFee, MOST_DUE_VND } from '../../../law/fee-due.ts';
import type { Db, Tx } from '../../../platform/database/database.ts';
import { Problem, parseFields } from '../../../platform/problem.ts';
import { type Act, noteChange } from '../../organisation/index.ts';
import { findProcedure } from '../../procedures/index.ts';
import { holdLevels } from './hold.ts';

const WRONG = 'Chưa lưu được mức thu: có mục cần sửa.';

/** Whole đồng as people write them: "8.000", "8 000 đ". */
export const amount = (message: string) =>
  z
    .string(message)
    .trim()
    .transform((text) => text.replace(/\s*(đ|₫|đồng|vnđ|vnd)$/i, '').replace(/[.\s](?=\d{3}(\D|$))/g, ''))
    .pipe(z.string().regex(/^\d{1,10}$/, message))
    .transform(Number)
    .refine((vnd) => vnd <= MOST_DUE_VND, 'Số tiền quá lớn.');

const form = z.object({
  clientKey: z.uuid(),
  procedureCode: z
    .string()
    .trim()
    .regex(/^[1-9]\.\d{6}$/, 'Ghi mã thủ tục như 1.004873.'),
  validFrom: z.string().refine(isDay, 'Ghi ngày bắt đầu áp dụng.'),
  amountVnd: amount('Ghi số tiền, số nguyên đồng.'),
  onlineVnd: z
    .literal('')
    .transform(() => null)
    .or(amount('Ghi số tiền, số nguyên đồng, hoặc để trống.')),
  basis: z.string().trim().min(5, 'Ghi nghị quyết của Hội đồng nhân dân.').max(300, 'Tối đa 300 ký tự.'),
});

export function mustKeepLevels(act: Act): void {
  if (!act.officer.duties.some((duty) => duty === 'control' || duty === 'administer'))
    throw new Problem('not_allowed', 'Tài khoản của bạn không được đặt mức thu.');
}

/**
 * Enters what the council set for a procedure from a day on; what was in force ends the day before. A row that has begun
 * is never changed: dossiers were computed by it.
 * @throws Problem not_allowed, not_found (the procedure), invalid
 */
export async function setLocalFee(tx: Tx, act: Act, given: unknown): Promise<void> {
  mustKeepLevels(act);
  const { clientKey, procedureCode, validFrom, amountVnd, onlineVnd, basis } = parseFields(
    form,
    given,
    WRONG,
  );
  const { wardId, id } = act.officer;
  if (await isEntered(tx, wardId, clientKey)) return;
  const procedure = await findProcedure(tx, procedureCode, validFrom);
  if (!procedure.fees.some((fee) => fee.kind === 'local'))
    throw new Problem('invalid', WRONG, {
      procedureCode: 'Danh mục không ghi lệ phí của thủ tục này do Hội đồng nhân dân quy định.',
    });
  await holdLevels(tx, wardId);
  const rows = await rowsOf(tx, wardId, procedureCode);
  const last = rows.at(-1);
  if (last && validFrom <= last.from)
    throw new Problem('invalid', WRONG, {
      validFrom: 'Ngày này phải sau ngày bắt đầu của mức đã nhập gần nhất.',
    });
  if (last && last.until === null && validFrom <= toLocalDay(act.now))
    throw new Problem('invalid', WRONG, {
      validFrom: 'Đã có mức đang áp dụng; mức mới bắt đầu từ ngày mai trở đi.',
    });
  if (last && last.until === null)
    await tx
      .updateTable('local_fees')
      .set({ valid_until: validFrom })
      .where('ward_id', '=', wardId)
      .where('id', '=', last.id)
      .execute();
  await tx
    .insertInto('local_fees')
    .values({
      ...{ ward_id: wardId, procedure_code: procedureCode, valid_from: validFrom, valid_until: null },
      ...{ amount_vnd: amountVnd, online_vnd: onlineVnd, basis, decided_by: id, decided_at: act.now },
      client_key: clientKey,
    })
    .execute();
  const after = { validFrom, amountVnd, onlineVnd, basis };
  const before = last ? { amountVnd: last.amountVnd, onlineVnd: last.onlineVnd, from: last.from } : null;
  await noteChange(tx, act, { what: 'local_fee', subject: procedureCode, before, after });
}

async function isEntered(tx: Tx, wardId: number, clientKey: string): Promise<boolean> {
  const row = await tx
    .selectFrom('local_fees')
    .select('id')
    .where('ward_id', '=', wardId)
    .where('client_key', '=', clientKey)
    .executeTakeFirst();
  return row !== undefined;
}

export interface KeptLocalFee extends LocalFee {
  id: number;
  procedureCode: string;
  basis: string;
}

/** Everything that was entered for a procedure, in the order of its days. */
export async function rowsOf(db: Db, wardId: number, procedureCode: string): Promise<KeptLocalFee[]> {
  return (await listLocalFees(db, wardId)).filter((each) => each.procedureCode === procedureCode);
}

export async function listLocalFees(db: Db, wardId: number): Promise<KeptLocalFee[]> {
  const rows = await db
    .selectFrom('local_fees')
    .selectAll()
    .where('ward_id', '=', wardId)
    .orderBy('procedure_code')
    .orderBy('valid_from')
    .execute();
  return rows.map((row) => ({
    ...{ id: row.id, procedureCode: row.procedure_code, from: row.valid_from, until: row.valid_until },
    ...{ amountVnd: row.amount_vnd, onlineVnd: row.online_vnd, basis: row.basis },
  }));
}
