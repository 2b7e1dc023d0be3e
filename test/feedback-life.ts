import { randomUUID } from 'node:crypto';
import {
  actorsOf,
  type FeedbackPayloads,
  findFeedback,
  type GivenFeedback,
  openFeedbackSteps,
  type TakenFeedbackStep,
  takeFeedbackStep,
} from '../src/features/feedback/index.ts';
import type { Officer } from '../src/features/organisation/index.ts';
import { addDays, instant, toLocalDay } from '../src/law/day.ts';
import type { TestDatabase } from './database.ts';

export const WORDS = {
  ...{ title: 'Chờ lâu', content: 'Tôi chờ hai giờ tại quầy.', proposal: '', place: 'Quầy 3' },
  ...{ latitude: null, longitude: null, aboutWhom: '', source: '' },
};
export const SENDER = {
  ...{ kind: 'person' as const, name: 'Người gửi mẫu', address: 'Tổ 1', phone: '0900000000', email: '' },
  ...{ citizenId: null, isProtected: false },
};
export const givenFeedback = (change: Partial<GivenFeedback> = {}): GivenFeedback => ({
  ...{ clientKey: randomUUID(), channel: 'portal', words: WORDS, sender: SENDER, files: [] },
  ...{ procedureCode: null, dossierId: null, subjectUnitId: null, ...change },
});

/** What a turn of chance does to an item on a day: some step that is open to somebody, or nothing. */
export async function takeAnyFeedbackStep(
  t: TestDatabase,
  id: number,
  { day, turn, units, officers }: { day: string; turn: number; units: number[]; officers: Officer[] },
): Promise<void> {
  const { state } = await findFeedback(t.database.db, t.wardId, id);
  const officer = officers[turn % officers.length]!;
  const bySender = turn % 3 === 0;
  const open = openFeedbackSteps(bySender ? ['sender'] : actorsOf(officer, state), state);
  const step = open[turn % Math.max(open.length, 1)];
  if (step === undefined) return;
  const now = instant(day, 10 * 60);
  const acting = bySender
    ? { officer: null, by: 'sender' as const, wardId: t.wardId, now }
    : { officer, now };
  const payload = payloadOf(step, { day, turn, units, id });
  await t.database.transact((tx) =>
    takeFeedbackStep(tx, acting as never, id, {
      step,
      clientKey: randomUUID(),
      stepCount: state.stepCount,
      payload,
    }),
  );
}

/** Whoever may takes a step, if it is open to any officer. @returns whether it was taken */
export async function takeFeedback<Name extends TakenFeedbackStep>(
  t: TestDatabase,
  id: number,
  step: Name,
  given: {
    now: Date;
    officers: Officer[];
    payload?: FeedbackPayloads[Name];
    units?: number[];
    turn?: number;
  },
): Promise<boolean> {
  const { state } = await findFeedback(t.database.db, t.wardId, id);
  const officer = given.officers.find((each) =>
    openFeedbackSteps(actorsOf(each, state), state).includes(step),
  );
  if (!officer) return false;
  const turn = {
    day: toLocalDay(given.now),
    turn: given.turn ?? id,
    units: given.units ?? [officer.unitId],
    id,
  };
  const payload = given.payload ?? (payloadOf(step, turn) as FeedbackPayloads[Name]);
  const taken = { step, clientKey: randomUUID(), stepCount: state.stepCount, payload };
  await t.database.transact((tx) =>
    takeFeedbackStep(tx, { officer, now: given.now, requestId: 'test' }, id, taken),
  );
  return true;
}

function payloadOf(
  step: TakenFeedbackStep,
  { day, turn, units, id }: { day: string; turn: number; units: number[]; id: number },
): FeedbackPayloads[TakenFeedbackStep] {
  const later = addDays(day, 7);
  const dueDays = { classify: later, supplement: later, forward_regulation: later, handle: addDays(day, 20) };
  const payloads: Partial<FeedbackPayloads> = {
    ...{ ask_supplement: { ask: 'Ghi rõ ngày', dueOn: later }, supplement: { text: 'Ngày 2', dueDays } },
    ...{
      decline: { reason: 'unclear', note: '' },
      redirect: { as: turn % 2 ? 'complaint' : 'other_regulation', to: '', note: '' },
    },
    accept: {
      ...{ group: 'conduct', matters: turn % 2 ? ['conduct'] : ['conduct', 'regulation'], fieldCode: null },
      ...{ procedureCode: null, dossierId: null, subjectUnitId: null, subjectOfficerId: null, note: '' },
    },
    ...{
      assign: { unitId: units[turn % units.length]!, officerId: null, note: '' },
      extend: { reason: '', dueOn: later },
    },
    ...{
      record: { kind: 'note', text: 'x', officerId: null, criteria: null },
      submit: { conclusion: 'founded', outcomes: [], answer: 'Đã rõ' },
    },
    ...{
      approve: {
        answer: 'Đã rõ',
        publishBy: turn % 2 ? later : null,
        withheld: turn % 2 ? null : 'Riêng tư',
      },
    },
    ...{
      publish: { version: 1 },
      confirm: { isSolved: turn % 2 === 0, comment: '' },
      reopen: { reason: '', dueDays },
    },
    ...{ merge: { intoId: id, note: '' }, repeat: { ofId: turn % 2 ? id : null, note: '' } },
  };
  return payloads[step] ?? ({ reason: 'x' } as never);
}
