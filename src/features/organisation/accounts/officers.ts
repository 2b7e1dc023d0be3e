import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { z } from 'zod';
import type { Db, Tx } from '../../../platform/database/database.ts';
import { Problem, parseFields } from '../../../platform/problem.ts';
import { addOfficer } from '../add-officer.ts';
import { noteChange } from '../audit/note-change.ts';
import { type Act, DUTIES, type Duty, type Officer } from '../schema.ts';
import { listUnits, toOfficer } from '../store.ts';
import { mustBeHardToGuess } from './easy-password.ts';
import { endSessions } from './sessions.ts';

const manyDuties = z.preprocess(
  (given) => (given === undefined ? [] : [given].flat()),
  z.array(z.enum(DUTIES)).min(1, 'Chọn ít nhất một nhiệm vụ.'),
);
const officerForm = z.object({
  unitId: z.coerce.number().int().positive('Chọn đơn vị.'),
  displayName: z.string().trim().min(2, 'Ghi tên hiển thị.').max(120, 'Tối đa 120 ký tự.'),
  title: z.string().trim().min(2, 'Ghi chức danh.').max(120, 'Tối đa 120 ký tự.'),
  duties: manyDuties,
});
const newOfficerForm = officerForm.extend({
  username: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[a-z0-9._-]{3,60}$/, 'Tên đăng nhập: 3–60 ký tự a–z, 0–9, dấu chấm, gạch.'),
});

const WRONG = 'Chưa lưu được: có mục cần sửa.';

export function mustAdminister({ officer }: Act): void {
  if (!officer.duties.includes('administer'))
    throw new Problem('not_allowed', 'Tài khoản của bạn không được quản lý cán bộ.');
}

/** An officer of the ward, also one whose account is closed. */
export interface Account extends Officer {
  active: boolean;
  hasSecondFactor: boolean;
}

export async function listAccounts(db: Db, wardId: number): Promise<Account[]> {
  const rows = await db
    .selectFrom('officers')
    .selectAll()
    .where('ward_id', '=', wardId)
    .orderBy('active', 'desc')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    ...toOfficer(row),
    active: row.active,
    hasSecondFactor: row.totp_enabled_at !== null,
  }));
}

/** Opens an account. @returns the first password, shown this once; it must be changed at the first sign-in */
export async function openAccount(tx: Tx, act: Act, given: unknown): Promise<string> {
  mustAdminister(act);
  const form = parseFields(newOfficerForm, given, WRONG);
  const unit = await mustBeUnit(tx, act, form.unitId);
  const password = randomBytes(9).toString('base64url');
  const taken = await tx
    .selectFrom('officers')
    .select('id')
    .where('ward_id', '=', act.officer.wardId)
    .where('username', '=', form.username)
    .executeTakeFirst();
  if (taken) throw new Problem('invalid', WRONG, { username: 'Tên đăng nhập này đã có.' });
  await addOfficer(tx, act.officer.wardId, { ...form, unitCode: unit.code, password });
  await tx
    .updateTable('officers')
    .set({ must_change_password: true })
    .where('ward_id', '=', act.officer.wardId)
    .where('username', '=', form.username)
    .execute();
  const after = { unit: unit.code, title: form.title, duties: form.duties };
  await noteChange(tx, act, { what: 'officer', subject: form.username, before: null, after });
  return password;
}

/** Changes unit, title and duties. @throws Problem not_allowed, not_found, invalid */
export async function changeAccount(tx: Tx, act: Act, officerId: number, given: unknown): Promise<void> {
  mustAdminister(act);
  const form = parseFields(officerForm, given, WRONG);
  const unit = await mustBeUnit(tx, act, form.unitId);
  const row = await lockAccount(tx, act, officerId);
  if (officerId === act.officer.id && !form.duties.includes('administer'))
    throw new Problem('invalid', WRONG, { duties: 'Không tự bỏ nhiệm vụ quản trị của mình.' });
  await update(tx, act, officerId, {
    unit_id: unit.id,
    display_name: form.displayName,
    title: form.title,
    duties: form.duties,
  });
  const words = (unitId: number, title: string, duties: readonly string[]) => ({ unitId, title, duties });
  // What he may no longer do, he must not go on doing in an open page.
  if (row.unit_id !== unit.id || row.duties.some((duty) => !form.duties.includes(duty as Duty)))
    await endSessions(tx, act.officer.wardId, officerId);
  await noteChange(tx, act, {
    what: 'officer',
    subject: row.username,
    before: words(row.unit_id, row.title, row.duties),
    after: words(unit.id, form.title, form.duties),
  });
}

