import { z } from 'zod';
import { addDays, isDay, toLocalDay } from '../../../law/day.ts';
import type { Db, Tx } from '../../../platform/database/database.ts';
import { Problem, parseFields } from '../../../platform/problem.ts';
import { type Act, noteChange } from '../../organisation/index.ts';
import type { BankAccount } from '../vietqr.ts';
import { holdLevels } from './hold.ts';

const WRONG = 'Chưa lưu được tài khoản: có mục cần sửa.';

const form = z.object({
  clientKey: z.uuid(),
  validFrom: z.string().refine(isDay, 'Ghi ngày bắt đầu dùng.'),
  bin: z
    .string()
    .trim()
    .regex(/^\d{6}$/, 'Mã ngân hàng gồm 6 chữ số.'),
  number: z
    .string()
    .trim()
    .regex(/^[0-9A-Za-z]{4,19}$/, 'Số tài khoản gồm 4–19 chữ, số, không dấu cách.'),
  holder: z.string().trim().min(3, 'Ghi tên chủ tài khoản.').max(120, 'Tối đa 120 ký tự.'),
  bankName: z.string().trim().min(2, 'Ghi tên ngân hàng.').max(120, 'Tối đa 120 ký tự.'),
});

/**
 * Names the account that takes transfers from a day on. Only an administrator, and never for a day that has passed.
 * @throws Problem not_allowed, invalid
 */
export async function setBankAccount(tx: Tx, act: Act, given: unknown): Promise<void> {
  if (!act.officer.duties.includes('administer'))
    throw new Problem('not_allowed', 'Tài khoản của bạn không được đổi tài khoản thu của phường.');
  const { clientKey, validFrom, ...account } = parseFields(form, given, WRONG);
  const { wardId, id } = act.officer;
  const known = await tx
    .selectFrom('bank_accounts')
    .select('id')
    .where('ward_id', '=', wardId)
    .where('client_key', '=', clientKey)
    .executeTakeFirst();
  if (known) return;
  await holdLevels(tx, wardId);
  const before = await lastAccount(tx, wardId);
  const earliest =
    before === null ? toLocalDay(act.now) : laterOf(addDays(toLocalDay(act.now), 1), before.from);
  if (validFrom < earliest)
    throw new Problem('invalid', WRONG, {
      validFrom:
        before === null
          ? 'Ghi ngày từ hôm nay trở đi.'
          : 'Tài khoản mới dùng từ ngày mai, sau lần đổi gần nhất.',
    });
  if (before !== null)
    await tx
      .updateTable('bank_accounts')
      .set({ valid_until: validFrom })
      .where('ward_id', '=', wardId)
      .where('id', '=', before.id)
      .execute();
  await insertBankAccount(tx, { wardId, clientKey, validFrom, account, by: id, at: act.now });
  const said = (one: BankAccount) => `${one.bankName} ${one.bin} ${one.number} ${one.holder}`;
  await noteChange(tx, act, {
    what: 'bank_account',
    subject: validFrom,
    before: before && said(before.account),
    after: said(account),
  });
}

function laterOf(a: string, b: string): string {
  return a > b ? a : addDays(b, 1);
}

/** One row, as it is given. */
export async function insertBankAccount(
  tx: Tx,
  row: {
    wardId: number;
    clientKey: string;
    validFrom: string;
    account: BankAccount;
    by: number | null;
    at: Date;
  },
): Promise<void> {
  const { bin, number, holder, bankName } = row.account;
  await tx
    .insertInto('bank_accounts')
    .values({
      ...{ ward_id: row.wardId, client_key: row.clientKey, valid_from: row.validFrom, valid_until: null },
      ...{ bin, number, holder, bank_name: bankName, decided_by: row.by, decided_at: row.at },
    })
    .onConflict((conflict) => conflict.columns(['ward_id', 'client_key']).doNothing())
    .execute();
}

async function lastAccount(tx: Tx, wardId: number) {
  const row = await accounts(tx, wardId).orderBy('valid_from', 'desc').limit(1).executeTakeFirst();
  return row ? { id: row.id, from: row.valid_from, account: toAccount(row) } : null;
}

function accounts(db: Db, wardId: number) {
  return db.selectFrom('bank_accounts').selectAll().where('ward_id', '=', wardId);
}

function toAccount(row: { bin: string; number: string; holder: string; bank_name: string }): BankAccount {
  return { bin: row.bin, number: row.number, holder: row.holder, bankName: row.bank_name };
}

/** The account in use on a day; null when the ward named none. */
export async function findBankAccount(db: Db, wardId: number, day: string): Promise<BankAccount | null> {
  const row = await accounts(db, wardId)
    .where('valid_from', '<=', day)
    .where((where) => where.or([where('valid_until', 'is', null), where('valid_until', '>', day)]))
    .executeTakeFirst();
  return row ? toAccount(row) : null;
}

/** Every account with its days, the newest first. */
export async function listBankAccounts(db: Db, wardId: number) {
  const rows = await accounts(db, wardId).orderBy('valid_from', 'desc').execute();
  return rows.map((row) => ({ from: row.valid_from, until: row.valid_until, account: toAccount(row) }));
}
