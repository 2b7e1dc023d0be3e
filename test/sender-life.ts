import { randomUUID } from 'node:crypto';
import {
  type FeedbackPayloads,
  findFeedback,
  type TakenFeedbackStep,
  takeFeedbackStep,
} from '../src/features/feedback/index.ts';
import type { Day } from '../src/law/day.ts';
import type { TestDatabase } from './database.ts';

/** What officers do with a petition that came in, step by step. */
export function feedbackLife(at: TestDatabase) {
  const take = async <Name extends TakenFeedbackStep>(
    id: number,
    who: string,
    step: Name,
    payload: FeedbackPayloads[Name],
  ): Promise<void> => {
    await at.database.transact((tx) =>
      takeFeedbackStep(tx, at.act(who), id, { step, clientKey: randomUUID(), stepCount: null, payload }),
    );
  };
  const answer = async (id: number, text: string, publishBy: Day | null = null): Promise<void> => {
    const unitId = at.officer('vanhoa').unitId;
    await take(id, 'kiemsoat', 'accept', {
      ...{ group: 'conduct', matters: ['conduct'], fieldCode: null, procedureCode: null, dossierId: null },
      ...{ subjectUnitId: null, subjectOfficerId: null, note: '' },
    });
    await take(id, 'kiemsoat', 'assign', { unitId, officerId: null, note: '' });
    await submit(id, text, publishBy);
  };
  const submit = async (id: number, text: string, publishBy: Day | null = null): Promise<void> => {
    await take(id, 'vanhoa', 'submit', { conclusion: 'founded', outcomes: ['apology'], answer: text });
    const withheld = publishBy === null ? 'Riêng tư' : null;
    await take(id, 'chutich', 'approve', { answer: text, publishBy, withheld });
  };
  const read = (id: number) => findFeedback(at.database.db, at.wardId, id);
  return { take, answer, submit, read };
}
