import type { Tx } from '../../platform/database/database.ts';
import { Problem, parseFields } from '../../platform/problem.ts';
import { type Act, noteChange } from '../organisation/index.ts';
import { PLACE_LABELS } from './labels.ts';
import { mustPost } from './post.ts';
import { takeDownForm } from './schema.ts';
import { areOurs, countMade, insertRemovals, listHanging, lockPostings } from './store.ts';

/**
 * Records that sheets came down. What is down already stays as it was recorded.
 * @returns how many came down @throws Problem not_allowed, invalid, not_found for what is not the ward's
 */
export async function takeDown(tx: Tx, act: Act, given: unknown): Promise<number> {
  mustPost(act);
  const form = parseFields(takeDownForm, given, 'Chưa ghi nhận gỡ niêm yết.');
  const { wardId, id: officerId } = act.officer;
  const deed = { wardId, officerId, now: act.now, clientKey: form.clientKey };
  await lockPostings(tx, wardId);
  const made = await countMade(tx, 'posting_removals', deed);
  if (made > 0) return made;
  if (!(await areOurs(tx, wardId, form.postings)))
    throw new Problem('not_found', 'Không có bản niêm yết này.');
  const down = (await listHanging(tx, wardId)).filter((each) => form.postings.includes(each.id));
  if (down.length === 0) return 0;
  await insertRemovals(tx, deed, { ids: down.map((each) => each.id), reason: form.reason });
  await noteChange(tx, act, {
    what: 'posting',
    subject: down.length === 1 ? down[0]!.code : `${down.length} thủ tục`,
    before: down.map(({ code, version, place }) => `${code} bản ${version}, ${PLACE_LABELS[place]}`),
    after: { 'Đã gỡ': form.reason },
  });
  return down.length;
}
