import type { Tx } from '../../../platform/database/database.ts';
import { type Dossier, findHeld, type HeldNumber, reserveNumber, voidNumber } from '../../dossiers/index.ts';
import type { Act } from '../../organisation/index.ts';
import { symbolOf } from '../drafts/compose.ts';
import { holderOf, type ResultDraft } from '../drafts/draft.ts';
import { resultSource } from '../drafts/source.ts';
import { findTemplate } from '../templates/list.ts';

/**
 * The number for the signed version: the one that it holds already, or the next of the book. One that an earlier version of the
 * same result held, which was sent back before it was issued, becomes void.
 */
export async function holdNumber(
  tx: Tx,
  act: Act,
  dossier: Dossier,
  draft: ResultDraft,
): Promise<HeldNumber> {
  for (const approval of draft.approvals.filter((each) => each.isVoid)) {
    const left = await findHeld(tx, draft.wardId, holderOf(draft.id, approval));
    if (left?.state === 'reserved')
      await voidNumber(tx, act, left, 'Văn bản bị trả lại để làm lại trước khi phát hành.');
  }
  const { template: code } = draft.versions.find(({ no }) => no === draft.approval!.versionNo)!;
  const template = findTemplate(code);
  return reserveNumber(tx, act, {
    dossierId: dossier.id,
    heldBy: holderOf(draft.id, draft.approval!),
    symbol: symbolOf(template, await resultSource(tx, dossier, '')),
    title: template.label,
  });
}
