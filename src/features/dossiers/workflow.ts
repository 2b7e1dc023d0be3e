import { toLocalDay } from '../../law/day.ts';
import { extensionFault } from '../../law/extension.ts';
import { maySupplement } from '../../law/supplement.ts';
import type { Duty, Officer } from '../organisation/index.ts';
import type { NodeKind } from '../procedures/index.ts';
import type { Consultation, Place, Status, StepName } from './schema.ts';
import type { TakeableStep } from './step-forms.ts';

/**
 * Who may take a step: someone of the unit that holds the dossier, anyone at a desk, someone of the unit that resolves
 * it, of the unit that signed it, of a unit that was asked, or of the unit that received it; or the applicant himself,
 * through the portal.
 */
export type Seat = 'holder' | 'desk' | 'competent' | 'signing' | 'consulted' | 'receiving' | 'applicant';

export interface Rule {
  from: readonly Status[];
  /** Where it may lead; the internal process or the step itself chooses among several. */
  to: readonly Status[] | 'same' | 'undone';
  /** Empty: no officer takes it, but the system, or the applicant where the seat is his. */
  duty: Duty | null;
  seat: Seat;
}

/** The status of a dossier that arrives at a step of its internal process */
export const STATUS_AT: Record<NodeKind, Status> = {
  receive: 'received',
  assign: 'awaiting_assignment',
  examine: 'transferred',
  review: 'in_review',
  sign: 'awaiting_signature',
  stamp: 'signed',
  return: 'result_ready',
};
/** Where the internal process may lead a dossier. */
export const NEXT: readonly Status[] = [...new Set(Object.values(STATUS_AT))].filter(
  (status) => status !== 'received',
);

const AT_WORK: readonly Status[] = [
  'received',
  'awaiting_assignment',
  'transferred',
  'in_process',
  'consulting',
  'awaiting_supplement',
  'suspended',
  'awaiting_linked',
  'in_review',
  'awaiting_signature',
];
const UNDECIDED: readonly Status[] = ['submitted', 'awaiting_intake_supplement', ...AT_WORK];
const COUNTED: readonly Status[] = [
  'awaiting_assignment',
  'transferred',
  'in_process',
  'consulting',
  'awaiting_linked',
  'in_review',
  'awaiting_signature',
  'signed',
];
/** Statuses in which a dossier is not ended and its due time may still move. */
export const OPEN: readonly Status[] = [...UNDECIDED, 'signed', 'forwarded'];

/** As long as there is something to be returned and somebody to be told. */
const UNRETURNED: readonly Status[] = [...OPEN, 'result_ready', 'correcting'];

function rule(from: readonly Status[], to: Rule['to'] | Status, duty: Duty | null, seat: Seat): Rule {
  const isWord = to === 'same' || to === 'undone';
  return { from, to: typeof to === 'string' && !isWord ? [to] : (to as Rule['to']), duty, seat };
}

