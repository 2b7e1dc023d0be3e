import { isOverdue, LIMIT_LABELS, listOpenAlarms } from '../../features/feedback/index.ts';
import type { AgendaSource } from '../../features/meetings/index.ts';
import { findUrgingRules, searchCases } from '../../features/urging/index.ts';
import { formatDay, toLocalDay } from '../../law/day.ts';

const MOST = 50;

/** Cases of urging that are open, the newest first. */
const openUrging: AgendaSource = {
  code: 'urging',
  async find({ db, wardId, today }) {
    const every = { isOpen: true, kind: null, unitId: null, step: null, before: null, after: null };
    const [{ lines }, { steps }] = await Promise.all([
      searchCases(db, wardId, { ...every, limit: MOST }),
      findUrgingRules(db, wardId, today),
    ]);
    return lines.map((line) => ({
      ...{ kind: 'urging' as const, subject: `urging/${line.id}`, title: line.title, task: null },
      detail: `${steps.find(({ no }) => no === line.step)?.name ?? 'Vừa mở'}, mở ngày ${formatDay(toLocalDay(line.openedAt))}.`,
      ...{ address: `/can-bo/don-doc/${line.id}`, unitId: line.unitIds[0] ?? null },
    }));
  },
};

/** Petitions past a limit. Nothing of what they say: whoever is complained about sits at the table. */
const overdueFeedback: AgendaSource = {
  code: 'petitions',
  async find({ db, wardId, today }) {
    const overdue = (await listOpenAlarms(db, wardId)).filter((each) => isOverdue(each, today));
    const items = [...Map.groupBy(overdue, ({ id }) => id).values()].slice(0, MOST);
    return items.map((alarms) => {
      const { id, state } = alarms[0]!;
      const limits = alarms.map(
        ({ limit }) => `quá hạn ${LIMIT_LABELS[limit.code]} (${formatDay(limit.dueOn)})`,
      );
      return {
        ...{ kind: 'petitions' as const, subject: `feedback/${id}`, task: null, unitId: state.unitId },
        ...{ title: `Phản ánh, kiến nghị ${state.code} quá hạn`, detail: `${limits.join(', ')}.` },
        address: `/can-bo/phan-anh/${id}`,
      };
    });
  },
};

/** What features that the meetings do not know have to say at them: urging cases that are open, petitions. */
export const AGENDA_SOURCES: readonly AgendaSource[] = [openUrging, overdueFeedback];
