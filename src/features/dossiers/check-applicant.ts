import { checkOrganisationId, checkPersonalId } from '../../law/personal-id.ts';
import { normalisePhone } from '../../law/phone.ts';
import type { IntakeInput } from './intake-form.ts';

type Fields = Record<string, string>;

/** What is wrong with who files it and for whom, by field; each sentence says what to do. */
export function checkApplicant(input: IntakeInput): Fields {
  const fields: Fields = {};
  const isOrganisation = input.applicantKind === 'organisation';
  const number = given(input.applicantPersonalId);
  if (number !== '' && !(isOrganisation ? checkOrganisationId : checkPersonalId)(number))
    fields.applicantPersonalId = isOrganisation ? ORGANISATION_ID : personalIdFault(number);
  const phone = given(input.applicantPhone);
  if (phone !== '' && normalisePhone(phone) === null) fields.applicantPhone = 'Số điện thoại chưa đúng.';
  return { ...fields, ...checkBehalf(input, isOrganisation), ...checkNotice(input) };
}

const ORGANISATION_ID =
  'Mã số tổ chức gồm 10 chữ số, 13 chữ số (chi nhánh), hoặc 12 chữ số (hộ kinh doanh dùng số định danh của chủ hộ).';

function personalIdFault(number: string): string {
  if (/^\d{10}(-?\d{3})?$/.test(number.replace(/\s/g, '')))
    return 'Đây là mã số của tổ chức: chọn đối tượng "Tổ chức, doanh nghiệp".';
  return 'Số định danh gồm 12 chữ số.';
}

/** Nobody acts for another without a basis, and an organisation only acts through someone. */
function checkBehalf(input: IntakeInput, isOrganisation: boolean): Fields {
  const fields: Fields = {};
  const [name, number, basis] = [
    given(input.representativeName),
    given(input.representativePersonalId),
    given(input.representativeBasis),
  ];
  if (number !== '' && !checkPersonalId(number))
    fields.representativePersonalId = 'Số định danh gồm 12 chữ số.';
  if (!isOrganisation && name === '' && number === '' && basis === '') return fields;
  if (name === '')
    fields.representativeName = isOrganisation
      ? 'Tổ chức nộp qua người đại diện: ghi họ tên người ấy.'
      : 'Ghi họ tên người nộp thay.';
  if (basis === '')
    fields.representativeBasis = isOrganisation
      ? 'Ghi chức vụ hoặc giấy giới thiệu, giấy ủy quyền.'
      : 'Ghi căn cứ nộp thay: giấy ủy quyền, quan hệ giám hộ.';
  return fields;
}

/** Whoever wants to be told in one way has to leave the address for it. */
function checkNotice({ noticeBy, applicantEmail, applicantPhone }: IntakeInput): Fields {
  if (noticeBy === 'mail' && given(applicantEmail) === '')
    return { applicantEmail: 'Người nộp muốn nhận thư điện tử: ghi địa chỉ.' };
  if ((noticeBy === 'sms' || noticeBy === 'zalo') && given(applicantPhone) === '')
    return { applicantPhone: 'Người nộp muốn nhận tin nhắn: ghi số điện thoại.' };
  return {};
}

function given(value: string | undefined): string {
  return (value ?? '').trim();
}
