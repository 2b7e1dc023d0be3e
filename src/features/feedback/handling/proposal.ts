import { formatDay } from '../../../law/day.ts';
import { derivedKey } from '../../dossiers/index.ts';
import { type Block, draftDocument } from '../../official-documents/index.ts';
import { findSender } from '../store.ts';
import { maskSender } from './mask.ts';
import type { VerbGround } from './verbs/verb.ts';

/** Under which origin the letter of an item stands among the official documents. */
export const proposalOrigin = (id: number): string => `feedback/${id}/proposal`;

/**
 * Drafts the letter that proposes a change of a rule, for the chairman to sign. Who sent the petition is not in it. The same key once.
 * @returns the document's number
 * @throws Problem step_not_open when a letter of this item stands already
 */
export async function draftProposal(
  { tx, act, item }: Pick<VerbGround, 'tx' | 'act' | 'item'>,
  text: string,
  clientKey: string,
): Promise<number> {
  const sender = await findSender(tx, item.wardId, item.id);
  const { state, words } = item;
  const [head, ...rest] = text.split('\n');
  const paragraph = (line: string): Block => ({ kind: 'paragraph', text: line });
  const origin = proposalOrigin(item.id);
  return draftDocument(tx, act, {
    clientKey: derivedKey(clientKey, origin),
    kind: 'letter',
    origin,
    subject: `kiến nghị sửa đổi, bổ sung quy định theo phản ánh, kiến nghị ${state.code}`,
    addressees: [head!.replace(/^Kính gửi:\s*/, '')],
    basis: [],
    body: [
      paragraph(
        `Ngày ${formatDay(state.receivedOn)}, Ủy ban nhân dân phường tiếp nhận phản ánh, kiến nghị ${state.code}: ${maskSender(words.title, sender)}.`,
      ),
      paragraph(`Nội dung phản ánh, kiến nghị: ${maskSender(words.content, sender)}`),
      ...rest.filter((line) => line.trim() !== '').map(paragraph),
      paragraph('Ủy ban nhân dân phường kính đề nghị xem xét, trả lời để phường thông tin cho người gửi.'),
    ],
    recipients: ['Như trên'],
    signing: 'chairman_own',
    tasks: [],
  });
}
