import type { Database } from '../../../platform/database/database.ts';
import { Problem, parseFields } from '../../../platform/problem.ts';
import { type Act, noteAct } from '../../organisation/index.ts';
import { factsOf } from '../by-clock/take-turn.ts';
import { findGround } from '../by-clock/urge-by-clock.ts';
import { draftLetter } from '../letters/draft-letter.ts';
import { reasonForm } from '../schema.ts';
import { LATE_SOURCES } from '../sources/sources.ts';
import { findCase, lockCase, saveEvent } from '../store.ts';
import { maySteer } from '../workflow.ts';

/**
 * Drafts the letter of the present step anew after it was cancelled at the documents desk, from today's facts.
 * @throws Problem invalid (with the fields), not_found, not_allowed, step_not_open (not cancelled, or no longer late), changed_meanwhile
 */
export async function redraftLetter(
  database: Database,
  act: Act,
  caseId: number,
  form: unknown,
): Promise<void> {
  const { wardId, id: officerId } = act.officer;
  const known = await findCase(database.db, { wardId, caseId });
  if (!maySteer(act.officer, known.state))
    throw new Problem('not_allowed', 'Chỉ người kiểm soát, giám sát soạn lại được văn bản này.');
  const { clientKey, reason } = parseFields(reasonForm, form, 'Chưa soạn lại được.');
  const ground = await findGround(database.db, wardId, act.now);
  const source = LATE_SOURCES.find(({ kinds }) => kinds.includes(known.state.kind))!;
  const { late, ended } = await (await source.look(database.db, wardId, act.now)).judge(known);
  await database.transact(async (tx) => {
    const locked = await lockCase(tx, { wardId, caseId });
    if (locked.state.eventCount !== known.state.eventCount)
      throw new Problem('changed_meanwhile', 'Vụ đôn đốc vừa thay đổi. Hãy xem lại.');
    const step = locked.state.steps.at(-1);
    const { letter } = await factsOf(tx, ground, locked, { ended });
    if (locked.state.closedAt !== null || late === null || !step || !letter?.isCancelled)
      throw new Problem('step_not_open', 'Văn bản của bước này không bị hủy, hoặc việc không còn chậm.');
    const documentId = await draftLetter(tx, locked, { step, late, now: act.now });
    const payload = { step: step.no, documentId, reason };
    await saveEvent(tx, locked, { event: 'redrafted', payload }, { now: act.now, officerId, clientKey });
    await noteAct(tx, act, 'redraft_urging', `đôn đốc ${caseId}, bước ${step.no}`);
  });
}