/** Every step after the first: where it may start, where it leads, whose duty it is. */
export const WORKFLOW: Record<Exclude<StepName, 'submit' | 'accept'>, readonly Rule[]> = {
  admit: [rule(['submitted'], 'received', 'receive', 'desk')],
  transfer: [rule(['received'], NEXT, 'receive', 'holder')],
  assign: [
    rule(['awaiting_assignment'], NEXT, 'review', 'holder'),
    rule(['transferred', 'in_process'], 'transferred', 'review', 'holder'),
  ],
  take_over: [
    rule(['transferred'], 'in_process', 'examine', 'holder'),
    rule(['in_process'], 'same', 'examine', 'holder'),
    rule(['awaiting_assignment', 'in_review'], 'same', 'review', 'holder'),
    rule(['awaiting_signature'], 'same', 'sign', 'holder'),
    rule(['signed'], 'same', 'stamp', 'holder'),
    rule(['result_ready'], 'same', 'return', 'holder'),
  ],
  attach_scan: [
    rule(['received'], 'same', 'receive', 'holder'),
    rule(['in_process'], 'same', 'examine', 'holder'),
  ],
  exempt_scan: [
    rule(['received'], 'same', 'receive', 'holder'),
    rule(['in_process'], 'same', 'examine', 'holder'),
  ],
  request_supplement: [
    rule(['submitted'], 'awaiting_intake_supplement', 'receive', 'desk'),
    rule(['in_process'], 'awaiting_supplement', 'examine', 'holder'),
    rule(['in_process'], 'awaiting_supplement', 'oversee', 'receiving'),
  ],
  answer_supplement: [
    rule(['awaiting_intake_supplement'], 'submitted', null, 'applicant'),
    rule(['awaiting_supplement'], 'same', null, 'applicant'),
  ],
  receive_supplement: [
    rule(['awaiting_intake_supplement'], 'submitted', 'receive', 'desk'),
    rule(['awaiting_supplement'], 'in_process', 'receive', 'desk'),
    rule(['forwarded'], 'same', 'receive', 'desk'),
  ],
  return_supplement: [rule(['awaiting_supplement'], 'same', 'receive', 'desk')],
  suspend: [rule(['in_process'], 'suspended', 'examine', 'holder')],
  resume: [
    rule(['suspended'], 'in_process', 'receive', 'desk'),
    rule(['suspended'], 'in_process', 'examine', 'holder'),
  ],
  consult: [rule(['in_process', 'consulting'], 'consulting', 'examine', 'holder')],
  answer_consultation: [
    rule(['consulting'], ['consulting', 'in_process'], 'examine', 'consulted'),
    rule(['consulting'], ['consulting', 'in_process'], 'review', 'consulted'),
  ],
  close_consultation: [rule(['consulting'], ['consulting', 'in_process'], 'examine', 'holder')],
  open_linked: [rule(['in_process', 'awaiting_linked'], 'awaiting_linked', 'examine', 'holder')],
  note_linked: [rule(['awaiting_linked'], ['awaiting_linked', 'in_process'], null, 'desk')],
  propose: [rule(['in_process'], NEXT, 'examine', 'holder')],
  submit_for_signature: [rule(['in_review'], NEXT, 'review', 'holder')],
  send_back: [
    rule(['in_review'], 'in_process', 'review', 'holder'),
    rule(['awaiting_signature'], 'in_process', 'sign', 'holder'),
    rule(['signed'], 'in_process', 'stamp', 'holder'),
  ],
  sign: [rule(['awaiting_signature'], NEXT, 'sign', 'holder')],
  stamp: [rule(['signed'], NEXT, 'stamp', 'holder')],
  return_result: [rule(['result_ready'], 'returned', 'return', 'desk')],
  request_correction: [
    rule(['result_ready', 'returned'], 'correcting', 'examine', 'competent'),
    rule(['result_ready', 'returned'], 'correcting', 'review', 'competent'),
  ],
  approve_correction: [rule(['correcting'], 'result_ready', 'sign', 'signing')],
  reject_correction: [rule(['correcting'], ['result_ready', 'returned'], 'sign', 'signing')],
  extend: [rule(COUNTED, 'same', 'review', 'competent')],
  apologise: [rule(COUNTED, 'same', 'review', 'competent')],
  refuse: [
    rule(['submitted'], 'refused', 'receive', 'desk'),
    rule(['received'], 'refused', 'receive', 'holder'),
    rule(['in_process'], 'refused', 'examine', 'holder'),
  ],
  withdraw: [
    rule([...UNDECIDED, 'forwarded'], 'withdrawn', 'receive', 'desk'),
    rule([...UNDECIDED, 'forwarded'], 'withdrawn', null, 'applicant'),
  ],
  change_delivery: [rule(UNRETURNED, 'same', null, 'applicant')],
  correct_contact: [rule(UNRETURNED, 'same', null, 'applicant')],
  stop: [rule(AT_WORK, 'stopped', 'review', 'competent')],
  expire: [rule(['awaiting_supplement', 'awaiting_intake_supplement'], 'stopped', null, 'desk')],
  forward: [rule(['received'], 'forwarded', 'receive', 'holder')],
  note_status: [rule(['forwarded'], ['forwarded', 'refused', 'withdrawn', 'stopped'], 'receive', 'desk')],
  note_result: [
    rule(['forwarded'], 'result_ready', 'receive', 'desk'),
    rule(['result_ready', 'returned'], 'result_ready', null, 'desk'),
  ],
  undo: [
    rule(
      ['awaiting_assignment', 'transferred', 'in_process', 'in_review', 'awaiting_signature'],
      'undone',
      'receive',
      'desk',
    ),
  ].flatMap((each) => (['receive', 'examine', 'review', 'sign'] as const).map((duty) => ({ ...each, duty }))),
  recount: [rule(OPEN, 'same', null, 'desk')],
};

/** Steps that can be undone: they gave the dossier to someone, and nothing went out of the house. */
export const UNDOABLE: ReadonlySet<StepName> = new Set([
  'transfer',
  'assign',
  'propose',
  'submit_for_signature',
  'send_back',
]);

