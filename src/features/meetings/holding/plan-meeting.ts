import { toLocalDay } from '../../../law/day.ts';
import type { Tx } from '../../../platform/database/database.ts';
import { Problem, parseFields } from '../../../platform/problem.ts';
import { type Act, listOfficers, noteAct, type Officer } from '../../organisation/index.ts';
import { findAgenda } from '../agenda/find-agenda.ts';
import type { AgendaSource } from '../agenda/source.ts';
import { type AgendaPoint, planForm } from '../schema.ts';
import { noteStep } from '../take-step.ts';
import { mayLead, mustLead } from '../workflow.ts';

/**
 * Calls a meeting and makes its agenda from what is open in the ward at this moment. The same client key once.
 * `more`: what other features have to say.
 * @returns the meeting's id
 * @throws Problem invalid (with the fields), not_allowed
 */
export async function planMeeting(
  tx: Tx,
  act: Act,
  form: unknown,
  more: readonly AgendaSource[] = [],
): Promise<number> {
  const { wardId, id: officerId } = act.officer;
  mustLead(act);
  const given = parseFields(planForm, form, 'Chưa lên lịch được: có mục cần sửa.');
  const known = await tx
    .selectFrom('meetings')
    .select('id')
    .where('ward_id', '=', wardId)
    .where('client_key', '=', given.clientKey)
    .executeTakeFirst();
  if (known) return known.id;
  const chair = given.chairId === '' ? act.officer : await findChair(tx, wardId, Number(given.chairId));
  const fields: Record<string, string> = {};
  if (given.heldOn < toLocalDay(act.now)) fields.heldOn = 'Ngày họp không thể ở quá khứ.';
  if (!chair) fields.chairId = 'Chọn một người giám sát, kiểm soát của phường.';
  if (!chair || Object.keys(fields).length > 0)
    throw new Problem('invalid', 'Chưa lên lịch được: có mục cần sửa.', fields);
  const { id } = await tx
    .insertInto('meetings')
    .values({
      ...{ ward_id: wardId, held_on: given.heldOn, from_minute: given.from, place: given.place },
      ...{ title: given.title, state: 'planned', chair_id: chair.id, secretary_id: officerId },
      ...{ step_count: 1, client_key: given.clientKey },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await savePoints(tx, wardId, id, await findAgenda(tx, wardId, act.now, more));
  await noteStep(tx, act, { meetingId: id, no: 1, deed: { step: 'plan', clientKey: given.clientKey } });
  await noteAct(tx, act, 'meeting_plan', `cuộc họp ${id}`);
  return id;
}

async function findChair(tx: Tx, wardId: number, id: number): Promise<Officer | undefined> {
  return (await listOfficers(tx, wardId)).find((each) => each.id === id && mayLead(each));
}

async function savePoints(tx: Tx, wardId: number, meetingId: number, points: AgendaPoint[]): Promise<void> {
  if (points.length === 0) return;
  await tx
    .insertInto('meeting_points')
    .values(points.map((point, at) => rowOf(point, { wardId, meetingId, no: at + 1, order: at + 1 })))
    .execute();
}

/** A point as its row of a meeting. */
export function rowOf(
  { kind, subject, title, detail, address, task, unitId }: AgendaPoint,
  place: { wardId: number; meetingId: number; no: number; order: number },
) {
  return {
    ...{ ward_id: place.wardId, meeting_id: place.meetingId, no: place.no, ord: place.order },
    ...{ kind, subject, title, detail, address, unit_id: unitId, removed_why: null },
    ...{ plan_id: task?.planId ?? null, task_key: task?.taskKey ?? null },
  };
}
