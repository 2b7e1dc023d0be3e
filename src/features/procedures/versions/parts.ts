import { formatDay } from '../../../law/day.ts';
import { describeFee, describeTerm, describeWhen } from '../describe.ts';
import { FORM_LABELS, METHOD_LABELS, ONLINE_LABELS } from '../labels.ts';
import type { PartName, ProcedureVersion, RequiredDocument } from '../schema.ts';

/** What the parts of a procedure are called. */
export const PART_LABELS: Record<PartName, string> = {
  name: 'Tên thủ tục',
  field: 'Lĩnh vực',
  level: 'Cấp thực hiện',
  terms: 'Thời hạn giải quyết',
  fees: 'Phí, lệ phí',
  documents: 'Thành phần hồ sơ',
  steps: 'Trình tự thực hiện',
  methods: 'Cách thức thực hiện',
  applicants: 'Đối tượng thực hiện',
  competentUnit: 'Đơn vị giải quyết',
  online: 'Mức độ trực tuyến',
  results: 'Kết quả thực hiện',
  conditions: 'Yêu cầu, điều kiện',
  legalBases: 'Căn cứ pháp lý',
  decision: 'Quyết định công bố',
};

export const APPLICANT_LABELS: Record<ProcedureVersion['applicants'][number], string> = {
  citizen: 'Người dân',
  organisation: 'Doanh nghiệp, tổ chức',
};

/** The ward's units that resolve procedures, by the codes of the catalogue. */
export const COMPETENT_UNIT_LABELS: Record<NonNullable<ProcedureVersion['competentUnitCode']>, string> = {
  VP: 'Văn phòng HĐND và UBND',
  KTHTDT: 'Phòng Kinh tế, Hạ tầng và Đô thị',
  VHXH: 'Phòng Văn hóa – Xã hội',
  CA: 'Công an phường',
  CHQS: 'Ban Chỉ huy quân sự phường',
};

const LINES: Record<PartName, (procedure: ProcedureVersion) => string[]> = {
  name: ({ name }) => [name],
  field: ({ field }) => [field],
  level: ({ level }) => [level ?? ''],
  terms: ({ terms }) => terms.map(describeTerm),
  fees: ({ fees }) => fees.map((fee) => `${fee.what}: ${describeFee(fee)}`),
  documents: ({ documents }) => documents.map(describeDocument),
  steps: ({ steps }) => steps,
  methods: ({ methods }) => methods.map((each) => METHOD_LABELS[each]),
  applicants: ({ applicants }) => applicants.map((each) => APPLICANT_LABELS[each]),
  competentUnit: ({ competentUnitCode: code }) => [code ? COMPETENT_UNIT_LABELS[code] : ''],
  online: ({ onlineLevel }) => [onlineLevel ? ONLINE_LABELS[onlineLevel] : ''],
  results: ({ results }) => results.map(({ name, code }) => (code ? `${name} (${code})` : name)),
  conditions: ({ conditions, hasConditions }) =>
    conditions.length === 0 && hasConditions === false ? ['Không có'] : conditions,
  legalBases: ({ legalBases }) => legalBases,
  decision: ({ decision, decidedOn }) => [
    [decision, decidedOn && `ngày ${formatDay(decidedOn)}`].filter(Boolean).join(' '),
  ],
};

/** A part in words, a line for each piece; nothing where nothing is known. */
export function describePart(procedure: ProcedureVersion, part: PartName): string[] {
  return LINES[part](procedure).filter((line) => line !== '');
}

function describeDocument(document: RequiredDocument): string {
  const { name, quantity, form, when } = document;
  return [`${name}: ${quantity} ${FORM_LABELS[form]}`, describeWhen(when)].filter(Boolean).join('. ');
}
