import { type InspectionPoint, inspectionChecklist } from '../../../law/inspection-checklist.ts';
import type { Finding, Inspection } from '../schema.ts';

/** The points of an inspection's checklist at which nothing was found yet. */
export function missingPoints(
  { startedOn, plannedOn }: Pick<Inspection, 'startedOn' | 'plannedOn'>,
  findings: readonly Finding[],
): InspectionPoint[] {
  const found = new Set(findings.map((each) => each.point));
  return inspectionChecklist(startedOn ?? plannedOn)
    .blocks.flatMap((block) => block.points)
    .filter((point) => !found.has(point.code));
}
