import type { Calendar } from '../../../law/calendar.ts';
import type { Term } from '../../../law/due.ts';
import { addWorkingMinutes, type WorkingHours } from '../../../law/working-time.ts';
import type { Db } from '../../../platform/database/database.ts';
import type { ProcessNode, ProcessVersion } from './schema.ts';

export interface ProcessFacts {
  outcome: 'granted' | 'denied' | null;
  channel: string;
  applicant: string;
  term: number | null;
  consulted: boolean;
}
export function genericProcess(term: Term | null): ProcessVersion {
  const whole =
    term === null ? null : term.unit === 'wh' ? term.amount * 60 : Math.max(term.amount, 0.5) * 480;
  const part = (share: number) => (whole === null ? null : Math.floor(whole * share));
  const kinds = ['receive', 'assign', 'examine', 'review', 'sign', 'stamp', 'return'] as const;
  const places = ['desk', 'competent', 'competent', 'competent', 'leaders', 'clerk', 'desk'] as const;
  const shares = [0.1, 0.1, 0.4, 0.15, 0.15, 0.1];
  return {
    code: 'chung',
    version: 1,
    name: 'Quy trình chung',
    procedureCodes: [],
    decision: '',
    validFrom: '2025-07-01',
    validUntil: null,
    totalMinutes: whole,
    nodes: kinds.map(
      (kind, at): ProcessNode => ({
        id: `b${at + 1}`,
        name: kind,
        kind,
        place: places[at]!,
        unitCode: null,
        actor: '',
        limitMinutes: at === 6 ? null : part(shares[at]!),
        next: at === 6 ? [] : [{ to: `b${at + 2}`, when: null }],
      }),
    ),
  };
}
export const firstNode = (process: ProcessVersion) => process.nodes[0]!;
export const nodeOf = (process: ProcessVersion, id: string) => process.nodes.find((each) => each.id === id)!;
export function nextNode(process: ProcessVersion, id: string, _facts: ProcessFacts): ProcessNode | null {
  const to = nodeOf(process, id).next[0]?.to;
  return to === undefined ? null : nodeOf(process, to);
}
export function stepDue(node: ProcessNode, at: Date, calendar: Calendar, hours: WorkingHours): Date | null {
  return node.limitMinutes === null ? null : addWorkingMinutes(at, node.limitMinutes, calendar, hours);
}
export async function findProcess(
  _db: Db,
  _code: string,
  _day: string,
  term: Term | null,
): Promise<ProcessVersion> {
  return genericProcess(term);
}
export async function findProcessVersion(
  _db: Db,
  _code: string,
  _version: number,
  term: Term | null,
): Promise<ProcessVersion> {
  return genericProcess(term);
}
