import { z } from 'zod';
import { REGULATION_CRITERIA } from '../../../../law/feedback.ts';
import { parseFields } from '../../../../platform/problem.ts';
import { listOfficers } from '../../../organisation/index.ts';
import type { FeedbackPayloads, RecordKind } from '../../schema.ts';
import { askedOfficers } from '../../store.ts';
import { draftProposal } from '../proposal.ts';
import { choice, NOT_DONE, words, wrong } from './fields.ts';
import { type VerbGround, verb } from './verb.ts';

type Recorded = FeedbackPayloads['record'];
const recorded = (kind: RecordKind, change: Partial<Recorded>): Recorded => ({
  ...{ kind, text: '', officerId: null, criteria: null, ...change },
});

const verificationForm = z.object({
  heldOn: z.iso.date('Ghi ngày xác minh.'),
  place: words(300, 2),
  people: words(1000, 2),
  findings: words(),
});

/** Who looked into it where, and what was found; the signed minutes as its file. */
export const verification = verb({
  step: 'record',
  payload: ({ ground }, form) => {
    const { heldOn, place, people, findings } = parseFields(verificationForm, form, NOT_DONE);
    if (heldOn > ground.today) wrong('heldOn', 'Ngày xác minh không thể ở tương lai.');
    const day = heldOn.split('-').reverse().join('/');
    const text = `Ngày ${day}, tại ${place}\nThành phần: ${people}\nKết quả: ${findings}`;
    return recorded('verification', { text });
  },
});

export const askExplanation = verb({
  step: 'record',
  payload: async ({ tx, item }, form) => {
    const { officerId, text } = parseFields(z.object({ officerId: choice, text: words() }), form, NOT_DONE);
    const officer = (await listOfficers(tx, item.wardId)).find(({ id }) => id === officerId);
    if (!officer) wrong('officerId', 'Chọn người phải giải trình.');
    return recorded('explanation_asked', { text, officerId: officer.id });
  },
});

/** What the asked officer says himself, or what he handed in on paper and somebody else writes down for him. */
export const explanation = verb({
  step: 'record',
  payload: ({ act, item }, form) => {
    const given = parseFields(z.object({ officerId: choice, text: words() }), form, NOT_DONE);
    const officerId = given.officerId ?? act.officer.id;
    if (!askedOfficers(item).includes(officerId))
      wrong('officerId', 'Người này chưa được yêu cầu giải trình.');
    return recorded('explanation', { text: given.text, officerId });
  },
});

const criteriaForm = z.object({
  ...Object.fromEntries(
    REGULATION_CRITERIA.map(({ code }) => [
      code,
      z.enum(['yes', 'no'], 'Chọn đạt hoặc không đạt.').transform((answer) => answer === 'yes'),
    ]),
  ),
  text: words(),
}) as unknown as z.ZodType<Record<string, boolean> & { text: string }>;

/** A rule against each of the criteria. */
export const criteria = verb({
  step: 'record',
  payload: ({ item }, form) => {
    const { text, ...answers } = parseFields(criteriaForm, form, NOT_DONE) as Record<string, boolean> & {
      text: string;
    };
    if (!item.state.matters.includes('regulation'))
      wrong('text', 'Chỉ phản ánh về quy định mới xem xét theo tiêu chí.');
    return recorded('criteria', { text, criteria: answers as Record<string, boolean> });
  },
});

/** What the ward proposes to whoever may change the rule: noted here, and drafted as a letter in the same transaction. */
export const proposal = verb({
  step: 'record',
  payload: ({ item }, form) => {
    if (!item.state.matters.includes('regulation'))
      wrong('text', 'Chỉ phản ánh về quy định mới kiến nghị cấp trên.');
    const { to, text } = parseFields(z.object({ to: words(300, 3), text: words() }), form, NOT_DONE);
    return recorded('proposal', { text: `Kính gửi: ${to}\n${text}` });
  },
  also: (at, payload, clientKey) => draftProposal(at, (payload as Recorded).text, clientKey),
});

const plain = (kind: RecordKind) =>
  verb({
    step: 'record',
    payload: (_: VerbGround, form) =>
      recorded(kind, parseFields(z.object({ text: words() }), form, NOT_DONE)),
  });

export const remedy = plain('remedy');
export const plainNote = plain('note');
export const statusTold = {
  ...plain('status_asked'),
  tells: () => 'status_told' as const,
};
