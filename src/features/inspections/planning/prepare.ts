import { formatDay, toLocalDay } from '../../../law/day.ts';
import { workingDaysAfter } from '../../../law/working-days.ts';
import type { Db, Tx } from '../../../platform/database/database.ts';
import { Problem, parseFields } from '../../../platform/problem.ts';
import { type Act, findCalendar, findSettings } from '../../organisation/index.ts';
import { cancelForm, changeForm, plainForm } from '../schema.ts';
import { takeInspectionStep } from '../take-step.ts';
import { mustBeFit } from './team.ts';

/** The first day on which an inspection may begin that is announced on a day: the ward's own working days lie between. */
export async function earliestStart(db: Db, wardId: number, day: string): Promise<string> {
  const { inspectionNoticeDays } = await findSettings(db, wardId, day);
  const { calendar } = await findCalendar(db, wardId);
  return inspectionNoticeDays === 0 ? day : workingDaysAfter(day, inspectionNoticeDays, calendar);
}

/** Sets another day or another team. The same client key once. @throws Problem invalid, not_allowed, not_found, step_not_open */
export async function changeInspection(tx: Tx, act: Act, id: number, form: unknown): Promise<void> {
  const given = parseFields(changeForm, form, 'Chưa đổi được cuộc kiểm tra: có mục cần sửa.');
  const { wardId } = act.officer;
  const { plannedOn, leaderId } = given;
  const deed = { step: 'change' as const, clientKey: given.clientKey, note: `Ngày ${formatDay(plannedOn)}` };
  await takeInspectionStep(tx, act, id, {
    deed,
    work: async (inspection) => {
      const today = toLocalDay(act.now);
      const first =
        inspection.announcedOn === null || inspection.startedOn !== null
          ? today
          : await earliestStart(tx, wardId, inspection.announcedOn);
      if (plannedOn !== inspection.plannedOn && (plannedOn < today || plannedOn < first))
        throw new Problem('invalid', 'Chưa đổi được cuộc kiểm tra: có mục cần sửa.', {
          plannedOn: `Chọn ngày từ ${formatDay(first > today ? first : today)}.`,
        });
      const memberIds = await mustBeFit(tx, wardId, { ...given, unitId: inspection.unitId });
      return { plannedOn, leaderId, memberIds };
    },
  });
}

/** Tells the unit that it will be inspected, early enough. The same client key once. @throws Problem invalid, not_allowed, not_found, step_not_open */
export async function announceInspection(tx: Tx, act: Act, id: number, form: unknown): Promise<void> {
  const { clientKey } = parseFields(plainForm, form, 'Chưa thông báo được.');
  const today = toLocalDay(act.now);
  await takeInspectionStep(tx, act, id, {
    deed: { step: 'announce', clientKey },
    work: async ({ plannedOn }) => {
      const first = await earliestStart(tx, act.officer.wardId, today);
      if (plannedOn < first)
        throw new Problem(
          'invalid',
          `Thông báo hôm nay thì sớm nhất kiểm tra được từ ngày ${formatDay(first)}. Hãy đổi ngày kiểm tra trước.`,
        );
      return { state: 'announced', announcedOn: today };
    },
  });
}

/** Begins on the planned day or later. The same client key once. @throws Problem invalid, not_allowed, not_found, step_not_open */
export async function startInspection(tx: Tx, act: Act, id: number, form: unknown): Promise<void> {
  const { clientKey } = parseFields(plainForm, form, 'Chưa bắt đầu được.');
  const today = toLocalDay(act.now);
  await takeInspectionStep(tx, act, id, {
    deed: { step: 'start', clientKey },
    work: async ({ plannedOn }) => {
      if (today < plannedOn)
        throw new Problem(
          'invalid',
          `Cuộc kiểm tra bắt đầu từ ngày ${formatDay(plannedOn)}, hôm nay chưa đến.`,
        );
      return { state: 'under_way', startedOn: today };
    },
  });
}

/** It does not take place, or breaks off. The same client key once. @throws Problem invalid, not_allowed, not_found, step_not_open */
export async function cancelInspection(tx: Tx, act: Act, id: number, form: unknown): Promise<void> {
  const given = parseFields(cancelForm, form, 'Chưa hủy được: có mục cần sửa.');
  await takeInspectionStep(tx, act, id, {
    deed: { step: 'cancel', clientKey: given.clientKey, note: given.reason },
    work: async () => ({ state: 'cancelled' }),
  });
}
