import { countingOf } from '../../features/dossiers/index.ts';
import { STATE_CALENDAR } from '../../law/calendar.ts';

/** How time is counted where a ward has decided nothing of its own: by the State's days and hours. */
export const COUNTING = countingOf({ calendar: STATE_CALENDAR, hours: [] });
