import { pausedRemainder, restartDue, resumeDue } from '../../../law/clock.ts';
import { toLocalDay } from '../../../law/day.ts';
import { parseTerm } from '../../../law/due.ts';
import { maySupplement, supplementAgainUntil, supplementUntil } from '../../../law/supplement.ts';
import { answerDue } from '../arrival.ts';
import { stepDueFrom } from '../process-walk.ts';
import type { SupplementMode } from '../schema.ts';
import type { StepPayloads } from '../step-payloads.ts';
import type { Dossier } from '../store.ts';
import type { WardRules } from '../ward-rules.ts';
import {
  invalid,
  lines,
  type Preparations,
  type StepContext,
  slipNumber,
  supplemented,
} from './preparation.ts';

/** The steps that stop the clock for the applicant, and those that start it again. */
export const WAITING: Preparations<
  'request_supplement' | 'receive_supplement' | 'return_supplement' | 'suspend' | 'resume'
> = {
  request_supplement: async (form, context) => {
    const { act, dossier, rules } = context;
    const { state } = dossier;
    const isFurther = !maySupplement(
      state.supplementCount,
      toLocalDay(state.receivedAt ?? state.submittedAt),
    );
    if (isFurther && form.directorReason.length < 5)
      throw invalid({ directorReason: 'Giám đốc ghi lý do cho yêu cầu bổ sung thêm lần nữa.' });
    const until = supplementUntil(act.now, form.days, rules.calendar, rules.hoursOn);
    return {
      payload: {
        number: await slipNumber(context, 'supplement_request'),
        items: lines(form.items),
        reason: form.reason,
        mode: form.mode,
        remainingMinutes: form.mode === 'pause' ? remaining(context) : null,
        until: until?.toISOString() ?? null,
        ...(isFurther && { directorReason: form.directorReason }),
      },
      dueAt: null,
    };
  },
  receive_supplement: async (form, context) => {
    const { act, dossier } = context;
    const arrivedAt = dossier.state.supplementAnsweredAt;
    if (arrivedAt === null && form.received.length < 3)
      throw invalid({ received: 'Ghi giấy tờ đã nhận, mỗi dòng một giấy tờ.' });
    if (dossier.state.status === 'forwarded')
      return { payload: { documents: supplemented(dossier, lines(form.received)), mode: 'restart' } };
    const asked = dossier.steps.findLast((each) => each.step.step === 'request_supplement')!.step
      .payload as StepPayloads['request_supplement'];
    const isAccepted = dossier.state.receivedAt !== null;
    return {
      payload: {
        documents: supplemented(dossier, lines(form.received)),
        mode: asked.mode,
        stepDueAt: isAccepted
          ? await stepDueFrom(context.tx, dossier.state, { now: act.now, rules: context.rules })
          : answerDue(act.now, dossier.state.channel, context.rules),
        ...(arrivedAt !== null && { arrivedAt: arrivedAt.toISOString() }),
      },
      dueAt: isAccepted
        ? dueAfterSupplement(dossier, asked, { now: arrivedAt ?? act.now, rules: context.rules })
        : null,
    };
  },
  return_supplement: async (form, { act, dossier, rules }) => ({
    payload: {
      items: lines(form.items),
      reason: form.reason,
      until: untilAfterReturn(dossier, act.now, rules)?.toISOString() ?? null,
    },
    dueAt: null,
  }),
  suspend: async (form, context) => {
    if (form.cause === 'fee' && form.amountVnd === null)
      throw invalid({ amountVnd: 'Ghi số tiền phải nộp.' });
    const amountVnd = form.cause === 'fee' ? form.amountVnd : null;
    return {
      payload: { cause: form.cause, reason: form.reason, amountVnd, remainingMinutes: remaining(context) },
      dueAt: null,
    };
  },
  resume: async (form, { tx, act, dossier, rules }) => ({
    payload: { ...form, stepDueAt: await stepDueFrom(tx, dossier.state, { now: act.now, rules }) },
    dueAt:
      dossier.state.remainingMinutes === null
        ? null
        : resumeDue(dossier.state.remainingMinutes, act.now, rules.calendar, rules.hoursOn),
  }),
};

/** The applicant keeps the days that he had: the time in which the desk looked at his answer is not his. */
function untilAfterReturn({ steps, state }: Dossier, now: Date, rules: WardRules): Date | null {
  const answer = steps.findLast((each) => each.step.step === 'answer_supplement')!.step
    .payload as StepPayloads['answer_supplement'];
  if (answer.until === null) return null;
  const answered = { sentAt: state.supplementAnsweredAt!, returnedAt: now };
  return supplementAgainUntil(new Date(answer.until), answered, rules.calendar, rules.hoursOn);
}

/** Working minutes that are left now; null when no clock runs. */
export function remaining({ act, dossier, rules }: StepContext): number | null {
  const { dueAt } = dossier.state;
  return dueAt && pausedRemainder(dueAt, act.now, rules.calendar, rules.hoursOn);
}

/** @law the applicant's waiting time is not counted; see law/clock.ts for the two ways */
export function dueAfterSupplement(
  { state }: Dossier,
  asked: { mode: SupplementMode; remainingMinutes: number | null },
  { now, rules }: { now: Date; rules: WardRules },
): Date | null {
  if (state.term === null) return null;
  if (asked.mode === 'pause' && asked.remainingMinutes !== null)
    return resumeDue(asked.remainingMinutes, now, rules.calendar, rules.hoursOn);
  return restartDue(parseTerm(state.term), now, rules.calendar, rules.hoursOn);
}
