import { formatDay } from '../../../law/day.ts';
import { Problem } from '../../../platform/problem.ts';
import { isLasting, paperKey } from '../keeping/paper-key.ts';
import { type Basis, stateOf, type VaultItem } from '../schema.ts';

/** Which item stands for which paper, and on what. */
export interface Wish {
  /** Name of the paper that is asked. */
  name: string;
  itemId: number | undefined;
  /** The officer has compared it with the original. */
  compares: boolean;
}

export interface Grounds {
  today: string;
  /** On what an item may be used; null: on nothing yet. */
  basisOf(item: VaultItem): Basis | null;
}

/**
 * The item that a wish names, among the owner's own, locked: what is not his, not this paper, or no longer good is refused.
 * @throws Problem invalid
 */
export function takeItem(
  items: readonly VaultItem[],
  wish: Wish,
  { today, basisOf }: Grounds,
): { item: VaultItem; basis: Basis } {
  const refuse = (why: string, fields: Record<string, string> = {}) =>
    new Problem('invalid', `"${wish.name}": ${why}`, fields);
  const item = items.find((each) => each.id === wish.itemId);
  if (!item || !isLasting(wish.name) || item.paperKey !== paperKey(wish.name))
    throw refuse('kho của người này không có bản ấy. Hãy chọn hình thức nộp khác.');
  const basis = basisOf(item);
  if (basis === null)
    throw refuse('cần sự đồng ý của chủ giấy tờ.', {
      vaultConsent: 'Hỏi người nộp và đánh dấu khi họ đồng ý, hoặc nhận giấy tờ như thường.',
    });
  const state = stateOf(item, today);
  if (state === 'valid' || (state === 'unverified' && wish.compares)) return { item, basis };
  throw refuse(whyNot(item, state));
}

function whyNot(item: VaultItem, state: ReturnType<typeof stateOf>): string {
  switch (state) {
    case 'unverified':
      return 'bản do người dân tự đưa vào kho. Đối chiếu với bản chính rồi đánh dấu, hoặc nhận giấy tờ như thường.';
    case 'expired':
      return `bản trong kho đã hết giá trị từ ngày ${formatDay(item.validUntil!)}.`;
    case 'early':
      return `bản trong kho có giá trị từ ngày ${formatDay(item.validFrom)}.`;
    case 'replaced':
      return 'bản trong kho đã có bản khác thay.';
    case 'held':
      return 'bản trong kho đang được đính chính.';
    default:
      return 'chủ giấy tờ đã ngừng cho dùng bản trong kho.';
  }
}
