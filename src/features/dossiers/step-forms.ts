import { z } from 'zod';
import { SCAN_EXEMPTION_CAUSES } from '../../law/scan-exemption.ts';
import { postalNumber, text } from './intake-form.ts';
import { LATE_CAUSES, LINK_TERMS, OUTCOMES, SUPPLEMENT_MODES, SUSPEND_CAUSES } from './schema.ts';

const reason = text(2000).min(5, 'Ghi lý do cụ thể.');
const note = text(500).default('');
const localTime = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, 'Ghi ngày và giờ.');
const someIds = z.preprocess(
  (given) => (given === undefined ? [] : [given].flat()),
  z.array(z.coerce.number().int().positive()),
);

/** What the forms of the steps ask. */
export const stepForms = {
  admit: z.object({
    termNo: z.preprocess((given) => given || null, z.coerce.number().int().positive().nullable()),
    competentUnitId: z.coerce.number().int().positive('Chọn đơn vị giải quyết.'),
  }),
  transfer: z.object({ note }),
  assign: z.object({ officerId: z.coerce.number().int().positive('Chọn người thụ lý.'), note }),
  take_over: z.object({ note }),
  attach_scan: z.object({ documentNo: z.coerce.number().int().positive() }),
  exempt_scan: z.object({
    documentNo: z.coerce.number().int().positive(),
    cause: z.enum(SCAN_EXEMPTION_CAUSES, 'Chọn lý do không số hóa.'),
    note: text(500).default(''),
  }),
  request_supplement: z.object({
    items: text(2000).min(3, 'Ghi giấy tờ hoặc nội dung cần bổ sung, mỗi dòng một ý.'),
    reason,
    mode: z.enum(SUPPLEMENT_MODES, 'Chọn cách tính thời hạn.').default('restart'),
    days: z.preprocess(
      (given) => (given === '' || given === undefined ? null : given),
      z.coerce.number().int().min(1, 'Từ 1 ngày.').max(365, 'Tối đa 365 ngày.').nullable(),
    ),
    directorReason: text(2000).default(''),
  }),
  /** What was brought to the desk; may be empty where the applicant sent it through the portal. */
  receive_supplement: z.object({ received: text(2000).default('') }),
  return_supplement: z.object({
    items: text(2000).min(3, 'Ghi giấy tờ hoặc nội dung còn thiếu, mỗi dòng một ý.'),
    reason,
  }),
  suspend: z.object({
    cause: z.enum(SUSPEND_CAUSES, 'Chọn vì sao dừng tính thời hạn.'),
    reason,
    amountVnd: z.preprocess(
      (given) => (given === '' || given === undefined ? null : given),
      z.coerce.number().int().min(1, 'Số tiền từ 1 đồng.').max(1_000_000_000_000).nullable(),
    ),
  }),
  resume: z.object({ note }),
  consult: z.object({
    unitIds: someIds,
    body: text(200).default(''),
    question: text(2000).min(5, 'Ghi nội dung cần hỏi.'),
    dueAt: z.union([z.literal(''), localTime]).default(''),
  }),
  answer_consultation: z.object({
    no: z.coerce.number().int().positive(),
    answer: text(4000).min(2, 'Ghi ý kiến trả lời.'),
  }),
  close_consultation: z.object({ no: z.coerce.number().int().positive(), reason }),
  open_linked: z.object({
    procedureCode: z.string().regex(/^\d\.\d{6}$/, 'Chọn thủ tục liên thông.'),
    termNo: z.preprocess((given) => given || null, z.coerce.number().int().positive().nullable()),
    unitId: z.preprocess((given) => given || null, z.coerce.number().int().positive().nullable()),
    body: text(200).default(''),
    term: z.enum(LINK_TERMS, 'Chọn thời hạn nằm trong hay cộng thêm.'),
  }),
  propose: z.object({
    outcome: z.enum(OUTCOMES, 'Chọn đề xuất.'),
    resultName: text(500).default(''),
    note: text(1000).default(''),
  }),
  submit_for_signature: z.object({ note }),
  send_back: z.object({ reason }),
  sign: z.object({ note }),
  stamp: z.object({}),
  return_result: z.object({
    receiver: text(200).min(2, 'Ghi người nhận kết quả.'),
    /** Number of the item by which the post brings it. */
    postalNumber,
  }),
  request_correction: z.object({ what: text(1000).min(3, 'Ghi chỗ sai và nội dung đúng.'), reason }),
  approve_correction: z.object({}),
  reject_correction: z.object({ reason }),
  extend: z.object({ newDueAt: localTime, cause: z.enum(LATE_CAUSES, 'Chọn nguyên nhân.'), reason }),
  apologise: z.object({
    expectedOn: z.iso.date('Ghi ngày sẽ trả kết quả.'),
    cause: z.enum(LATE_CAUSES, 'Chọn nguyên nhân.'),
    reason,
  }),
  refuse: z.object({ reason }),
  withdraw: z.object({ reason }),
  stop: z.object({ reason }),
  forward: z.object({ note }),
  note_status: z.object({
    nationalStatus: z.coerce.number().int().min(1).max(10),
    note,
    foreignCode: text(60).default(''),
  }),
  note_result: z.object({
    outcome: z.enum(OUTCOMES, 'Chọn kết quả.'),
    number: text(60).min(1, 'Ghi số văn bản kết quả.'),
    resultOn: z.iso.date('Ghi ngày của văn bản kết quả.'),
  }),
  undo: z.object({ reason: text(500).default('') }),
} as const;
export type TakeableStep = keyof typeof stepForms;
export type FormOf<Name extends TakeableStep> = z.output<(typeof stepForms)[Name]>;

/** `clientKey` makes a repeat harmless; `stepCount` is what the page had seen. */
export const stepEnvelope = z.object({
  step: z.enum(Object.keys(stepForms) as [TakeableStep, ...TakeableStep[]]),
  clientKey: z.uuid(),
  stepCount: z.coerce.number().int().positive(),
});
