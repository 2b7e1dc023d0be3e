import { sql } from 'kysely';
import { z } from 'zod';
import { addDays, isDay, toLocalDay } from '../../../../law/day.ts';
import type { Db, Tx } from '../../../../platform/database/database.ts';
import { Problem, parseFields } from '../../../../platform/problem.ts';
import { unknownPlaces } from '../../../notices/index.ts';
import { type Act, noteChange } from '../../../organisation/index.ts';
import {
  NO_WORDS,
  SIGNERS,
  SIGNERS_OF,
  SLIP_PLACES,
  type SlipWording,
  type SlipWords,
  WORDED_FORMS,
  wordingAt,
} from './slip-words.ts';

/** Every decision of a ward about the words on its slips, the oldest first. */
export async function listSlipWordings(db: Db, wardId: number): Promise<SlipWording[]> {
  const rows = await db
    .selectFrom('slip_words')
    .selectAll()
    .where('ward_id', '=', wardId)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    form: z.enum(WORDED_FORMS).parse(row.form),
    words: { ...NO_WORDS, ...(row.words as Partial<SlipWords>) },
    validFrom: row.valid_from,
    decidedAt: row.decided_at,
    decidedBy: row.decided_by,
  }));
}

const text = (most: number) =>
  z
    .string()
    .max(most, `Tối đa ${most} ký tự.`)
    .transform((given) =>
      given
        .normalize('NFC')
        .split(/\r?\n/)
        .map((line) => line.replace(/\s+/g, ' ').trim())
        .filter((line) => line !== '')
        .join('\n'),
    );
const lines = text(300).refine(
  (given) => given.split('\n').length <= 3 && given.split('\n').every((line) => line.length <= 80),
  'Tối đa 3 dòng, mỗi dòng 80 ký tự.',
);
const sentence = (most: number) =>
  text(most)
    .transform((given) => given.replaceAll('\n', ' '))
    .superRefine((given, context) => {
      for (const name of unknownPlaces(given, SLIP_PLACES))
        context.addIssue({ code: 'custom', message: `Không có chỗ điền {${name}}.` });
      if (/[{}]/.test(given.replace(/\{[^{}]*\}/g, '')))
        context.addIssue({ code: 'custom', message: 'Dấu ngoặc { } phải đi thành cặp.' });
    });

const wordsForm = z
  .object({
    form: z.enum(WORDED_FORMS, 'Chọn mẫu phiếu.'),
    committee: lines,
    centre: lines,
    place: text(60).refine((given) => !/\n/.test(given), 'Địa danh chỉ một dòng.'),
    contact: sentence(500),
    feedback: sentence(500),
    closing: sentence(500),
    signer: z.enum(['', ...SIGNERS], 'Chọn người ký.'),
  })
  .superRefine(({ form, signer }, context) => {
    if (signer !== '' && !SIGNERS_OF[form]?.includes(signer))
      context.addIssue({ code: 'custom', path: ['signer'], message: 'Mẫu này không chọn người ký như vậy.' });
  });

const decision = z.object({
  clientKey: z.uuid('Biểu mẫu đã cũ. Hãy mở lại trang.'),
  /** The newest decision about the form when the page was opened; 0: none. */
  base: z.coerce.number().int().nonnegative(),
  validFrom: z.string().refine(isDay, 'Chọn ngày.'),
});

/** The words as typed, for a preview too. @throws Problem invalid */
export function parseSlipWords(given: unknown): { form: SlipWording['form']; words: SlipWords } {
  const { form, ...words } = parseFields(wordsForm, given, 'Lời lẽ chưa dùng được.');
  return { form, words };
}

/**
 * The ward's own words on a form from a day on. Slips made before keep theirs. The same again for the same client key.
 * @throws Problem not_allowed, invalid, changed_meanwhile
 */
export async function changeSlipWords(tx: Tx, act: Act, given: unknown): Promise<void> {
  const { wardId, id, duties } = act.officer;
  if (!duties.some((duty) => duty === 'administer' || duty === 'control'))
    throw new Problem('not_allowed', 'Tài khoản của bạn không được sửa mẫu phiếu.');
  const { form, words } = parseSlipWords(given);
  const { clientKey, base, validFrom } = parseFields(decision, given, 'Chưa lưu được mẫu phiếu.');
  const today = toLocalDay(act.now);
  if (validFrom < today || validFrom > addDays(today, 366))
    throw new Problem('invalid', 'Chưa lưu được mẫu phiếu.', {
      validFrom: 'Chọn ngày từ hôm nay đến một năm tới.',
    });
  await sql`select pg_advisory_xact_lock(hashtext('slip_words'), ${wardId})`.execute(tx);
  const isSaved = tx.selectFrom('slip_words').select('id').where('client_key', '=', clientKey);
  if (await isSaved.where('ward_id', '=', wardId).executeTakeFirst()) return;
  const wordings = await listSlipWordings(tx, wardId);
  if ((wordings.findLast((each) => each.form === form)?.id ?? 0) !== base)
    throw new Problem(
      'changed_meanwhile',
      'Người khác vừa sửa mẫu này. Xem các lần sửa dưới đây rồi lưu lần nữa.',
    );
  const before = wordingAt(wordings, form, act.now)?.words ?? NO_WORDS;
  await tx
    .insertInto('slip_words')
    .values({
      ...{ ward_id: wardId, form, words: JSON.stringify(words), valid_from: validFrom },
      ...{ decided_by: id, decided_at: act.now, client_key: clientKey },
    })
    .execute();
  await noteChange(tx, act, { what: 'slip_words', subject: form, before, after: { validFrom, ...words } });
}