/** What the rules look at. `actedBy` names, for a step, the officers who took it in this dossier. */
export interface DossierFacts {
  status: Status;
  place: Place;
  twin: unknown;
  foreignStatus: number | null;
  holderUnitId: number;
  holderOfficerId: number | null;
  competentUnitId: number;
  receivingUnitId: number | null;
  signingUnitId: number | null;
  awaitsReceipt: boolean;
  supplementCount: number;
  supplementAnsweredAt: Date | null;
  extensionCount: number;
  consultations: readonly Consultation[];
  /** Decides which law applies. */
  submittedAt: Date;
  receivedAt: Date | null;
  dueAt: Date | null;
  actedBy: Partial<Record<StepName, readonly number[]>>;
  undoable: { officerId: number | null; at: Date; status: Status } | null;
}

/** What else a decision depends on: the time, for whom the officer stands in today, how long a step can be undone. */
export interface Moment {
  now: Date;
  standsInFor: readonly number[];
  undoMinutes: number;
}

export type Decision = { open: true; to: readonly Status[] } | { open: false; why: string };

/** Whether this officer may take this step now, and where it may lead; the refusal says why in Vietnamese. */
export function decide(
  step: TakeableStep,
  dossier: DossierFacts,
  officer: Officer,
  moment: Moment,
): Decision {
  const rules = WORKFLOW[step].filter((each) => each.from.includes(dossier.status));
  if (rules.length === 0) return no('Bước này không mở ở tình trạng hiện nay của hồ sơ.');
  const mine = rules.filter((each) => each.duty !== null && officer.duties.includes(each.duty));
  if (mine.length === 0) return no('Tài khoản của bạn không có nhiệm vụ này.');
  const seated = mine.filter((each) => isSeated(each.seat, dossier, officer));
  if (seated.length === 0) return no('Hồ sơ đang do đơn vị khác giữ.');
  if (seated.every(isPersonal) && !isHolder(dossier, officer, moment))
    return no('Hồ sơ đã giao cho người khác trong đơn vị.');
  const refusal = GUARDS[step]?.(dossier, officer, moment, seated);
  if (refusal) return no(refusal);
  const { to } = seated[0]!;
  if (to === 'undone') return { open: true, to: [dossier.undoable!.status] };
  return { open: true, to: to === 'same' ? [dossier.status] : to };
}

/** The steps that the page offers to this officer. */
export function openSteps(dossier: DossierFacts, officer: Officer, moment: Moment): TakeableStep[] {
  return TAKEABLE.filter((step) => decide(step, dossier, officer, moment).open);
}

const TAKEABLE = (Object.keys(WORKFLOW) as (keyof typeof WORKFLOW)[]).filter((step) =>
  WORKFLOW[step].some(({ duty }) => duty !== null),
) as TakeableStep[];

function isSeated(seat: Seat, dossier: DossierFacts, { unitId }: Officer): boolean {
  switch (seat) {
    case 'desk':
      return true;
    case 'holder':
      return unitId === dossier.holderUnitId;
    case 'competent':
      return unitId === dossier.competentUnitId;
    case 'signing':
      return unitId === dossier.signingUnitId;
    case 'receiving':
      return unitId === dossier.receivingUnitId;
    case 'applicant':
      return false;
    case 'consulted':
      return openConsultations(dossier).some(
        (each) => each.unitId === unitId || (each.unitId === null && unitId === dossier.holderUnitId),
      );
  }
}

/** Examining is given to a person; the desk, the head, the signer and the clerk act for their unit. */
function isPersonal({ seat, duty }: Rule): boolean {
  return seat === 'holder' && duty === 'examine';
}

/** Nobody in person holds it, or he does, or someone for whom he stands in today. */
function isHolder(dossier: DossierFacts, officer: Officer, { standsInFor }: Moment): boolean {
  const { holderOfficerId } = dossier;
  return holderOfficerId === null || holderOfficerId === officer.id || standsInFor.includes(holderOfficerId);
}

export function openConsultations({ consultations }: Pick<DossierFacts, 'consultations'>): Consultation[] {
  return consultations.filter((each) => each.closedAt === null);
}

type Guard = (
  dossier: DossierFacts,
  officer: Officer,
  moment: Moment,
  seated: readonly Rule[],
) => string | false;

