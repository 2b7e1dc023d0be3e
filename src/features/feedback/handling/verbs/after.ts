import { z } from 'zod';
import { parseFields } from '../../../../platform/problem.ts';
import { dueDaysFrom, lastDayToReopen } from '../../rules.ts';
import { NOT_DONE, note, words, wrong } from './fields.ts';
import { verb } from './verb.ts';

const confirmForm = z.object({
  isSolved: z.enum(['yes', 'no'], 'Chọn câu trả lời của người gửi.'),
  comment: note,
});

/** What the sender said at the desk or by telephone. */
export const confirm = verb({
  step: 'confirm',
  payload: (_, form) => {
    const { isSolved, comment } = parseFields(confirmForm, form, NOT_DONE);
    return { isSolved: isSolved === 'yes', comment };
  },
});

/** Opened again because the sender asks for it: once, within the ward's days. */
export const reopen = verb({
  step: 'reopen',
  payload: ({ item, ground }, form) => {
    const { reason } = parseFields(z.object({ reason: words(2000) }), form, NOT_DONE);
    const last = lastDayToReopen(item.state, ground);
    if (last !== null && ground.today > last) wrong('reason', 'Đã quá thời hạn mở lại phản ánh này.');
    return { reason, dueDays: dueDaysFrom(ground) };
  },
});

export const withdraw = verb({
  step: 'withdraw',
  payload: (_, form) => parseFields(z.object({ reason: words(2000) }), form, NOT_DONE),
});
