import { z } from 'zod';
import { toLocalDay } from '../../../law/day.ts';
import type { Tx } from '../../../platform/database/database.ts';
import { Problem, parseFields } from '../../../platform/problem.ts';
import { type Act, listUnits } from '../../organisation/index.ts';
import { noteProduct } from '../../plans/index.ts';
import { type Attendance, clientKey, type Meeting, PRESENCES } from '../schema.ts';
import { takeMeetingStep } from '../take-step.ts';
import { mustLead } from '../workflow.ts';

const holdForm = z.object({ clientKey });
const presence = z.enum(PRESENCES);

/**
 * Writes down who was there; with the first list the meeting was held, which is a product of the plan from that moment. A later
 * list replaces the one before. The same client key once.
 * @throws Problem invalid (nobody was there, or the day is still to come), not_allowed, not_found, step_not_open
 */
export async function holdMeeting(
  tx: Tx,
  act: Act,
  id: number,
  form: Record<string, unknown>,
): Promise<void> {
  mustLead(act);
  const given = parseFields(holdForm, form, 'Chưa ghi được thành phần dự họp.');
  const { wardId } = act.officer;
  await takeMeetingStep(tx, act, id, {
    deed: { step: 'hold', clientKey: given.clientKey },
    work: async (meeting, stepNo) => {
      if (meeting.heldOn > toLocalDay(act.now))
        throw new Problem('invalid', 'Chưa đến ngày họp, chưa ghi được thành phần dự họp.');
      const units = await listUnits(tx, wardId);
      const present = readAttendance(
        form,
        units.map((unit) => unit.id),
      );
      if (!present.some((each) => each.presence === 'present'))
        throw new Problem('invalid', 'Ghi ít nhất một đơn vị có mặt.');
      await tx
        .insertInto('meeting_attendance')
        .values(
          present.map(({ unitId, presence: as, who }) => ({
            ...{ ward_id: wardId, meeting_id: id, step_no: stepNo, unit_id: unitId, presence: as, who },
          })),
        )
        .execute();
      await noteHeld(tx, act, meeting, present);
      return { state: 'held' };
    },
  });
}

/** Fields `unit.<id>` with the presence and `who.<id>` with the names. */
function readAttendance(form: Record<string, unknown>, unitIds: number[]): Attendance[] {
  return unitIds.flatMap((unitId) => {
    const given = presence.safeParse(form[`unit.${unitId}`]);
    if (!given.success) return [];
    const who = String(form[`who.${unitId}`] ?? '').trim();
    return [{ unitId, presence: given.data, who: who.slice(0, 300) }];
  });
}

async function noteHeld(tx: Tx, act: Act, meeting: Meeting, present: Attendance[]): Promise<void> {
  const count = present.filter((each) => each.presence === 'present').length;
  const product = {
    ...{ source: 'meeting' as const, ref: `meeting/${meeting.id}`, day: meeting.heldOn, number: null },
    ...{ title: meeting.title, detail: `${count}/${present.length} đơn vị dự` },
    address: `/can-bo/giao-ban/${meeting.id}`,
    kinds: ['meeting' as const],
  };
  await noteProduct(tx, act.officer.wardId, product, act.now);
}