/** Closes an account, or opens it again; its sessions end at once. @throws Problem not_allowed, not_found, invalid */
export async function setActive(tx: Tx, act: Act, officerId: number, active: boolean): Promise<void> {
  mustAdminister(act);
  if (officerId === act.officer.id) throw new Problem('invalid', 'Không tự khóa tài khoản của mình.');
  const row = await lockAccount(tx, act, officerId);
  await update(tx, act, officerId, { active });
  if (!active) await endSessions(tx, act.officer.wardId, officerId);
  await noteChange(tx, act, {
    what: 'officer',
    subject: row.username,
    before: { active: row.active },
    after: { active },
  });
}

/** Gives a new first password. @returns it, shown this once */
export async function resetPassword(tx: Tx, act: Act, officerId: number): Promise<string> {
  mustAdminister(act);
  const row = await lockAccount(tx, act, officerId);
  const password = randomBytes(9).toString('base64url');
  await update(tx, act, officerId, {
    password_hash: await hash(password),
    must_change_password: true,
    failed_logins: 0,
    locked_until: null,
  });
  await endSessions(tx, act.officer.wardId, officerId);
  await noteChange(tx, act, { what: 'password', subject: row.username, before: null, after: 'đặt lại' });
  return password;
}

const passwordForm = z
  .object({
    current: z.string().min(1, 'Nhập mật khẩu hiện nay.').max(200),
    next: z.string().min(10, 'Mật khẩu mới cần ít nhất 10 ký tự.').max(200, 'Tối đa 200 ký tự.'),
    again: z.string(),
  })
  .refine((form) => form.next === form.again, { path: ['again'], message: 'Hai lần nhập chưa giống nhau.' })
  .refine((form) => form.next !== form.current, { path: ['next'], message: 'Mật khẩu mới phải khác cũ.' });

/** Every officer changes his own. @throws Problem invalid */
export async function changeOwnPassword(tx: Tx, act: Act, given: unknown): Promise<void> {
  const form = parseFields(passwordForm, given, 'Chưa đổi được mật khẩu.');
  const row = await lockAccount(tx, act, act.officer.id);
  if (!(await verify(row.password_hash, form.current)))
    throw new Problem('invalid', 'Chưa đổi được mật khẩu.', { current: 'Mật khẩu hiện nay chưa đúng.' });
  if (form.next.toLowerCase().includes(row.username))
    throw new Problem('invalid', 'Chưa đổi được mật khẩu.', { next: 'Mật khẩu không chứa tên đăng nhập.' });
  await mustBeHardToGuess(form.next, [row.username, row.display_name, row.title], 'next');
  await update(tx, act, act.officer.id, {
    password_hash: await hash(form.next),
    must_change_password: false,
  });
  await noteChange(tx, act, { what: 'password', subject: row.username, before: null, after: 'tự đổi' });
}

async function lockAccount(tx: Tx, act: Act, officerId: number) {
  const row = await tx
    .selectFrom('officers')
    .selectAll()
    .where('ward_id', '=', act.officer.wardId)
    .where('id', '=', officerId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new Problem('not_found', 'Không có cán bộ này.');
  return row;
}

interface Columns {
  unit_id?: number;
  display_name?: string;
  title?: string;
  duties?: Duty[];
  active?: boolean;
  password_hash?: string;
  must_change_password?: boolean;
  failed_logins?: number;
  locked_until?: null;
}

async function update(tx: Tx, act: Act, officerId: number, columns: Columns): Promise<void> {
  await tx
    .updateTable('officers')
    .set(columns)
    .where('ward_id', '=', act.officer.wardId)
    .where('id', '=', officerId)
    .execute();
}

/** An open unit of the ward with people of its own. @throws Problem invalid */
async function mustBeUnit(tx: Tx, act: Act, unitId: number) {
  const unit = (await listUnits(tx, act.officer.wardId)).find((each) => each.id === unitId);
  if (!unit || unit.kind === 'collective' || unit.isClosed)
    throw new Problem('invalid', WRONG, { unitId: 'Chọn đơn vị của phường.' });
  return unit;
}
