import type { Day } from '../../../../law/day.ts';
import type { ListedDossier } from '../schema.ts';
import type { Standing } from './reconcile.ts';

interface Days {
  from: Day;
  until: Day;
}

type Judge = (dossier: ListedDossier, isIn: (day: Day | null) => boolean) => Standing;

/** Our definitions read on the columns of an official list; figures that need more than these columns are not here. */
const JUDGES: Record<string, Judge> = {
  'received-online': ({ receivedOn, channel }, isIn) =>
    isIn(receivedOn) ? { isCounted: channel === 'online' } : null,
  'processed-online': ({ finishedOn, channel, hasResultFile }, isIn) =>
    isIn(finishedOn) ? { isCounted: channel === 'online' && hasResultFile === true } : null,
  'electronic-result': ({ finishedOn, hasResultFile }, isIn) =>
    isIn(finishedOn) ? { isCounted: hasResultFile === true } : null,
  'on-time': ({ dueOn, finishedOn, isLate }, isIn) => {
    if (dueOn === null) return null;
    const isInTime = finishedOn !== null && isLate === false;
    return isIn(isInTime ? finishedOn : dueOn) ? { isCounted: isInTime } : null;
  },
};

/** Whether a figure's difference can be explained by a list of dossiers. */
export const isExplainedByList = (indicator: string) => Object.hasOwn(JUDGES, indicator);

/** How a dossier of the list would count in our figure of the days, both included. */
export function standingInList(indicator: string, dossier: ListedDossier, { from, until }: Days): Standing {
  return JUDGES[indicator]!(dossier, (day) => day !== null && day >= from && day <= until);
}
