import type { Officer } from '../organisation/index.ts';
import type { FeedbackState } from './state.ts';

type Subject = Pick<FeedbackState, 'subjectUnitId' | 'subjectOfficerId' | 'unitId' | 'officerId' | 'matters'>;

/** Who classifies, assigns and sees to it that limits are kept: those who control procedures, and those who oversee. */
export function isAtDesk({ duties }: Pick<Officer, 'duties'>): boolean {
  return duties.includes('control') || duties.includes('oversee');
}

/**
 * Whether an officer is complained about: himself, or the unit to which he belongs, where conduct is the matter. He takes no step at it
 * but to explain, and never learns who sent it.
 */
export function isConcerned(officer: Pick<Officer, 'id' | 'unitId'>, item: Subject): boolean {
  if (officer.id === item.subjectOfficerId) return true;
  const isAboutConduct = item.matters.length === 0 || item.matters.includes('conduct');
  return isAboutConduct && item.subjectUnitId !== null && officer.unitId === item.subjectUnitId;
}

/** Whether an officer handles it: he was named, or his unit was and nobody by name, or he heads it (`review`). */
export function isHandler(officer: Officer, item: Subject): boolean {
  if (isConcerned(officer, item) || item.unitId === null) return false;
  if (officer.id === item.officerId) return true;
  if (officer.unitId !== item.unitId) return false;
  return item.officerId === null || officer.duties.includes('review');
}

/** Whose item it is to read: the desk's, the handling unit's, and, without its sender, who was asked to explain. */
export function mayRead(officer: Officer, item: Subject & { asked: readonly number[] }): boolean {
  if (item.asked.includes(officer.id)) return true;
  if (isConcerned(officer, item)) return false;
  return isAtDesk(officer) || (item.unitId !== null && officer.unitId === item.unitId);
}

/** Who may see the sender: the desk, unless it is the one complained about; nobody else, not even the handler. */
export function maySeeSender(officer: Officer, item: Subject): boolean {
  return isAtDesk(officer) && !isConcerned(officer, item);
}
