import { z } from 'zod';

export const STATUSES = [
  'received',
  'transferred',
  'in_process',
  'awaiting_supplement',
  'in_review',
  'awaiting_signature',
  'signed',
  'result_ready',
  'returned',
  'refused',
  'withdrawn',
] as const;
export type Status = (typeof STATUSES)[number];

export const STEPS = [
  'accept',
  'transfer',
  'take_over',
  'attach_scan',
  'request_supplement',
  'receive_supplement',
  'propose',
  'submit_for_signature',
  'send_back',
  'sign',
  'stamp',
  'return_result',
  'refuse',
  'withdraw',
] as const;
export type StepName = (typeof STEPS)[number];

export const CHANNELS = ['direct', 'online', 'post', 'mobile'] as const;
export type Channel = (typeof CHANNELS)[number];

export const APPLICANT_KINDS = ['citizen', 'organisation'] as const;
export type ApplicantKind = (typeof APPLICANT_KINDS)[number];

/** How a required document came: on paper, electronically, from a database (nothing handed in), or only shown. */
export const DOCUMENT_SOURCES = ['original', 'copy', 'electronic', 'database', 'reused', 'shown'] as const;
export type DocumentSource = (typeof DOCUMENT_SOURCES)[number];

export const SUPPLEMENT_MODES = ['restart', 'pause'] as const;
export type SupplementMode = (typeof SUPPLEMENT_MODES)[number];

export type Outcome = 'granted' | 'denied';

/** One document of a dossier. `file` is the SHA-256 of its scan or of the electronic paper. */
export interface DossierDocument {
  no: number;
  name: string;
  source: DocumentSource;
  quantity: number;
  reusable: boolean;
  file: string | null;
  scanExemptReason: string | null;
}

/** What a step records, by kind. It is hashed into the chain, so it holds no personal id, phone or address. */
export interface StepPayloads {
  accept: {
    code: string;
    procedureCode: string;
    procedureVersion: number;
    termNo: number | null;
    term: string | null;
    channel: Channel;
    origin: 'system' | 'paper_book';
    applicantKind: ApplicantKind;
    competentUnitId: number;
    receivedAt: string;
    resultIsDocument: boolean;
    documents: DossierDocument[];
  };
  transfer: { note: string };
  take_over: { note: string };
  attach_scan: { documentNo: number; file: string };
  request_supplement: {
    number: string;
    items: string[];
    reason: string;
    mode: SupplementMode;
    /** Working minutes that were left when the clock stopped; only when the mode is "pause". */
    remainingMinutes: number | null;
  };
  receive_supplement: { documents: DossierDocument[]; mode: SupplementMode };
  propose: { outcome: Outcome; note: string };
  submit_for_signature: { note: string };
  send_back: { reason: string };
  sign: { note: string };
  stamp: { number: string; resultOn: string; file: string | null };
  return_result: { receiver: string };
  refuse: { number: string; reason: string };
  withdraw: { number: string; reason: string };
}

/** One row of the control slip. */
export type Step = {
  [Name in StepName]: {
    step: Name;
    no: number;
    statusAfter: Status;
    at: Date;
    officerId: number | null;
    unitId: number | null;
    toUnitId: number | null;
    toOfficerId: number | null;
    dueAt: Date | null;
    payload: StepPayloads[Name];
  };
}[StepName];

export interface ChainedStep {
  step: Step;
  clientKey: string;
  previousHash: Buffer;
  hash: Buffer;
}

const text = (max: number) => z.string().trim().max(max, `Tối đa ${max} ký tự.`);
const reason = text(2000).min(5, 'Ghi lý do cụ thể.');

export const applicantForm = z.object({
  applicantKind: z.enum(APPLICANT_KINDS, 'Chọn công dân hay tổ chức.'),
  applicantName: text(200).min(2, 'Nhập họ tên hoặc tên tổ chức.'),
  applicantPersonalId: text(20).default(''),
  applicantPhone: text(30).default(''),
  applicantAddress: text(300).default(''),
  applicantEmail: z.union([z.literal(''), z.email('Thư điện tử chưa đúng.')]).default(''),
  representativeName: text(200).default(''),
  request: text(1000).default(''),
});

export const intakeForm = applicantForm.extend({
  clientKey: z.uuid(),
  procedureCode: z.string().regex(/^\d\.\d{6}$/, 'Chọn thủ tục.'),
  termNo: z.coerce.number().int().positive().nullable().default(null),
  channel: z.enum(CHANNELS, 'Chọn cách nộp.'),
  competentUnitId: z.coerce.number().int().positive('Chọn đơn vị giải quyết.'),
  /** Local time at which it was taken in on paper, when it is entered later from the paper book. */
  paperBookAt: z.string().default(''),
});
export type IntakeForm = z.infer<typeof intakeForm>;
export type IntakeInput = z.input<typeof intakeForm>;

/** What the forms of the steps ask. `clientKey` makes a repeat harmless; `stepCount` is what the page had seen. */
export const stepForms = {
  transfer: z.object({ note: text(500).default('') }),
  take_over: z.object({ note: text(500).default('') }),
  attach_scan: z.object({ documentNo: z.coerce.number().int().positive() }),
  request_supplement: z.object({
    items: text(2000).min(3, 'Ghi giấy tờ hoặc nội dung cần bổ sung, mỗi dòng một ý.'),
    reason,
    mode: z.enum(SUPPLEMENT_MODES, 'Chọn cách tính thời hạn.'),
  }),
  receive_supplement: z.object({ received: text(2000).min(3, 'Ghi giấy tờ đã nhận, mỗi dòng một giấy tờ.') }),
  propose: z.object({
    outcome: z.enum(['granted', 'denied'], 'Chọn đề xuất.'),
    note: text(1000).default(''),
  }),
  submit_for_signature: z.object({ note: text(500).default('') }),
  send_back: z.object({ reason }),
  sign: z.object({ note: text(500).default('') }),
  stamp: z.object({}),
  return_result: z.object({ receiver: text(200).min(2, 'Ghi người nhận kết quả.') }),
  refuse: z.object({ reason }),
  withdraw: z.object({ reason }),
} as const;
export type TakeableStep = keyof typeof stepForms;

export const stepEnvelope = z.object({
  step: z.enum(Object.keys(stepForms) as [TakeableStep, ...TakeableStep[]]),
  clientKey: z.uuid(),
  stepCount: z.coerce.number().int().positive(),
});
