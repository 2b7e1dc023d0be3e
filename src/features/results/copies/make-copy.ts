import { z } from 'zod';
import { toLocalDay } from '../../../law/day.ts';
import { signatureBlock } from '../../../law/signature-block.ts';
import type { Tx } from '../../../platform/database/database.ts';
import { type StoredFile, saveFile } from '../../../platform/files/file-store.ts';
import { sealedNumber } from '../../../platform/personal-ids/sealing.ts';
import type { Platform } from '../../../platform/platform.ts';
import { Problem, parseFields } from '../../../platform/problem.ts';
import { certify } from '../../documents/index.ts';
import { type Act, findWard, listOfficers } from '../../organisation/index.ts';
import { checkAddress, newCheckCode } from '../code.ts';
import { officeOf } from '../drafts/compose.ts';
import { drawCopy } from './draw-copy.ts';

const copyForm = z.object({
  clientKey: z.uuid('Biểu mẫu đã cũ: hãy mở lại trang.'),
  requester: z.string().trim().min(2, 'Ghi người yêu cầu.').max(200, 'Tối đa 200 ký tự.'),
  personalId: z
    .string()
    .trim()
    .regex(/^(\d{12})?$/, 'Số định danh có 12 chữ số.'),
  document: z.string().trim().min(2, 'Ghi tên giấy tờ.').max(300, 'Tối đa 300 ký tự.'),
  pages: z.coerce.number('Ghi số trang.').int().min(1, 'Từ 1 trang.').max(999, 'Tối đa 999 trang.'),
  signerId: z.coerce.number().int().positive('Chọn người ký chứng thực.'),
  waiverReason: z.string().trim().max(300, 'Tối đa 300 ký tự.').default(''),
});

export const WRONG_COPY = 'Chưa lập được bản sao: có mục cần sửa.';

/**
 * Makes a certified electronic copy from the scan of an original that was seen at the desk: its line in the book of
 * certifications with its number and fee, and the file that waits for its signature and seal. The same client key makes one.
 * @throws Problem not_allowed, invalid (with the fields), file_unreadable
 */
export async function makeCopy(
  tx: Tx,
  { files, settings }: Pick<Platform, 'files' | 'settings'>,
  act: Act,
  given: { fields: Record<string, unknown>; scan: StoredFile | null },
): Promise<number> {
  const { wardId } = act.officer;
  if (!act.officer.duties.includes('receive'))
    throw new Problem('not_allowed', 'Bản sao điện tử được lập tại quầy.');
  const form = parseFields(copyForm, given.fields, WRONG_COPY);
  const known = await findMade(tx, wardId, form.clientKey);
  if (known !== null) return known;
  if (given.scan === null) throw new Problem('invalid', WRONG_COPY, { file: 'Chọn bản quét của bản chính.' });
  const signer = (await listOfficers(tx, wardId)).find(({ id }) => id === form.signerId);
  const line = { document: form.document, pages: String(form.pages), copies: '1' };
  const [entry] = await certify(tx, act, { ...form, kind: 'copy', dossierCode: '' }, [line]);
  const day = toLocalDay(act.now);
  const year = Number(day.slice(0, 4));
  const [code, ward] = [newCheckCode(), await findWard(tx, wardId)];
  const bytes = await drawCopy(given.scan, {
    ...{ document: form.document, number: entry!.number, year, day, drawnAt: act.now },
    place: ward.name.replace(/^(phường|xã|đặc khu)\s+/i, ''),
    office: signatureBlock('collective', officeOf(signer!), day).lines,
    ...{ signerName: signer!.displayName, checkCode: code, checkUrl: checkAddress(settings.publicUrl, code) },
  });
  const name = `ban-sao-${entry!.number}-${year}.pdf`;
  const drawn = await saveFile(tx, files, wardId, { name, mediaType: 'application/pdf', bytes }, act.now);
  const row = await tx
    .insertInto('electronic_copies')
    .values({
      ...{ ward_id: wardId, year, number: entry!.number, code, drawn, client_key: form.clientKey },
      ...{ document: form.document, pages: form.pages, requester: form.requester },
      ...sealedNumber('electronic_copies.requester_personal_id', wardId, form.personalId || null),
      signer_id: form.signerId,
      ...{ made_at: act.now, made_by: act.officer.id },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

async function findMade(tx: Tx, wardId: number, clientKey: string): Promise<number | null> {
  const row = await tx
    .selectFrom('electronic_copies')
    .select('id')
    .where('ward_id', '=', wardId)
    .where('client_key', '=', clientKey)
    .executeTakeFirst();
  return row?.id ?? null;
}
