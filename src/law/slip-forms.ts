import type { Day } from './day.ts';
import { type Dated, inForce } from './in-force.ts';

export const SLIP_FORM_NAMES = [
  'acceptance-slip',
  'supplement-request',
  'refusal-slip',
  'apology-letter',
  'stop-notice',
  'control-slip',
  'register',
] as const;
export type SlipFormName = (typeof SLIP_FORM_NAMES)[number];

/** One of the forms that go with a dossier. */
export interface SlipForm {
  number: string;
  title: string;
  /** Number of the same paper under TT 01/2018/TT-VPCP; null where there was none. */
  formerNumber: string | null;
  /** Its title then, where it was another. */
  formerTitle?: string;
}

/**
 * The seven forms, with their numbers since 15/09/2025 and the former ones; the two numberings differ from 05 on.
 * @law TT 03/2025/TT-VPCP, Phụ lục I; số cũ theo TT 01/2018/TT-VPCP
 * @checked 2026-11-23 in documents that quote the annex
 * @uncertain former numbers and titles and the layout of the forms were not read in the texts themselves
 */
export const SLIP_FORMS: Record<SlipFormName, SlipForm> = {
  'acceptance-slip': { number: '01', title: 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả', formerNumber: '01' },
  'supplement-request': {
    number: '02',
    title: 'Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ',
    formerNumber: '02',
  },
  'refusal-slip': { number: '03', title: 'Phiếu từ chối tiếp nhận (giải quyết) hồ sơ', formerNumber: '03' },
  'apology-letter': {
    number: '04',
    title: 'Văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết',
    formerNumber: '04',
    formerTitle: 'Phiếu xin lỗi và hẹn lại ngày trả kết quả',
  },
  'stop-notice': { number: '05', title: 'Thông báo dừng giải quyết hồ sơ', formerNumber: null },
  'control-slip': { number: '06', title: 'Phiếu kiểm soát quá trình giải quyết hồ sơ', formerNumber: '05' },
  register: { number: '07', title: 'Sổ theo dõi hồ sơ', formerNumber: '06' },
};

/** TT 03/2025/TT-VPCP is in force from this day. */
export const SLIP_FORMS_FROM: Day = '2025-09-15';

/**
 * The number that a form had on a day; null when the form did not exist then.
 * @law TT 03/2025/TT-VPCP thay TT 01/2018/TT-VPCP từ 15/09/2025
 * @checked 2026-11-23
 */
export function slipFormNumber(name: SlipFormName, day: Day): string | null {
  return day < SLIP_FORMS_FROM ? SLIP_FORMS[name].formerNumber : SLIP_FORMS[name].number;
}

/**
 * The title that a form had on a day.
 * @law TT 03/2025/TT-VPCP thay TT 01/2018/TT-VPCP từ 15/09/2025
 * @checked 2026-11-23
 * @uncertain the former title is that of practice
 */
export function slipFormTitle(name: SlipFormName, day: Day): string {
  const { title, formerTitle } = SLIP_FORMS[name];
  return day < SLIP_FORMS_FROM ? (formerTitle ?? title) : title;
}

/**
 * Kinds of units whose head signs a slip by order of the chairman (TL. CHỦ TỊCH): the slip then is the committee's. The
 * head of another kind signs for his own unit.
 * @law NĐ 30/2020/NĐ-CP, Điều 13 (ký thừa lệnh)
 * @checked 2026-11-23 in a digest of the article
 * @uncertain whether the ward's centre and divisions, which have seals of their own, sign these slips in their own name
 */
export const SIGNED_BY_ORDER: readonly (Dated & { unitKinds: readonly string[] })[] = [
  { from: '1995-01-01', until: null, unitKinds: ['division', 'centre'] },
];

/**
 * Whether the head of such a unit signs by order of the chairman on a day.
 * @law như SIGNED_BY_ORDER
 * @checked 2026-11-23
 */
export function signsByOrder(unitKind: string, day: Day): boolean {
  return inForce(SIGNED_BY_ORDER, day).unitKinds.includes(unitKind);
}

/**
 * The sign of a slip's number by the kind of paper, before the sign of the office that issues it: 05/PBS-TTPVHCC.
 * @law NĐ 30/2020/NĐ-CP, Điều 15 (số và ký hiệu văn bản); ký hiệu từng loại phiếu do hệ thống đặt
 * @checked 2026-11-23
 * @uncertain no text that was read sets the signs of these slips; a ward may use others
 */
export const SLIP_SYMBOLS: readonly (Dated & { symbols: Partial<Record<SlipFormName, string>> })[] = [
  {
    from: '1995-01-01',
    until: null,
    symbols: {
      'supplement-request': 'PBS',
      'refusal-slip': 'PTC',
      'apology-letter': 'TXL',
      'stop-notice': 'TBD',
    },
  },
];

/**
 * The number and sign of a slip, a number below ten with a nought before it; null for a slip that has none.
 * @law NĐ 30/2020/NĐ-CP, Điều 15 và Phụ lục I: số nhỏ hơn 10 ghi thêm số 0 phía trước
 * @checked 2026-11-23
 */
export function slipNumberText(name: SlipFormName, number: string, office: string, day: Day): string | null {
  const symbol = inForce(SLIP_SYMBOLS, day).symbols[name];
  return symbol === undefined ? null : `${number.padStart(2, '0')}/${symbol}-${office}`;
}
