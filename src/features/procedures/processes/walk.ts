import type { Calendar } from '../../../law/calendar.ts';
import { addWorkingMinutes, type HoursByDay } from '../../../law/working-time.ts';
import type { ProcessCondition, ProcessNode, ProcessVersion } from './schema.ts';

/** What the conditions of a process may ask about a dossier. */
export interface ProcessFacts {
  outcome: 'granted' | 'denied' | null;
  channel: string;
  applicant: string;
  term: number | null;
  consulted: boolean;
}

/** Where a dossier begins. */
export function firstNode(process: ProcessVersion): ProcessNode {
  return process.nodes[0]!;
}

/** @throws RangeError when the process has no such step: a process without faults never does */
export function nodeOf(process: Pick<ProcessVersion, 'code' | 'nodes'>, id: string): ProcessNode {
  const found = process.nodes.find((each) => each.id === id);
  if (!found) throw new RangeError(`Quy trình ${process.code} không có bước "${id}".`);
  return found;
}

/** The step after this one: the first whose condition holds, else the one without a condition; null at the end. */
export function nextNode(
  process: Pick<ProcessVersion, 'code' | 'nodes'>,
  id: string,
  facts: ProcessFacts,
): ProcessNode | null {
  const { next } = nodeOf(process, id);
  const way =
    next.find(({ when }) => when !== null && holds(when, facts)) ?? next.find(({ when }) => when === null);
  return way ? nodeOf(process, way.to) : null;
}

function holds(condition: ProcessCondition, facts: ProcessFacts): boolean {
  return (condition.is as readonly unknown[]).includes(facts[condition.fact]);
}

/** By when a step that is entered now should be done; null when its time is not counted. */
export function stepDue(
  { limitMinutes }: ProcessNode,
  enteredAt: Date,
  calendar: Calendar,
  hoursOn: HoursByDay,
): Date | null {
  return limitMinutes === null ? null : addWorkingMinutes(enteredAt, limitMinutes, calendar, hoursOn);
}
