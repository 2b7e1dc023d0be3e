import { z } from 'zod';
import { APPLICANT_ORIGINS } from '../../law/data-instead-of-papers.ts';
import { APPLICANT_KINDS, CHANNELS, NOTICE_WAYS, RETURN_WAYS } from './schema.ts';

export const text = (max: number) => z.string().trim().max(max, `Tối đa ${max} ký tự.`);

const someId = (what: string) => z.coerce.number(what).int(what).positive(what).nullable().default(null);

/** The number of a postal item as its label bears it, kept in capitals without spaces; empty when there is none. */
export const postalNumber = z
  .string()
  .default('')
  .transform((given) => given.replace(/[\s.-]/g, '').toUpperCase())
  .pipe(z.string().regex(/^([A-Z0-9]{6,30})?$/, 'Số hiệu bưu gửi gồm 6 đến 30 chữ cái, chữ số.'));

const applicantForm = z.object({
  applicantKind: z.enum(APPLICANT_KINDS, 'Chọn công dân hay tổ chức.'),
  applicantName: text(200).min(2, 'Nhập họ tên hoặc tên tổ chức.'),
  applicantPersonalId: text(20).default(''),
  applicantBirthOn: z.union([z.literal(''), z.iso.date('Ngày sinh chưa đúng.')]).default(''),
  applicantPhone: text(30).default(''),
  applicantAddress: text(300).default(''),
  applicantEmail: z.union([z.literal(''), z.email('Thư điện tử chưa đúng.')]).default(''),
  representativeName: text(200).default(''),
  representativePersonalId: text(20).default(''),
  /** The power of attorney, or the office that he holds in the organisation. */
  representativeBasis: text(300).default(''),
  request: text(1000).default(''),
  /** As far as data replace his papers; it is not kept. */
  applicantOrigin: z.enum(APPLICANT_ORIGINS, 'Chọn người nộp là ai.').default('citizen'),
});

export const intakeForm = applicantForm.extend({
  clientKey: z.uuid(),
  procedureCode: z.string().regex(/^\d\.\d{6}$/, 'Chọn thủ tục.'),
  termNo: someId('Chọn trường hợp để tính thời hạn.'),
  channel: z.enum(CHANNELS, 'Chọn cách nộp.'),
  competentUnitId: z.coerce
    .number('Chọn đơn vị giải quyết.')
    .int('Chọn đơn vị giải quyết.')
    .positive('Chọn đơn vị giải quyết.'),
  /** Local time at which it was taken in on paper, when it is entered later from the paper book. */
  paperBookAt: z.string().default(''),
  returnBy: z.enum(RETURN_WAYS, 'Chọn cách nhận kết quả.').default('centre'),
  /** Where the post brings the result. */
  returnAddress: text(300).default(''),
  noticeBy: z.enum(NOTICE_WAYS, 'Chọn cách nhận thông báo.').default(''),
  /** The trip of the mobile team; empty for the only one of the day. */
  sessionId: someId('Chọn buổi lưu động.'),
  postalNumber,
  /** An officer files it online together with the citizen. */
  assistedOnline: z.boolean().default(false),
  /** It is for another body: another ward of this installation by its id, or a body outside by its name. */
  forWardId: someId('Chọn phường, xã trong danh sách.'),
  forBody: text(200).default(''),
  /** Another body received it for us, and gave it this code. */
  fromBody: text(200).default(''),
  foreignCode: text(60).default(''),
});
export type IntakeForm = z.infer<typeof intakeForm>;
export type IntakeInput = z.input<typeof intakeForm>;
