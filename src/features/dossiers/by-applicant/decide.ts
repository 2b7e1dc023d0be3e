import type { DossierState } from '../dossier-state.ts';
import type { Status } from '../schema.ts';
import { type Decision, isEnded, WORKFLOW } from '../workflow.ts';

/** What an applicant may do to his dossier himself. */
export const APPLICANT_STEPS = [
  'answer_supplement',
  'withdraw',
  'change_delivery',
  'correct_contact',
] as const;
export type ApplicantStep = (typeof APPLICANT_STEPS)[number];

type Facts = Pick<
  DossierState,
  'status' | 'parentId' | 'place' | 'twin' | 'elsewhere' | 'supplementAnsweredAt' | 'supplementUntil'
>;

/** Whether the applicant may take this step now, and where it leads; the refusal says why, in words for him. */
export function decideForApplicant(step: ApplicantStep, dossier: Facts, now: Date): Decision {
  const rule = WORKFLOW[step].find(({ seat, from }) => seat === 'applicant' && from.includes(dossier.status));
  if (!rule) return { open: false, why: closedBecause(step, dossier.status) };
  const why = GUARDS[step]?.(dossier, now) ?? false;
  if (why) return { open: false, why };
  return { open: true, to: rule.to === 'same' ? [dossier.status] : (rule.to as Status[]) };
}

/** The steps that the page offers to the applicant. */
export function openToApplicant(dossier: Facts, now: Date): ApplicantStep[] {
  return APPLICANT_STEPS.filter((step) => decideForApplicant(step, dossier, now).open);
}

type Guard = (dossier: Facts, now: Date) => string | false;

const isPart: Guard = ({ parentId }) =>
  parentId !== null && 'Hồ sơ này là một phần của hồ sơ chính. Hãy làm việc này ở hồ sơ chính.';

const isElsewhere: Guard = ({ place, twin, elsewhere }) =>
  place === 'from_elsewhere' && twin !== null && `Hồ sơ này nộp tại ${elsewhere}. Hãy làm việc này ở nơi ấy.`;

/** What a step asks beyond the status; a sentence for the applicant when it is not given. */
const GUARDS: Partial<Record<ApplicantStep, Guard>> = {
  answer_supplement: (dossier, now) => {
    if (dossier.supplementAnsweredAt !== null)
      return 'Bạn đã gửi bổ sung. Trung tâm đang kiểm tra, chưa cần gửi thêm.';
    if (dossier.supplementUntil !== null && now > dossier.supplementUntil)
      return 'Đã quá hạn bổ sung, hồ sơ sẽ dừng. Bạn có thể nộp hồ sơ mới.';
    return isPart(dossier, now) || isElsewhere(dossier, now);
  },
  withdraw: (dossier, now) => isPart(dossier, now) || isElsewhere(dossier, now),
  change_delivery: (dossier, now) => isPart(dossier, now) || isElsewhere(dossier, now),
};

const DECIDED: readonly Status[] = ['signed', 'result_ready', 'correcting'];

function closedBecause(step: ApplicantStep, status: Status): string {
  if (isEnded(status)) return ENDED[status as keyof typeof ENDED];
  if (step === 'answer_supplement') return 'Hồ sơ hiện không chờ bạn bổ sung.';
  if (step === 'withdraw' && DECIDED.includes(status))
    return 'Kết quả đã được ký nên không rút hồ sơ được nữa.';
  return 'Việc này không làm được ở tình trạng hiện nay của hồ sơ.';
}

const ENDED = {
  returned: 'Kết quả đã trả, hồ sơ đã kết thúc.',
  refused: 'Hồ sơ đã bị từ chối, không làm thêm được gì ở hồ sơ này.',
  withdrawn: 'Hồ sơ đã dừng theo yêu cầu của bạn.',
  stopped: 'Hồ sơ đã dừng, không làm thêm được gì ở hồ sơ này.',
} as const;
