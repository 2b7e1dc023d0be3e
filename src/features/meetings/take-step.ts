import type { Tx } from '../../platform/database/database.ts';
import { Problem } from '../../platform/problem.ts';
import { type Act, noteAct } from '../organisation/index.ts';
import type { Meeting, MeetingStep } from './schema.ts';
import { lockMeeting } from './store.ts';
import { mustLead, openSteps } from './workflow.ts';

export interface Deed {
  step: MeetingStep;
  clientKey: string;
  pointNo?: number | null;
  note?: string;
}

/**
 * Holds the meeting, takes one step at it by `work` and writes it down. The same client key once: `work` is not called again.
 * @throws Problem not_allowed, not_found, step_not_open, and whatever `work` throws
 */
export async function takeMeetingStep(
  tx: Tx,
  act: Act,
  id: number,
  { deed, work }: { deed: Deed; work(meeting: Meeting, stepNo: number): Promise<Partial<Meeting>> },
): Promise<void> {
  const { wardId } = act.officer;
  mustLead(act);
  const meeting = await lockMeeting(tx, wardId, id);
  if (await isTaken(tx, wardId, deed.clientKey)) return;
  if (!openSteps(meeting).includes(deed.step))
    throw new Problem('step_not_open', 'Việc này không làm được ở cuộc họp lúc này.');
  const no = meeting.stepCount + 1;
  const after = { ...meeting, ...(await work(meeting, no)) };
  await tx
    .updateTable('meetings')
    .set({ state: after.state, chair_id: after.chairId, step_count: no })
    .where('ward_id', '=', wardId)
    .where('id', '=', id)
    .execute();
  await noteStep(tx, act, { meetingId: id, no, deed });
  await noteAct(tx, act, `meeting_${deed.step}`, `cuộc họp ${id}`);
}

/** Writes a step down. */
export async function noteStep(
  tx: Tx,
  act: Act,
  { meetingId, no, deed }: { meetingId: number; no: number; deed: Deed },
): Promise<void> {
  await tx
    .insertInto('meeting_steps')
    .values({
      ...{ ward_id: act.officer.wardId, meeting_id: meetingId, no, step: deed.step },
      ...{ point_no: deed.pointNo ?? null, note: deed.note ?? '', client_key: deed.clientKey },
      ...{ taken_by: act.officer.id, taken_at: act.now },
    })
    .execute();
}

async function isTaken(tx: Tx, wardId: number, clientKey: string): Promise<boolean> {
  const row = await tx
    .selectFrom('meeting_steps')
    .select('no')
    .where('ward_id', '=', wardId)
    .where('client_key', '=', clientKey)
    .executeTakeFirst();
  return row !== undefined;
}
