import { Problem } from '../../platform/problem.ts';
import type { Act, Officer } from '../organisation/index.ts';
import type { Meeting, MeetingStep } from './schema.ts';

/** Who calls a meeting, orders its agenda and writes down what was concluded: those who oversee or control. */
export function mayLead(officer: Officer): boolean {
  return officer.duties.includes('control') || officer.duties.includes('oversee');
}

/** @throws Problem not_allowed */
export function mustLead(act: Act): void {
  if (!mayLead(act.officer))
    throw new Problem('not_allowed', 'Chỉ người giám sát, kiểm soát điều hành được cuộc họp.');
}

const OPEN: Record<Meeting['state'], readonly MeetingStep[]> = {
  planned: ['add_point', 'remove_point', 'restore_point', 'move_point', 'hold', 'cancel'],
  held: ['add_point', 'hold', 'conclude', 'close'],
  closed: [],
  cancelled: [],
};

/** The steps that a meeting allows now. The agenda is set before it; what came up at it may still be added while it is written down. */
export function openSteps({ state }: Pick<Meeting, 'state'>): readonly MeetingStep[] {
  return OPEN[state];
}
