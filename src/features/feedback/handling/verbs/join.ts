import { z } from 'zod';
import { parseFields } from '../../../../platform/problem.ts';
import type { Officer } from '../../../organisation/index.ts';
import { mayRead } from '../../rights.ts';
import type { FeedbackStatus } from '../../schema.ts';
import { askedOfficers, type Feedback, findFeedback } from '../../store.ts';
import { findIdByCode, listMergedInto } from '../merged.ts';
import { NOT_DONE, note, words, wrong } from './fields.ts';
import { type VerbGround, verb } from './verb.ts';

/** Into what is still to be answered: everything merged gets that answer. */
const TARGETS: readonly FeedbackStatus[] = [
  'new',
  'awaiting_supplement',
  'accepted',
  'handling',
  'submitted',
];

const joinForm = z.object({
  code: z.string().trim().min(1, 'Ghi mã phản ánh.').max(40, 'Mã dài quá.'),
  note,
});

/** The same matter of another sender: it is answered with the other item's answer, each sender by his own link. */
export const merge = verb({
  step: 'merge',
  payload: async (at, form) => {
    const { code, note: why } = parseFields(joinForm, form, NOT_DONE);
    const into = await mustFind(at, code);
    if (!TARGETS.includes(into.state.status))
      wrong('code', 'Phản ánh đó không còn đang xử lý, không nhập vào được.');
    if ((await listMergedInto(at.tx, at.item.wardId, at.item.id)).length > 0)
      wrong('code', 'Đã có phản ánh khác nhập vào phản ánh này. Hãy nhập từng phản ánh ấy vào phản ánh kia.');
    return { intoId: into.id, note: why };
  },
  tells: () => 'merged',
});

/** The same sender says the same again: of what came before. Without a code: it repeats nothing. */
export const repeat = verb({
  step: 'repeat',
  payload: async (at, form) => {
    const given = parseFields(
      joinForm.extend({ code: z.string().trim().max(40).default('') }),
      form,
      NOT_DONE,
    );
    if (given.code === '') return { ofId: null, note: given.note };
    const of = await mustFind(at, given.code);
    if (
      of.steps[0]!.at > at.item.steps[0]!.at ||
      (of.steps[0]!.at.getTime() === at.item.steps[0]!.at.getTime() && of.id > at.item.id)
    )
      wrong('code', 'Chỉ nhắc lại phản ánh đã đến trước.');
    return { ofId: of.id, note: given.note };
  },
});

export const unmerge = verb({
  step: 'unmerge',
  payload: (_, form) => parseFields(z.object({ reason: words(2000) }), form, NOT_DONE),
});

/** Another item that the officer may read. Both are locked (`handleFeedback`). @throws Problem invalid */
async function mustFind({ tx, act, item }: VerbGround, code: string): Promise<Feedback> {
  const id = await findIdByCode(tx, item.wardId, code);
  const none = 'Không có phản ánh mang mã này.';
  if (id === null) wrong('code', none);
  if (id === item.id) wrong('code', 'Đây chính là phản ánh này.');
  const other = await findFeedback(tx, item.wardId, id);
  const isReadable = mayRead(act.officer as Officer, { ...other.state, asked: askedOfficers(other) });
  return isReadable ? other : wrong('code', none);
}
