import { clockTime, formatDay, localParts, toLocalDay } from '../../../law/day.ts';
import { Problem } from '../../../platform/problem.ts';
import type { BroadcastContent, OutreachItem } from '../schema.ts';
import type { StepWork } from '../steps/step-work.ts';
import { logOf, slotsOf } from './slots.ts';
import { findUnspoken } from './spoken-text.ts';

const REFUSED = 'Chưa ghi được: có mục cần sửa.';
const contentOf = ({ content }: OutreachItem) => content as BroadcastContent;

export const rewrite: StepWork<'rewrite'> = ({ item }, { text }) => ({
  itemContent: { ...contentOf(item), text },
});

/** Only what a speaker can read out as it stands goes on air. */
export const approve: StepWork<'approve'> = ({ act, item }) => {
  const { text, until } = contentOf(item);
  const unspoken = findUnspoken(text);
  if (unspoken.length > 0)
    throw new Problem(
      'invalid',
      `Lời phát còn chỗ không đọc được: ${unspoken.map(({ word }) => word).join(', ')}.`,
    );
  if (until < toLocalDay(act.now))
    throw new Problem('invalid', 'Lịch phát đã qua hết, không duyệt được nữa.');
  return { state: 'approved' };
};

/** One session with what each cluster did, once; it is a product only when at least one cluster really played. */
export const play: StepWork<'play'> = ({ act, item, steps }, { slot, clusters }) => {
  const content = contentOf(item);
  const now = localParts(act.now);
  const isKnown = slotsOf(content).some(({ day, minute }) => day === slot.day && minute === slot.minute);
  if (!isKnown) throw new Problem('invalid', REFUSED, { slot: 'Lịch không có buổi phát này.' });
  if (slot.day > now.day || (slot.day === now.day && slot.minute > now.minute))
    throw new Problem('invalid', REFUSED, { slot: 'Buổi này chưa đến giờ.' });
  if (logOf(steps, slot)) throw new Problem('step_not_open', 'Buổi phát này đã ghi rồi.');
  if (clusters.map(({ name }) => name).join('\n') !== content.clusters.join('\n'))
    throw new Problem('invalid', REFUSED, { slot: 'Các cụm loa đã đổi. Hãy mở lại trang.' });
  if (clusters.some(({ played, why }) => !played && why.length < 3))
    throw new Problem('invalid', REFUSED, { clusters: 'Cụm nào không phát, ghi lý do.' });
  const played = clusters.filter((each) => each.played).length;
  return {
    content: { ...slot, clusters },
    ...(played > 0 && {
      product: {
        ...{ source: 'outreach', kind: 'loudspeaker', day: slot.day },
        detail: `${clockTime(slot.minute)} ngày ${formatDay(slot.day)}, ${played}/${clusters.length} cụm loa phát`,
      } as const,
    }),
  };
};

export const closeBroadcast: StepWork<'close'> = () => ({ state: 'done' });
