import { type Calendar, STATE_CALENDAR } from './calendar.ts';
import type { Day } from './day.ts';
import { type Dated, inForce } from './in-force.ts';
import { workingDaysAfter } from './working-days.ts';

/** The four groups into which what came in is put. */
export const FEEDBACK_GROUPS = ['unfit', 'conduct', 'own_regulation', 'other_regulation'] as const;
export type FeedbackGroup = (typeof FEEDBACK_GROUPS)[number];

/** What is bound by a limit; each begins with what its name says. */
export const FEEDBACK_LIMITS = [
  'classify',
  'supplement',
  'forward_regulation',
  'handle',
  'publish',
  'sender',
] as const;
export type FeedbackLimit = (typeof FEEDBACK_LIMITS)[number];

/** Working days of each limit; the day on which it begins is not counted. */
export interface FeedbackRules {
  /** From receipt until it is refused, forwarded or taken up. */
  classifyDays: number;
  /** From receipt until the sender is asked for what is missing. */
  supplementDays: number;
  /** From receipt until an item about a rule outside the ward's competence is forwarded. */
  forwardRegulationDays: number;
  /** From receipt (or the sender's supplement, or the reopening) until it is handled and waits for publication. */
  handleDays: number;
  /** More of these once, for what is complex; 0: none. */
  complexDays: number;
  /** From the end of handling until the result is published. */
  publishDays: number;
  /** How long the sender has to give what was asked for. */
  senderDays: number;
  /** How long after the answer the sender may say that it is not solved, and have it opened again, once. */
  reopenDays: number;
}

/**
 * The limits of petitions and feedback.
 * @law NĐ 20/2008/NĐ-CP (sửa đổi bởi NĐ 48/2013, NĐ 92/2017), Điều 9; QĐ 766/QĐ-TTg, nhóm mức độ hài lòng
 * @checked 2026-11-27 in a digest of both: 766 gives 2, 5, 15 and 2 working days, Điều 9 khoản 1 điểm d gives 5
 * @uncertain complex items (15 or 20 working days in some texts), the sender's time and the time to reopen are not in the texts that were
 *   read: a ward sets its own from a day on. That the count begins anew with a supplement or a reopening is our reading
 */
export const FEEDBACK_RULES: readonly (Dated & FeedbackRules)[] = [
  {
    from: '1995-01-01',
    until: null,
    ...{ classifyDays: 2, supplementDays: 5, forwardRegulationDays: 5, handleDays: 15, complexDays: 5 },
    ...{ publishDays: 2, senderDays: 10, reopenDays: 15 },
  },
];

/**
 * The rules in force on a day, with the days that a ward set itself.
 * @throws RangeError when none are in force
 * @law như FEEDBACK_RULES
 * @checked 2026-11-27
 */
export function feedbackRulesOn(day: Day, own: Partial<FeedbackRules> = {}): FeedbackRules {
  const { from: _, until: __, ...rules } = inForce(FEEDBACK_RULES, day);
  const set = Object.entries(own).filter(([, days]) => days !== undefined);
  return { ...rules, ...Object.fromEntries(set) };
}

const DAYS: Record<FeedbackLimit, keyof FeedbackRules> = {
  classify: 'classifyDays',
  supplement: 'supplementDays',
  forward_regulation: 'forwardRegulationDays',
  handle: 'handleDays',
  publish: 'publishDays',
  sender: 'senderDays',
};

/**
 * The last day of a limit that began on a day.
 * @law như FEEDBACK_RULES
 * @checked 2026-11-27
 */
export function feedbackDue(
  limit: FeedbackLimit,
  { from, rules, isComplex = false }: { from: Day; rules: FeedbackRules; isComplex?: boolean },
  calendar: Calendar = STATE_CALENDAR,
): Day {
  const more = limit === 'handle' && isComplex ? rules.complexDays : 0;
  return workingDaysAfter(from, rules[DAYS[limit]] + more, calendar);
}

/** The criteria by which a rule is tested. @law NĐ 20/2008/NĐ-CP, Điều 14 khoản 2 @checked 2026-11-27 in a digest of the article */
export const REGULATION_CRITERIA = [
  { code: 'needed', text: 'Sự cần thiết' },
  { code: 'lawful', text: 'Tính hợp lý, hợp pháp' },
  { code: 'simple', text: 'Tính đơn giản, dễ hiểu' },
  { code: 'feasible', text: 'Tính khả thi' },
  { code: 'uniform', text: 'Sự thống nhất, đồng bộ với hệ thống quy định hành chính' },
  { code: 'treaties', text: 'Sự phù hợp với điều ước quốc tế mà Việt Nam là thành viên' },
] as const;

/**
 * By which law what is no petition is dealt with, in words for its sender; empty: by none of its own.
 * @law NĐ 154/2026/NĐ-CP (tiếp công dân), NĐ 155/2026/NĐ-CP (khiếu nại), NĐ 156/2026/NĐ-CP (tố cáo); NĐ 20/2008/NĐ-CP, Điều 1 (không áp dụng)
 * @checked 2026-11-27 in a digest that names the three decrees and what they are about; their text was not read
 */
export const REDIRECTION_LAWS: Record<
  'other_regulation' | 'other_body' | 'complaint' | 'denunciation' | 'citizen_reception',
  string
> = {
  other_regulation: '',
  other_body: '',
  complaint: 'Việc khiếu nại được giải quyết theo Nghị định số 155/2026/NĐ-CP và pháp luật về khiếu nại.',
  denunciation: 'Việc tố cáo được giải quyết theo Nghị định số 156/2026/NĐ-CP và pháp luật về tố cáo.',
  citizen_reception: 'Việc tiếp công dân thực hiện theo Nghị định số 154/2026/NĐ-CP.',
};
