import { normalisePhone } from '../../law/phone.ts';
import type { Tx } from '../../platform/database/database.ts';
import { unsealNumber } from '../../platform/personal-ids/sealing.ts';
import { Problem, wrongFields } from '../../platform/problem.ts';
import { checkApplicant } from './check-applicant.ts';
import { type IntakeForm, type IntakeInput, intakeForm } from './intake-form.ts';
import type { Applicant } from './store.ts';
import { findCodeOfKey, usedForm } from './used-form.ts';

export const WRONG = 'Chưa tiếp nhận được: có mục cần sửa.';

/** @throws Problem invalid with what is wrong, by field */
export function parseIntake(input: IntakeInput): IntakeForm {
  const parsed = intakeForm.safeParse(input);
  const fields = wrongFields(parsed.error?.issues ?? []);
  Object.assign(fields, checkApplicant(input));
  if (input.assistedOnline && input.channel !== 'online')
    fields.channel = 'Hỗ trợ nộp trực tuyến thì cách nộp là trực tuyến.';
  if ((input.postalNumber ?? '').trim() !== '' && input.channel !== 'post')
    fields.postalNumber = 'Chỉ ghi số hiệu bưu gửi khi cách nộp là bưu chính.';
  if ((input.forBody || input.forWardId) && input.fromBody)
    fields.fromBody = 'Chỉ chọn một: nhận thay nơi khác, hoặc nơi khác nhận thay phường.';
  if (parsed.success && Object.keys(fields).length === 0) return parsed.data;
  throw new Problem('invalid', WRONG, fields);
}

export function toApplicant(form: IntakeForm): Applicant {
  return {
    name: form.applicantName,
    personalId: digitsOf(form.applicantPersonalId),
    birthOn: form.applicantBirthOn || null,
    phone: form.applicantPhone === '' ? null : normalisePhone(form.applicantPhone),
    address: form.applicantAddress,
    email: form.applicantEmail || null,
    representativeName: form.representativeName || null,
    representativePersonalId: digitsOf(form.representativePersonalId),
    representativeBasis: form.representativeBasis || null,
    request: form.request,
    returnBy: form.returnBy,
    returnAddress: form.returnBy === 'post' ? form.returnAddress : '',
    noticeBy: form.noticeBy,
  };
}

function digitsOf(number: string): string | null {
  return number.replace(/[\s-]/g, '') || null;
}

/** The dossier that this form has made. @throws Problem changed_meanwhile when it made that of another person or matter */
export async function findRepeat(tx: Tx, wardId: number, form: IntakeForm) {
  // First, so that a form sent twice at once finds its dossier when it finds its step.
  const code = await findCodeOfKey(tx, wardId, form.clientKey);
  if (code === null) return null;
  const row = await tx
    .selectFrom('dossiers')
    .select(['id', 'code', 'procedure_code', 'applicant_name', 'applicant_personal_id'])
    .where('ward_id', '=', wardId)
    .where('client_key', '=', form.clientKey)
    .executeTakeFirst();
  if (!row) throw usedForm(`một bước của hồ sơ ${code}`);
  const { name, personalId } = toApplicant(form);
  const isSame =
    row.procedure_code === form.procedureCode &&
    row.applicant_name === name &&
    unsealNumber('dossiers.applicant_personal_id', row.applicant_personal_id) === personalId;
  if (!isSame) throw usedForm(`hồ sơ ${row.code}`);
  return { dossierId: row.id, code: row.code };
}
