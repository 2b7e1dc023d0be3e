import { Problem } from '../../../platform/problem.ts';
import { applyDecisions, type PublishDraft } from './draft.ts';
import type { PublishGround } from './ground.ts';
import { MOST_OF_DESCRIPTION, MOST_SIGNS, PUBLIC_FIELDS } from './text/public-text.ts';
import { readText, type Suspect } from './text/suspects.ts';

/** A reason why something sure may stand has at least so many signs. */
export const SHORTEST_REASON = 10;
const NEEDED = { title: 'Ghi tiêu đề.', content: 'Ghi nội dung.', answer: 'Ghi trả lời của phường.' };

/** Everything of a draft that the public would read, by the name under which it is decided. */
export function shownTexts(draft: PublishDraft): { field: string; text: string; most: number }[] {
  const photos = draft.photos.filter(({ isShown }) => isShown);
  return [
    ...PUBLIC_FIELDS.map((field) => ({ field, text: draft.text[field], most: MOST_SIGNS[field] })),
    ...photos.map(({ no, description }) => ({
      ...{ field: `photo-${no}`, text: description, most: MOST_OF_DESCRIPTION },
    })),
  ];
}

/** Where the page shows the words of a field. */
export const inputOf = (field: string): string => field.replace(/^photo-(\d+)$/, 'photo-text-$1');

/** @throws Problem invalid with every field that keeps the draft from being shown; it repeats none of its words */
export function mustBeFit(draft: PublishDraft, ground: PublishGround): void {
  const wrong = { ...wrongWords(draft, ground), ...wrongRest(draft, ground) };
  if (Object.keys(wrong).length > 0) throw new Problem('invalid', 'Chưa công khai: có mục cần sửa.', wrong);
}

function wrongWords(draft: PublishDraft, ground: PublishGround): Record<string, string> {
  const wrong: Record<string, string> = {};
  const done = new Map(shownTexts(applyDecisions(ground, draft)).map(({ field, text }) => [field, text]));
  for (const { field, text, most } of shownTexts(draft)) {
    const name = inputOf(field);
    if (text.length > most) wrong[name] = `Tối đa ${most} ký tự.`;
    else if (text === '' && field in NEEDED) wrong[name] = NEEDED[field as keyof typeof NEEDED];
    else if (done.get(field) !== text)
      wrong[name] = 'Chỗ vừa chọn che hay giữ đã đổi lời này: đọc lại rồi công khai.';
    else {
      const open = readText(field, text, ground.known).suspects.filter((each) => !isDecided(each, draft));
      if (open.length > 0)
        wrong[name] =
          `Còn ${open.length} chỗ là thông tin cá nhân: che đi, hoặc ghi lý do giữ từ ${SHORTEST_REASON} ký tự.`;
    }
  }
  return wrong;
}

/** What is only likely is confirmed by the tick of who has read it all. */
function isDecided({ key, certainty }: Suspect, { decisions }: PublishDraft): boolean {
  const decision = decisions.get(key);
  return certainty === 'likely' || (decision?.keeps === true && decision.reason.length >= SHORTEST_REASON);
}

/** A correction has a reason, and so has publishing what was not to be published. */
export function needsReason({ versions, withheld }: PublishGround): boolean {
  return versions.length > 0 || withheld !== null;
}

function wrongRest(draft: PublishDraft, ground: PublishGround): Record<string, string> {
  const photos = draft.photos.filter(({ isShown, description }) => isShown && description.length < 5);
  const tooLong = [...draft.decisions].filter(([, { reason }]) => reason.length > 500);
  return {
    ...Object.fromEntries(photos.map(({ no }) => [`photo-text-${no}`, 'Ghi ảnh chụp gì, ít nhất 5 ký tự.'])),
    ...Object.fromEntries(tooLong.map(([key]) => [`why-${key}`, 'Tối đa 500 ký tự.'])),
    ...(draft.showsPlace &&
      ground.item.words.latitude === null && { showsPlace: 'Phản ánh này không có tọa độ.' }),
    ...(needsReason(ground) && draft.reason.length < 5 && { reason: 'Ghi lý do, ít nhất 5 ký tự.' }),
    ...(draft.reason.length > 1000 && { reason: 'Tối đa 1000 ký tự.' }),
    ...(!draft.isRead && { isRead: 'Đọc hết rồi đánh dấu ô này.' }),
  };
}
