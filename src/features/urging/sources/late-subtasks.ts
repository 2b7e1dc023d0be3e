import { addDays, type Day, formatDay, toLocalDay } from '../../../law/day.ts';
import { workingDaysBetween } from '../../../law/working-days.ts';
import { findCalendar, listUnits } from '../../organisation/index.ts';
import { findSubtask, listSubtasks, type Subtask } from '../../plans/index.ts';
import type { Ended } from '../schema.ts';
import type { LateSource, LateSubject } from './source.ts';

/** Pieces of work that a unit was given and that are past their day. */
export const lateSubtasks: LateSource = {
  kinds: ['subtask'],
  async look(db, wardId, now) {
    const today = toLocalDay(now);
    const [open, units, { calendar }] = await Promise.all([
      listSubtasks(db, wardId, { state: 'open', dueUntil: addDays(today, -1) }),
      listUnits(db, wardId),
      findCalendar(db, wardId),
    ]);
    const names = new Map(units.map((unit) => [unit.id, unit.name]));
    const late = open.map((each) =>
      lateSubject(each, names.get(each.unitId)!, workingDaysBetween(each.dueOn, today, calendar)),
    );
    return {
      late,
      judge: async ({ state }) => {
        const still = late.find(({ subject }) => subject === state.subject);
        const nothing = { left: [], joined: [] };
        if (still) return { ...nothing, ended: null, late: still };
        const subtask = await findSubtask(db, wardId, Number(state.subject.split('/')[1]));
        return { ...nothing, ended: endedBy(subtask, today), late: null };
      },
    };
  },
};

function endedBy({ id, state, product, doneOn, dueOn }: Subtask, today: Day): Ended {
  if (state === 'done')
    return {
      closing: 'product',
      because: `Đã báo xong ngày ${formatDay(doneOn!)}${product === '' ? '' : `: ${product}`}.`,
      evidence: { kind: 'subtask', id: String(id), on: doneOn ?? today },
    };
  if (state === 'cancelled') return { closing: 'ended', because: 'Việc này đã bỏ.', evidence: null };
  return { closing: 'recovered', because: `Hạn mới là ngày ${formatDay(dueOn)}.`, evidence: null };
}

function lateSubject(subtask: Subtask, unitName: string, days: number): LateSubject {
  const { id, title, unitId, dueOn, product, planId, taskKey } = subtask;
  return {
    ...{ kind: 'subtask', subject: `subtask/${id}`, title, unitIds: [unitId], addressees: [unitName] },
    why: `Đã qua hạn ${formatDay(dueOn)} (${days} ngày làm việc), chưa báo xong.`,
    dossiers: [],
    matter: {
      about: `thực hiện việc "${title}"`,
      body: [
        { kind: 'paragraph', text: `${unitName} được giao việc sau, đến nay chậm so với yêu cầu:` },
        { kind: 'item', text: `Việc: ${title}.` },
        { kind: 'item', text: `Hạn: ${formatDay(dueOn)}, đã quá ${days} ngày làm việc.` },
        ...(product === '' ? [] : [{ kind: 'item' as const, text: `Sản phẩm còn thiếu: ${product}.` }]),
      ],
      asked: 'khẩn trương hoàn thành việc nêu trên và báo cáo kết quả, nguyên nhân chậm',
      annexes: [],
      task: planId === null || taskKey === null ? null : { planId, taskKey },
    },
  };
}