/** What a step asks beyond status, duty and seat; a sentence when it is not given. */
const GUARDS: Partial<Record<TakeableStep, Guard>> = {
  transfer: ({ place }) =>
    place === 'forwarded' && 'Hồ sơ này nhận thay cơ quan khác: hãy chuyển đến cơ quan giải quyết.',
  forward: ({ place }) =>
    place !== 'forwarded' && 'Hồ sơ này do phường giải quyết, không chuyển đi nơi khác.',
  take_over: ({ status, awaitsReceipt }) =>
    status !== 'transferred' && !awaitsReceipt && 'Hồ sơ đã được nhận rồi.',
  request_supplement: (dossier, _officer, _moment, seated) => {
    const acceptedOn = toLocalDay(dossier.receivedAt ?? dossier.submittedAt);
    const isFirst = maySupplement(dossier.supplementCount, acceptedOn);
    const asDirector = seated.some((each) => each.seat === 'receiving');
    if (isFirst)
      return seated.every((each) => each.seat === 'receiving') && 'Người thụ lý yêu cầu bổ sung lần đầu.';
    return (
      !asDirector &&
      'Hồ sơ đã được yêu cầu bổ sung một lần; chỉ giám đốc Trung tâm cho yêu cầu thêm, có lý do.'
    );
  },
  receive_supplement: ({ status, twin, foreignStatus }) =>
    status === 'forwarded' &&
    (twin === null || foreignStatus !== 5) &&
    'Cơ quan giải quyết chưa yêu cầu bổ sung hồ sơ này.',
  return_supplement: ({ supplementAnsweredAt }) =>
    supplementAnsweredAt === null && 'Người nộp chưa gửi bổ sung qua cổng.',
  submit_for_signature: ({ actedBy }, officer) =>
    (actedBy.propose?.includes(officer.id) ?? false) && 'Người đã đề xuất không tự thẩm tra hồ sơ của mình.',
  sign: (dossier, officer) => tookPart(dossier, officer.id) && OWN_DOSSIER,
  return_result: ({ place, twin }) =>
    place === 'from_elsewhere' && twin !== null && 'Kết quả do nơi tiếp nhận trả cho người nộp.',
  request_correction: ({ place }) =>
    place === 'forwarded' && 'Kết quả do cơ quan khác cấp: cơ quan ấy đính chính.',
  approve_correction: (dossier, officer) => {
    if (dossier.actedBy.request_correction?.includes(officer.id))
      return 'Người đề nghị đính chính không tự duyệt.';
    return tookPart(dossier, officer.id) && OWN_DOSSIER;
  },
  extend: (dossier, _officer, { now }) => {
    const { dueAt, extensionCount, receivedAt } = dossier;
    if (dueAt === null || receivedAt === null) return 'Hồ sơ không có ngày hẹn trả đang chạy.';
    if (now > dueAt) return 'Hồ sơ đã quá hạn: chỉ còn xin lỗi, không gia hạn.';
    const newDueAt = new Date(dueAt.getTime() + 1);
    const acceptedOn = toLocalDay(receivedAt);
    return extensionFault({ dueAt, newDueAt, at: now, timesBefore: extensionCount, acceptedOn }) ?? false;
  },
  apologise: ({ dueAt }, _officer, { now }) =>
    (dueAt === null || now <= dueAt) && 'Hồ sơ chưa quá hạn: hãy xin lỗi và gia hạn trước hạn.',
  note_status: ({ twin }) => twin !== null && 'Trạng thái tự về từ phường giải quyết.',
  note_result: ({ twin }) => twin !== null && 'Kết quả tự về từ phường giải quyết.',
  undo: ({ undoable }, officer, { now, undoMinutes }) => {
    if (undoable === null) return 'Bước vừa làm không hoàn tác được.';
    if (undoable.officerId !== officer.id) return 'Chỉ người vừa làm bước ấy được hoàn tác.';
    return (
      now.getTime() - undoable.at.getTime() > undoMinutes * 60_000 &&
      `Chỉ hoàn tác được trong ${undoMinutes} phút.`
    );
  },
};

const OWN_DOSSIER = 'Người đã tiếp nhận hoặc thụ lý hồ sơ không được ký kết quả của chính hồ sơ đó.';

function tookPart(dossier: DossierFacts, officerId: number): boolean {
  return (['submit', 'accept', 'admit', 'take_over', 'propose'] as const).some((step) =>
    dossier.actedBy[step]?.includes(officerId),
  );
}

function no(why: string): Decision {
  return { open: false, why };
}

export function isEnded(status: Status): boolean {
  return status === 'returned' || status === 'refused' || status === 'withdrawn' || status === 'stopped';
}
