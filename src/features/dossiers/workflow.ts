import { toLocalDay } from '../../law/day.ts';
import { maySupplement } from '../../law/supplement.ts';
import type { Duty, Officer } from '../organisation/index.ts';
import type { Status, StepName, TakeableStep } from './schema.ts';

interface Rule {
  from: readonly Status[];
  to: Status | 'same';
  duty: Duty;
  /** Who may: someone of the unit that holds the dossier, or anyone at the desk with the duty. */
  place: 'holder' | 'desk';
}

const UNDECIDED: readonly Status[] = [
  'received',
  'transferred',
  'in_process',
  'awaiting_supplement',
  'in_review',
  'awaiting_signature',
];

/** Every step after acceptance: where it may start, where it leads, whose duty it is. */
export const WORKFLOW: Record<TakeableStep, readonly Rule[]> = {
  transfer: [{ from: ['received'], to: 'transferred', duty: 'receive', place: 'holder' }],
  take_over: [{ from: ['transferred'], to: 'in_process', duty: 'examine', place: 'holder' }],
  attach_scan: [
    { from: ['received'], to: 'same', duty: 'receive', place: 'holder' },
    { from: ['in_process'], to: 'same', duty: 'examine', place: 'holder' },
  ],
  request_supplement: [{ from: ['in_process'], to: 'awaiting_supplement', duty: 'examine', place: 'holder' }],
  receive_supplement: [{ from: ['awaiting_supplement'], to: 'in_process', duty: 'receive', place: 'desk' }],
  propose: [{ from: ['in_process'], to: 'in_review', duty: 'examine', place: 'holder' }],
  submit_for_signature: [{ from: ['in_review'], to: 'awaiting_signature', duty: 'review', place: 'holder' }],
  send_back: [
    { from: ['in_review'], to: 'in_process', duty: 'review', place: 'holder' },
    { from: ['awaiting_signature'], to: 'in_process', duty: 'sign', place: 'holder' },
  ],
  sign: [{ from: ['awaiting_signature'], to: 'signed', duty: 'sign', place: 'holder' }],
  stamp: [{ from: ['signed'], to: 'result_ready', duty: 'stamp', place: 'holder' }],
  return_result: [{ from: ['result_ready'], to: 'returned', duty: 'return', place: 'desk' }],
  refuse: [
    { from: ['received'], to: 'refused', duty: 'receive', place: 'holder' },
    { from: ['in_process'], to: 'refused', duty: 'examine', place: 'holder' },
  ],
  withdraw: [{ from: UNDECIDED, to: 'withdrawn', duty: 'receive', place: 'desk' }],
};

/** What the rules look at. `actedBy` names, for a step, the officers who took it in this dossier. */
export interface DossierFacts {
  status: Status;
  holderUnitId: number;
  supplementCount: number;
  /** Decides which law applies. */
  receivedAt: Date;
  actedBy: Partial<Record<StepName, readonly number[]>>;
}

export type Decision = { open: true; statusAfter: Status } | { open: false; why: string };

/** Whether this officer may take this step now, and where it leads; the refusal says why in Vietnamese. */
export function decide(step: TakeableStep, dossier: DossierFacts, officer: Officer): Decision {
  const rule = WORKFLOW[step].find((each) => each.from.includes(dossier.status));
  if (!rule) return no('Bước này không mở ở tình trạng hiện nay của hồ sơ.');
  if (!officer.duties.includes(rule.duty)) return no('Tài khoản của bạn không có nhiệm vụ này.');
  if (rule.place === 'holder' && officer.unitId !== dossier.holderUnitId)
    return no('Hồ sơ đang do đơn vị khác giữ.');
  if (
    step === 'request_supplement' &&
    !maySupplement(dossier.supplementCount, toLocalDay(dossier.receivedAt))
  )
    return no('Hồ sơ đã được yêu cầu bổ sung một lần; cán bộ chỉ được yêu cầu một lần.');
  if (step === 'sign' && tookPart(dossier, officer.id))
    return no('Người đã tiếp nhận hoặc thụ lý hồ sơ không được ký kết quả của chính hồ sơ đó.');
  return { open: true, statusAfter: rule.to === 'same' ? dossier.status : rule.to };
}

/** The steps that the page offers to this officer. */
export function openSteps(dossier: DossierFacts, officer: Officer): TakeableStep[] {
  return (Object.keys(WORKFLOW) as TakeableStep[]).filter((step) => decide(step, dossier, officer).open);
}

/** Statuses in which a dossier of this officer's unit waits for one of his duties (desk duties wait everywhere). */
export function waitingFor(officer: Officer): { atUnit: Status[]; anywhere: Status[] } {
  const found = { atUnit: new Set<Status>(), anywhere: new Set<Status>() };
  for (const [step, rules] of Object.entries(WORKFLOW)) {
    if (step === 'withdraw' || step === 'attach_scan' || step === 'refuse') continue;
    for (const rule of rules.filter((each) => officer.duties.includes(each.duty)))
      for (const status of rule.from) (rule.place === 'holder' ? found.atUnit : found.anywhere).add(status);
  }
  return { atUnit: [...found.atUnit], anywhere: [...found.anywhere] };
}

function tookPart(dossier: DossierFacts, officerId: number): boolean {
  return (['accept', 'take_over', 'propose'] as const).some((step) =>
    dossier.actedBy[step]?.includes(officerId),
  );
}

function no(why: string): Decision {
  return { open: false, why };
}

export function isEnded(status: Status): boolean {
  return status === 'returned' || status === 'refused' || status === 'withdrawn';
}
