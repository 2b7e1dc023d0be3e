import { type Calendar, workingDayFrom } from '../../law/calendar.ts';
import { addDays, formatDay, toLocalDay } from '../../law/day.ts';
import { PLACE_LABELS } from './labels.ts';
import { type Defect, type Place, type Posting, REQUIRED_PLACES } from './schema.ts';

/** A procedure that is to be posted, as it stands on the day. */
export interface Required {
  code: string;
  version: number;
  /** The last day on which it is posted in time; null where nothing can be said. */
  postUntil: string | null;
  /** Parts that law asks for and that the version does not have. */
  lacks: readonly string[];
  /** The fingerprint that the last export of the national database gives; null without one. */
  nationalHash: string | null;
}

export interface Fault {
  defect: Defect;
  place: Place | null;
  why: string;
}

export interface PlaceState {
  /** What hangs there on the day; null: nothing. */
  posting: Posting | null;
  isCurrent: boolean;
}

export interface Standing {
  places: Record<Place, PlaceState>;
  faults: Fault[];
  /** Nothing hangs yet, and the time to post it has not run out. */
  isWaiting: boolean;
  /** Posted at every required place, in full, as it is in force and in time. */
  isCorrect: boolean;
}

/**
 * The last day on which a version that came into force here on a day is posted in time.
 * The house's own measure: no text that was read sets days for a ward.
 */
export function postingLimit(arrivedOn: string, workingDays: number, calendar: Calendar): string {
  let day = arrivedOn;
  for (let counted = 0; counted < workingDays; counted++) day = workingDayFrom(addDays(day, 1), calendar);
  return day;
}

/** How a procedure that must be posted stands on a day, given what hangs of it. */
export function judge(required: Required, hanging: readonly Posting[], onDay: string): Standing {
  const at = (place: Place): PlaceState => {
    const posting = hanging.find((each) => each.place === place) ?? null;
    return { posting, isCurrent: posting?.version === required.version };
  };
  const places = { board: at('board'), portal: at('portal'), screen: at('screen') };
  const isOpen = required.postUntil !== null && onDay <= required.postUntil;
  const faults = [
    ...REQUIRED_PLACES.flatMap((place) => placeFaults(required, place, places[place], { onDay, isOpen })),
    ...(places.screen.posting ? staleFaults(required, 'screen', places.screen) : []),
    ...contentFaults(required, places),
  ];
  const isPosted = REQUIRED_PLACES.every((place) => places[place].isCurrent);
  return {
    ...{ places, faults },
    isWaiting: isOpen && !isPosted,
    isCorrect: isPosted && faults.length === 0,
  };
}

function placeFaults(
  required: Required,
  place: Place,
  state: PlaceState,
  { onDay, isOpen }: { onDay: string; isOpen: boolean },
): Fault[] {
  const { posting } = state;
  if (posting === null)
    return isOpen ? [] : [{ defect: 'missing', place, why: `Chưa niêm yết: ${PLACE_LABELS[place]}.` }];
  return [...staleFaults(required, place, state), ...lateFaults(required, place, { posting, onDay })];
}

function staleFaults(required: Required, place: Place, { posting, isCurrent }: PlaceState): Fault[] {
  if (posting === null || isCurrent) return [];
  const why = `${PLACE_LABELS[place]} còn bản ${posting.version}, đang có hiệu lực là bản ${required.version}.`;
  return [{ defect: 'stale', place, why }];
}

/** Late for the rest of the year in which it was posted: the year's figure says "in time", the next year's begins anew. */
function lateFaults(
  { version, postUntil }: Required,
  place: Place,
  { posting, onDay }: { posting: Posting; onDay: string },
): Fault[] {
  const postedOn = toLocalDay(posting.postedAt);
  const isLate = posting.version === version && postUntil !== null && postedOn > postUntil;
  if (!isLate || postedOn.slice(0, 4) !== onDay.slice(0, 4)) return [];
  const why = `${PLACE_LABELS[place]}: niêm yết ngày ${formatDay(postedOn)}, hạn ${formatDay(postUntil)}.`;
  return [{ defect: 'late', place, why }];
}

/** What is wrong with the words themselves, wherever they hang. */
function contentFaults(required: Required, places: Standing['places']): Fault[] {
  const faults: Fault[] = [];
  if (required.lacks.length > 0)
    faults.push({
      ...{ defect: 'missing', place: null },
      why: `Nội dung thiếu bộ phận bắt buộc: ${required.lacks.map((each) => each.toLowerCase()).join('; ')}.`,
    });
  const other = Object.values(places).find(
    ({ posting, isCurrent }) =>
      isCurrent && required.nationalHash !== null && posting!.contentHash !== required.nationalHash,
  );
  if (other)
    faults.push({
      ...{ defect: 'different', place: null },
      why: 'Nội dung niêm yết khác bản nhập gần nhất từ cơ sở dữ liệu quốc gia.',
    });
  return faults;
}

/** What still hangs of a procedure that is no longer in force, or that the ward does not serve. */
export function judgeEnded(hanging: readonly Posting[]): Fault[] {
  return hanging.map(({ place, version }) => ({
    ...{ defect: 'stale' as const, place },
    why: `${PLACE_LABELS[place]} còn bản ${version} của thủ tục đã bãi bỏ hoặc phường không còn thực hiện.`,
  }));
}
