import type { ReturnWay, Status, SuspendCause } from './schema.ts';

/** What a dossier needs from its applicant now; nothing of it waits for an officer. */
export const NEEDS = ['supplement', 'fee', 'confirmation', 'collect', 'download'] as const;
export type Need = (typeof NEEDS)[number];

export const NEED_LABELS: Record<Need, string> = {
  supplement: 'Bổ sung giấy tờ',
  fee: 'Nộp tiền',
  confirmation: 'Trả lời Trung tâm',
  collect: 'Nhận kết quả',
  download: 'Tải kết quả',
};

interface Facts {
  status: Status;
  isAnswered: boolean;
  suspendCause: SuspendCause | null;
  returnBy: ReturnWay;
}

/** The one thing that is needed from the applicant; null when he has only to wait. The list's SQL says the same. */
export function needOf({ status, isAnswered, suspendCause, returnBy }: Facts): Need | null {
  switch (status) {
    case 'awaiting_intake_supplement':
    case 'awaiting_supplement':
      return isAnswered ? null : 'supplement';
    case 'suspended':
      return suspendCause === 'force_majeure' ? null : suspendCause;
    case 'result_ready':
      if (returnBy === 'post') return null;
      return returnBy === 'online' ? 'download' : 'collect';
    default:
      return null;
  }
}
