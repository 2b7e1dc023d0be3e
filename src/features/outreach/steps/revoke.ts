import { Problem } from '../../../platform/problem.ts';
import { revokeProduct } from '../../plans/index.ts';
import type { OutreachDeed } from '../schema.ts';
import { refOf } from './names.ts';
import type { StepWork } from './step-work.ts';

const REVOCABLE: readonly OutreachDeed['step'][] = ['play', 'publish', 'hold', 'report', 'decide'];

/** What may be taken back: every session that was logged, and of the rest what was recorded last. */
export function revocable(steps: readonly OutreachDeed[]): OutreachDeed[] {
  const standing = steps.filter(({ step, isRevoked }) => REVOCABLE.includes(step) && !isRevoked);
  const last = standing.findLast(({ step }) => step !== 'play');
  return standing.filter((each) => each.step === 'play' || each === last);
}

/** What was recorded by mistake stays on record with the reason; its product counts no longer, and it can be recorded anew. */
export const revoke: StepWork<'revoke'> = async ({ tx, act, item, steps }, { stepNo, note }) => {
  const wrong = revocable(steps).find(({ no }) => no === stepNo);
  if (!wrong) throw new Problem('step_not_open', 'Việc này đã thu hồi, hoặc không thu hồi được.');
  const { noted, before } = wrong.content;
  if (noted)
    await revokeProduct(
      tx,
      act.officer.wardId,
      { source: noted, ref: refOf(item.id, wrong.no), reason: note },
      act.now,
    );
  return { content: { stepNo }, ...(before && { state: before }) };
};
