import { z } from 'zod';
import { toLocalDay } from '../../../law/day.ts';
import { normalisePhone } from '../../../law/phone.ts';
import type { Db } from '../../../platform/database/database.ts';
import { Problem } from '../../../platform/problem.ts';
import { findDossierByCode } from '../../dossiers/index.ts';
import { listUnits } from '../../organisation/index.ts';
import { findProcedures } from '../../procedures/index.ts';
import type { GivenFeedback } from '../receive.ts';
import type { FeedbackSender, FeedbackWords } from '../schema.ts';

const line = (most: number) => z.string().trim().max(most, `Tối đa ${most} ký tự.`).default('');
const text = (most: number) =>
  z
    .string()
    .max(most, `Tối đa ${most} ký tự.`)
    .default('')
    .transform((given) => given.replaceAll('\r\n', '\n').trim());
const degrees = (most: number) =>
  z
    .string()
    .trim()
    .default('')
    .transform((given) => (given === '' ? null : Number(given.replace(',', '.'))))
    .refine((given) => given === null || Math.abs(given) <= most, 'Tọa độ chưa đúng.');

/** What every form by which something comes in has. */
export const wordsForm = z.object({
  clientKey: z.uuid('Hãy mở lại trang và gửi lần nữa.'),
  title: line(200),
  content: text(10_000).refine((given) => given.length >= 10, 'Ghi rõ điều bạn muốn nói, ít nhất 10 ký tự.'),
  proposal: text(4000),
  place: line(300),
  latitude: degrees(90),
  longitude: degrees(180),
  aboutWhom: line(300),
  dossierCode: line(60),
  procedureCode: line(40),
  subjectUnitId: z
    .string()
    .regex(/^\d{0,15}$/, 'Chọn đơn vị trong danh sách.')
    .default(''),
});
export type WordsForm = z.infer<typeof wordsForm>;

/** Who sends it. */
export const senderForm = z.object({
  kind: z.enum(['person', 'organisation']).catch('person'),
  name: line(200),
  address: line(300),
  phone: line(30),
  email: line(200).refine(
    (given) => given === '' || z.email().safeParse(given).success,
    'Thư điện tử chưa đúng.',
  ),
  isProtected: z
    .string()
    .optional()
    .transform((given) => given === '1'),
});

/** The words as they are kept: the title is the sender's, or the beginning of what he says. */
export function wordsOf(form: WordsForm, source = ''): FeedbackWords {
  const { content, proposal, place, latitude, longitude, aboutWhom } = form;
  return {
    ...{ title: form.title || beginningOf(content), content, proposal, place, aboutWhom, source },
    ...(latitude === null || longitude === null
      ? { latitude: null, longitude: null }
      : { latitude, longitude }),
  };
}

/** The first line, at most 80 signs of it, cut between words. */
export function beginningOf(content: string): string {
  const [first = ''] = content.trim().split('\n');
  if (first.length <= 80) return first;
  return `${first.slice(0, 80).replace(/\s+\S*$/, '')}…`;
}

/** @throws Problem invalid when he cannot be reached or asked who he is */
export function senderOf(form: z.infer<typeof senderForm>, citizenId: number | null): FeedbackSender {
  const fields: Record<string, string> = {};
  const phone = form.phone === '' ? '' : normalisePhone(form.phone);
  if (form.name === '') fields.name = 'Ghi họ tên, hoặc chọn "không ghi tên".';
  if (phone === null) fields.phone = 'Số điện thoại chưa đúng.';
  if (phone === '' && form.email === '' && form.address === '')
    fields.phone = 'Ghi ít nhất số điện thoại, thư điện tử hoặc địa chỉ để phường trả lời.';
  if (Object.keys(fields).length > 0) throw new Problem('invalid', 'Chưa gửi được.', fields);
  const { kind, name, address, email, isProtected } = form;
  return { kind, name, address, email, isProtected, phone: phone ?? '', citizenId };
}

type Place = Pick<GivenFeedback, 'dossierId' | 'procedureCode' | 'subjectUnitId'>;

/** What it is about, among what the ward has. @throws Problem invalid for a code or a unit that is not of this ward */
export async function placeOf(
  db: Db,
  { wardId, now }: { wardId: number; now: Date },
  form: WordsForm,
): Promise<Place> {
  const dossier =
    form.dossierCode === '' ? null : await findDossierByCode(db, wardId, form.dossierCode.toUpperCase());
  const unitId = form.subjectUnitId === '' ? null : Number(form.subjectUnitId);
  const units = unitId === null ? [] : await listUnits(db, wardId);
  const fields: Record<string, string> = {};
  if (form.dossierCode !== '' && dossier === null)
    fields.dossierCode = 'Không có hồ sơ mang mã này. Sửa lại, hoặc để trống.';
  if (unitId !== null && !units.some((each) => each.id === unitId))
    fields.subjectUnitId = 'Chọn đơn vị trong danh sách.';
  if (Object.keys(fields).length > 0) throw new Problem('invalid', 'Chưa gửi được.', fields);
  // A code that no procedure has says nothing.
  const [procedure] = await findProcedures(db, [form.procedureCode], toLocalDay(now));
  return {
    ...{ dossierId: dossier?.id ?? null, subjectUnitId: unitId },
    procedureCode: dossier?.state.procedureCode ?? procedure?.code ?? null,
  };
}
