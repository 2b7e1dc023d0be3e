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

/** What features that the meetings do not know have to say at them: urging cases that are open, petitions. */
export const AGENDA_SOURCES: readonly AgendaSource[] = [openUrging];
