import { z } from 'zod';
import { normalisePhone } from '../../../law/phone.ts';
import type { Database } from '../../../platform/database/database.ts';
import { Problem, parseFields } from '../../../platform/problem.ts';
import { countTry } from '../../../platform/security/attempts.ts';
import { askOneTimeCode, takeOneTimeCode, WRONG_CODE } from '../codes/one-time-code.ts';
import { hashOf } from '../hash-of.ts';
import type { Citizen } from '../schema.ts';

export type ContactKind = 'phone' | 'email';

const phone = z.string().transform((text, context) => {
  const number = normalisePhone(text);
  if (number === null) context.addIssue({ code: 'custom', message: 'Nhập số điện thoại, ví dụ 0912345678.' });
  return number ?? '';
});
const email = z.string().trim().max(200).pipe(z.email('Nhập địa chỉ thư, ví dụ ten@example.com.'));

interface Asked {
  wardId: number;
  citizen: Citizen;
  kind: ContactKind;
  value: unknown;
  now: Date;
}

/**
 * Sends a code to a phone or an address that the person says is his; it is not used before he gave the code back.
 * @returns the cookie's value of the browser that asked. @throws Problem invalid | too_many_tries
 */
export async function askContactCode(database: Database, asked: Asked): Promise<string> {
  const { wardId, citizen, kind, now } = asked;
  const schema = z.object({ [kind]: kind === 'phone' ? phone : email });
  const value = parseFields(schema, { [kind]: asked.value }, 'Chưa gửi được mã.')[kind]!;
  const recipient = hashOf(value.toLowerCase()).toString('hex');
  return database.transact(async (tx) => {
    await countTry(tx, `contact:${wardId}/${citizen.id}`, 5, 15, now);
    await countTry(tx, `contact-to:${recipient}`, 5, 24 * 60, now);
    const to = { phone: kind === 'phone' ? value : null, email: kind === 'email' ? value : null };
    return askOneTimeCode(tx, { wardId, for: { purpose: kind, citizenId: citizen.id }, to, now });
  });
}

interface Proven {
  wardId: number;
  citizen: Citizen;
  kind: ContactKind;
  asked: string;
  code: string;
  secret: string;
  now: Date;
}

/** Uses the phone or address from now on. @throws Problem bad_credentials */
export async function proveContact(database: Database, given: Proven): Promise<void> {
  const { wardId, citizen, kind } = given;
  const isProven = await database.transact(async (tx) => {
    await countTry(tx, `contact-code:${wardId}/${citizen.id}`, 20, 15, given.now);
    const proven = await takeOneTimeCode(tx, { ...given, purpose: kind });
    if (!proven || proven.citizenId !== citizen.id) return false;
    await tx
      .updateTable('citizens')
      .set(kind === 'phone' ? { own_phone: proven.phone } : { own_email: proven.email })
      .where('ward_id', '=', wardId)
      .where('id', '=', citizen.id)
      .execute();
    return true;
  });
  if (!isProven) throw new Problem('bad_credentials', WRONG_CODE, { ma: 'Mã chưa đúng.' });
}
