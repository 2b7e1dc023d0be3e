import { z } from 'zod';
import { feedbackDue } from '../../../../law/feedback.ts';
import { parseFields } from '../../../../platform/problem.ts';
import { CONCLUSIONS, type Matter, OUTCOMES, type Outcome, type RecordKind } from '../../schema.ts';
import { boxes, NOT_DONE, words, wrong } from './fields.ts';
import { type VerbGround, verb } from './verb.ts';

/** What may come of which matter. */
export const OUTCOMES_OF: Record<Matter, readonly Outcome[]> = {
  conduct: ['apology', 'correction', 'discipline_proposal', 'guidance'],
  regulation: ['own_amendment', 'proposal_upwards', 'no_change', 'guidance'],
};

const submitForm = z.object({
  conclusion: z.enum(CONCLUSIONS, 'Chọn kết luận.'),
  outcomes: boxes(OUTCOMES),
  answer: words(8000, 20),
});

/** Hands the result in: not before what its matter asks for is on the record. */
export const submit = verb({
  step: 'submit',
  payload: (at, form) => {
    const given = parseFields(submitForm, form, NOT_DONE);
    mustBeFilled(given.answer);
    const { matters } = at.item.state;
    const allowed = matters.flatMap((matter) => OUTCOMES_OF[matter]);
    if (given.outcomes.some((outcome) => !allowed.includes(outcome)))
      wrong('outcomes', 'Hình thức xử lý này không hợp với loại nội dung của phản ánh.');
    if (given.outcomes.length === 0 && given.conclusion !== 'unfounded')
      wrong('outcomes', 'Chọn ít nhất một hình thức xử lý.');
    if (matters.includes('conduct')) mustHave(at, 'verification', 'Chưa có biên bản xác minh.');
    if (matters.includes('regulation')) mustHave(at, 'criteria', 'Chưa xem xét quy định theo tiêu chí.');
    if (given.outcomes.includes('proposal_upwards'))
      mustHave(at, 'proposal', 'Chưa soạn văn bản kiến nghị cấp trên.');
    return given;
  },
});

/** What a template left to be written must not reach the sender. */
function mustBeFilled(answer: string): void {
  if (/…\s*\(|\{[a-zA-Z]*\}/.test(answer)) wrong('answer', 'Còn chỗ của mẫu chưa ghi: "… (…)" hoặc "{…}".');
}

function mustHave({ item }: VerbGround, kind: RecordKind, text: string): void {
  const has = item.steps.some(
    ({ step, payload }) => step === 'record' && 'kind' in payload && payload.kind === kind,
  );
  if (!has) wrong('conclusion', text);
}

export const sendBack = verb({
  step: 'send_back',
  payload: (_, form) => parseFields(z.object({ reason: words(2000) }), form, NOT_DONE),
});

const approveForm = z.object({
  answer: words(8000, 20),
  isWithheld: z.literal('1').optional(),
  withheld: z.string().trim().max(1000, 'Tối đa 1000 ký tự.').default(''),
});

/** The answer goes to the sender; its publication has its own limit, unless it says why there is none. */
export const approve = verb({
  step: 'approve',
  payload: ({ ground: { today, rules, calendar } }, form) => {
    const { answer, isWithheld, withheld } = parseFields(approveForm, form, NOT_DONE);
    mustBeFilled(answer);
    if (isWithheld && withheld.length < 5) wrong('withheld', 'Ghi lý do không công khai.');
    const publishBy = isWithheld ? null : feedbackDue('publish', { from: today, rules }, calendar);
    return { answer, publishBy, withheld: isWithheld ? withheld : null };
  },
  tells: () => 'answered',
});

/** It is shown to the public no more; its versions stay on the record. */
export const takeDown = verb({
  step: 'take_down',
  payload: (_, form) => parseFields(z.object({ reason: words(2000) }), form, NOT_DONE),
});
