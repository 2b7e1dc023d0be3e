import type { Tx } from '../../../platform/database/database.ts';
import { derivedKey } from '../../dossiers/index.ts';
import { saveFeedbackStep } from '../save.ts';
import { lockFeedback } from '../store.ts';
import { listMergedInto } from './merged.ts';

/** Of an item that its sender withdrew: what others had sent and was merged into it stands by itself again. */
export async function releaseMerged(
  tx: Tx,
  { wardId, id, code, now }: { wardId: number; id: number; code: string; now: Date },
): Promise<void> {
  for (const merged of await listMergedInto(tx, wardId, id)) {
    const item = await lockFeedback(tx, wardId, merged.id);
    const clientKey = derivedKey(`${wardId}/${merged.id}`, `released ${item.state.stepCount}`);
    const payload = { reason: `Phản ánh ${code} đã được người gửi rút.` };
    await saveFeedbackStep(
      tx,
      item,
      {
        ...{ no: item.state.stepCount + 1, step: 'unmerge', payload, at: now, statusAfter: 'new' },
        ...{ officerId: null, by: 'system' },
      },
      { clientKey },
    );
  }
}
