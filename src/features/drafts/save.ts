import type { Tx } from '../../platform/database/database.ts';
import { sealJson } from '../../platform/personal-ids/sealing.ts';
import { Problem } from '../../platform/problem.ts';
import type { Visitor } from '../citizens/index.ts';
import type { Answers } from '../procedures/index.ts';
import { expiryOf } from './begin.ts';
import type { Draft, DraftChoices } from './schema.ts';
import { type DraftKey, lockDraft } from './store.ts';

/** Bytes that the answers of one draft may take. */
const MOST_BYTES = 500_000;

export interface DraftChange {
  /** Put over what is there, field by field; a field set to undefined goes. */
  answers?: Answers;
  choices?: Partial<DraftChoices>;
  /** When the page was drawn that this comes from. Given, it is saved only while nothing newer is kept. */
  over?: string;
}

/**
 * Keeps what was typed, right or wrong; nothing of other pages is lost.
 * @throws Problem not_found; step_not_open when it was filed; changed_meanwhile; file_too_large
 */
export async function saveDraft(
  tx: Tx,
  key: DraftKey,
  visitor: Visitor | null,
  change: DraftChange,
  now: Date,
): Promise<Draft> {
  const draft = await lockDraft(tx, key, visitor, now);
  mustBeUnfiled(draft);
  if (change.over !== undefined && change.over !== draft.savedAt.toISOString())
    throw new Problem('changed_meanwhile', 'Bản nháp vừa được lưu ở trang khác.');
  const answers = { ...draft.answers, ...change.answers };
  const choices = { ...draft.choices, ...change.choices };
  const text = JSON.stringify(answers);
  if (Buffer.byteLength(text) > MOST_BYTES)
    throw new Problem('file_too_large', 'Bản nháp đã quá dài để lưu. Hãy rút gọn các ô ghi dài.');
  await tx
    .updateTable('drafts')
    .set({
      ...{ answers: sealJson('drafts.answers', answers), choices: JSON.stringify(choices) },
      ...{ saved_at: now, expires_at: expiryOf(now) },
    })
    .where('ward_id', '=', key.wardId)
    .where('id', '=', key.id)
    .execute();
  return { ...draft, answers: JSON.parse(text), choices, savedAt: now, expiresAt: expiryOf(now) };
}

/** @throws Problem step_not_open when it was filed */
export function mustBeUnfiled(draft: Draft): Draft {
  if (draft.dossierId !== null)
    throw new Problem('step_not_open', 'Hồ sơ này đã nộp rồi nên không sửa được bản nháp nữa.');
  return draft;
}
