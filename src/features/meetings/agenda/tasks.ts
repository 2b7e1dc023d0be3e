import type { TaskStanding } from '../../indicators/index.ts';
import type { AgendaPoint } from '../schema.ts';
import type { AgendaGround, AgendaSource } from './source.ts';

/** Tasks of the plan that are late, and after them those at risk. */
export const taskPoints: AgendaSource = {
  code: 'tasks',
  find: async (ground) =>
    (['late', 'at_risk'] as const).flatMap((state) =>
      ground.standings.filter((each) => each.state === state).map((each) => pointOf(each, ground)),
    ),
};

function pointOf({ task, state, why, note }: TaskStanding, { planId }: AgendaGround): AgendaPoint {
  return {
    kind: state === 'late' ? 'late_task' : 'risk_task',
    subject: `task/${planId}/${task.key}`,
    title: firstLine(task.text),
    detail: [why, note].filter(Boolean).join(' '),
    address: `/can-bo/ke-hoach/nhiem-vu/${task.key}`,
    task: { planId: planId!, taskKey: task.key },
    unitId: task.units.find((unit) => unit.role === 'lead')?.unitId ?? null,
  };
}

/** A task in one line of at most 200 characters. */
export function firstLine(text: string): string {
  const line = text.replace(/\s+/g, ' ').replace(/^- /, '').trim();
  return line.length <= 200 ? line : `${line.slice(0, 198)}…`;
}
