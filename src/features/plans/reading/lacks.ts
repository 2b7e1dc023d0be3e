import type { PlanDue } from '../schema.ts';

/** The warning about a due time that nobody wrote or that no rule reads; none when it was read. */
export function lackOfDue(due: PlanDue): string[] {
  if (due.kind !== 'unparsed') return [];
  return [due.raw === '' ? 'Không ghi thời hạn.' : `Chưa hiểu thời hạn "${due.raw}".`];
}

export function lackOfLead(leadUnits: readonly string[]): string[] {
  return leadUnits.length === 0 ? ['Không ghi đơn vị chủ trì.'] : [];
}
