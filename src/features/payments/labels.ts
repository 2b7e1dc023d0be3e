import type { ChargeKind, FindingKind, IntentState, Method, RefundCause, RefundState } from './schema.ts';

export const METHOD_LABELS: Record<Method, string> = {
  platform: 'Nền tảng thanh toán của Cổng Dịch vụ công quốc gia',
  vietqr: 'Chuyển khoản VietQR',
  cash: 'Tiền mặt',
};

export const INTENT_LABELS: Record<IntentState, string> = {
  created: 'Mới lập',
  pending: 'Chờ tiền',
  succeeded: 'Đã thu',
  failed: 'Không thành công',
  expired: 'Hết hạn chờ',
  cancelled: 'Đã thôi',
  refund_requested: 'Chờ hoàn trả',
  refunded: 'Đã hoàn trả',
};

const CHARGE_LABELS: Record<ChargeKind, string> = { fee: 'Phí', charge: 'Lệ phí' };

/** What a charge is called: its own words, with its kind where they do not say it. */
export function chargeWords({ kind, what }: { kind: ChargeKind; what: string }): string {
  return /^(phí|lệ phí)/i.test(what) ? what : `${CHARGE_LABELS[kind]} ${what}`;
}

export const REFUND_LABELS: Record<RefundState, string> = {
  requested: 'Chờ duyệt',
  approved: 'Đã duyệt, chờ trả tiền',
  rejected: 'Không duyệt',
  paid: 'Đã trả tiền',
};

export const CAUSE_LABELS: Record<RefundCause, string> = {
  asked: 'Theo đề nghị',
  doubled: 'Nộp hai lần',
  second_transaction: 'Nền tảng thu hai lần',
  amount_differs: 'Khác số phải nộp',
  not_due: 'Khoản thu đã bỏ',
};

export const FINDING_LABELS: Record<FindingKind, string> = {
  missing_callback: 'Đã trả tiền nhưng bản tin không đến',
  missing_failure: 'Thất bại nhưng bản tin không đến',
  doubled: 'Nộp hai lần',
  second_transaction: 'Nền tảng thu hai lần cho một giao dịch',
  amount_differs: 'Số tiền không khớp',
  not_due: 'Tiền đến sau khi khoản thu đã bỏ',
  not_paid_there: 'Ta ghi đã thu, nền tảng nói chưa',
  expired: 'Hết hạn chờ',
  unanswered: 'Nền tảng không trả lời',
};

/** Why a message of the platform was refused. */
export const REFUSAL_LABELS: Record<string, string> = {
  unreadable: 'Không đúng cấu trúc',
  bad_signature: 'Mã xác thực sai',
  unknown: 'Không có giao dịch này',
  wrong_amount: 'Số tiền không khớp',
  contradicts: 'Trái với kết quả đã ghi',
};
