import type { Tx } from '../../../platform/database/database.ts';
import { Problem, parseFields } from '../../../platform/problem.ts';
import type { Act } from '../../organisation/index.ts';
import { rowOf } from '../holding/plan-meeting.ts';
import { type AgendaForm, agendaForm, type MeetingPoint, type MeetingStep } from '../schema.ts';
import { listPoints } from '../store.ts';
import { takeMeetingStep } from '../take-step.ts';
import { mustLead } from '../workflow.ts';

const STEP_OF: Record<AgendaForm['step'], MeetingStep> = {
  ...{ add_point: 'add_point', remove_point: 'remove_point', restore_point: 'restore_point' },
  ...{ up: 'move_point', down: 'move_point' },
};

/**
 * Adds a point to an agenda, takes one off with its reason, brings it back, or moves it. The same client key once.
 * @throws Problem invalid (with the fields), not_allowed, not_found, step_not_open
 */
export async function changeAgenda(tx: Tx, act: Act, id: number, form: unknown): Promise<void> {
  mustLead(act);
  const given = parseFields(agendaForm, form, 'Chưa sửa được chương trình: có mục cần sửa.');
  const deed = {
    ...{ step: STEP_OF[given.step], clientKey: given.clientKey },
    pointNo: 'pointNo' in given ? given.pointNo : null,
    note: given.step === 'remove_point' ? given.reason : given.step === 'add_point' ? given.title : '',
  };
  await takeMeetingStep(tx, act, id, {
    deed,
    work: async () => {
      const points = await listPoints(tx, act.officer.wardId, id);
      if (given.step === 'add_point') await add(tx, act, { id, points, given });
      else await change(tx, act, { id, points, given });
      return {};
    },
  });
}

type Given<Step extends AgendaForm['step']> = Extract<AgendaForm, { step: Step }>;

interface Change<Step extends AgendaForm['step']> {
  id: number;
  points: MeetingPoint[];
  given: Given<Step>;
}

async function add(tx: Tx, act: Act, { id, points, given }: Change<'add_point'>): Promise<void> {
  const no = Math.max(0, ...points.map((each) => each.no)) + 1;
  const order = Math.max(0, ...points.map((each) => each.order)) + 1;
  const { title, detail } = given;
  const point = {
    kind: 'own' as const,
    subject: null,
    title,
    detail,
    address: null,
    task: null,
    unitId: null,
  };
  await tx
    .insertInto('meeting_points')
    .values(rowOf(point, { wardId: act.officer.wardId, meetingId: id, no, order }))
    .execute();
}

async function change(
  tx: Tx,
  act: Act,
  { id, points, given }: Change<'remove_point' | 'restore_point' | 'up' | 'down'>,
): Promise<void> {
  const at = points.findIndex((each) => each.no === given.pointNo);
  const point = points[at];
  if (!point) throw new Problem('not_found', 'Chương trình không có nội dung này.');
  const save = (no: number, row: { ord: number } | { removed_why: string | null }) =>
    tx
      .updateTable('meeting_points')
      .set(row)
      .where('ward_id', '=', act.officer.wardId)
      .where('meeting_id', '=', id)
      .where('no', '=', no)
      .execute();
  if (given.step === 'remove_point') await save(point.no, { removed_why: given.reason });
  else if (given.step === 'restore_point') await save(point.no, { removed_why: null });
  else {
    const standing = points.filter((each) => each.removedWhy === null);
    const place = standing.indexOf(point);
    const other = standing[given.step === 'up' ? place - 1 : place + 1];
    if (!other || place === -1) return;
    await save(point.no, { ord: other.order });
    await save(other.no, { ord: point.order });
  }
}
