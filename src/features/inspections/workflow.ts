import { Problem } from '../../platform/problem.ts';
import type { Act, Officer } from '../organisation/index.ts';
import type { Inspection, InspectionState, InspectionStep } from './schema.ts';

type Team = Pick<Inspection, 'leaderId' | 'memberIds' | 'unitId'>;

/** Who plans inspections, calls them off, and may lead one: those who oversee or control. */
export function mayPlan(officer: Officer): boolean {
  return officer.duties.includes('control') || officer.duties.includes('oversee');
}

/** @throws Problem not_allowed */
export function mustPlan({ officer }: Act): void {
  if (!mayPlan(officer))
    throw new Problem('not_allowed', 'Chỉ người giám sát, kiểm soát lập được cuộc kiểm tra.');
}

/** Nobody inspects his own unit; the centre is inspected by the ward's leaders or by another unit. */
export function isInConflict(officer: Pick<Officer, 'unitId'>, unitId: number): boolean {
  return officer.unitId === unitId;
}

export function isOfTeam(officer: Officer, { leaderId, memberIds }: Team): boolean {
  return officer.id === leaderId || memberIds.includes(officer.id);
}

/** Who answers for the inspected unit: whoever reviews, oversees or signs in it. */
export function mayExplain(officer: Officer, { unitId }: Team): boolean {
  return (
    officer.unitId === unitId &&
    (['review', 'oversee', 'sign'] as const).some((duty) => officer.duties.includes(duty))
  );
}

/** Whether it is shown at all: its unit learns of one that comes unannounced when it begins, and of what was found when it is sent. */
export function mayRead(officer: Officer, inspection: Inspection): boolean {
  const { unitId, state, isUnannounced } = inspection;
  const isHidden = isUnannounced && (state === 'planned' || state === 'cancelled') && !inspection.startedOn;
  return officer.unitId !== unitId || !isHidden;
}

export function seesFindings(officer: Officer, { unitId, state }: Inspection): boolean {
  return officer.unitId !== unitId || state === 'explaining' || state === 'concluded';
}

const OPEN: Record<InspectionState, readonly InspectionStep[]> = {
  planned: ['change', 'announce', 'start', 'cancel'],
  announced: ['change', 'start', 'cancel'],
  under_way: ['change', 'find', 'send', 'cancel'],
  explaining: ['explain', 'resume', 'conclude'],
  concluded: ['remedy', 'confirm', 'reopen'],
  cancelled: [],
};

/** The steps that the state of an inspection allows. Only one that comes unannounced begins without a notice. */
export function stepsOf({ state, isUnannounced }: Inspection): InspectionStep[] {
  const left = state === 'planned' && (isUnannounced ? 'announce' : 'start');
  return OPEN[state].filter((step) => step !== left);
}

const BY_LEADER: readonly InspectionStep[] = [
  'start',
  'send',
  'resume',
  'conclude',
  'remedy',
  'confirm',
  'reopen',
];

/** Why this officer may not take a step that the state allows; null: he may. */
export function whyNotStep(officer: Officer, inspection: Inspection, step: InspectionStep): string | null {
  if (step === 'explain')
    return mayExplain(officer, inspection) ? null : 'Chỉ người đứng đầu đơn vị được kiểm tra giải trình.';
  if (
    isInConflict(officer, inspection.unitId) &&
    step !== 'change' &&
    step !== 'announce' &&
    step !== 'cancel'
  )
    return 'Người của đơn vị được kiểm tra không làm được việc này.';
  if (step === 'find') return isOfTeam(officer, inspection) ? null : 'Chỉ đoàn kiểm tra ghi được kết quả.';
  if (BY_LEADER.includes(step))
    return officer.id === inspection.leaderId ? null : 'Chỉ trưởng đoàn kiểm tra làm được việc này.';
  return mayPlan(officer) ? null : 'Chỉ người giám sát, kiểm soát làm được việc này.';
}

/** The steps that are open to an officer; the page draws no other. */
export function openSteps(officer: Officer, inspection: Inspection): InspectionStep[] {
  return stepsOf(inspection).filter((step) => whyNotStep(officer, inspection, step) === null);
}
