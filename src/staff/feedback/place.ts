import {
  FEEDBACK_CHANNELS,
  FEEDBACK_STATUSES,
  FEEDBACK_VIEWS,
  type FeedbackSearch,
  MATTERS,
} from '../../features/feedback/index.ts';
import { toLocalDay } from '../../law/day.ts';
import { readAfter, readId } from '../../platform/http/keys.ts';

export const PLACE = '/can-bo/phan-anh';
export const TEMPLATES = `${PLACE}/mau-tra-loi`;

const PAGE = 30;
const NAMES = ['xem', 'tim', 'tinh-trang', 'kenh', 'loai', 'don-vi', 'thu-tuc'];

type Query = (name: string) => string | undefined;

/** What an address asks of the register. */
export function readSearch(query: Query, now: Date): FeedbackSearch {
  const oneOf = <Value extends string>(values: readonly Value[], name: string) =>
    values.find((each) => each === query(name)) ?? null;
  return {
    view: oneOf(FEEDBACK_VIEWS, 'xem') ?? 'mine',
    today: toLocalDay(now),
    q: (query('tim') ?? '').slice(0, 200),
    status: oneOf(FEEDBACK_STATUSES, 'tinh-trang'),
    channel: oneOf(FEEDBACK_CHANNELS, 'kenh'),
    matter: oneOf(MATTERS, 'loai'),
    unitId: readId(query('don-vi')),
    procedureCode: /^\d\.\d{6}$/.test(query('thu-tuc') ?? '') ? query('thu-tuc')! : null,
    after: readAfter(query('sau')),
    limit: PAGE,
  };
}

/** The address of the same list, with changes; what is null is left out. */
export function listAddress(
  query: Query,
  change: Record<string, string | null> = {},
  path: string = PLACE,
): string {
  const given = Object.fromEntries(NAMES.map((name) => [name, query(name) ?? '']));
  const wanted = Object.entries({ ...given, ...change }).filter(([, value]) => value);
  const text = String(new URLSearchParams(wanted as [string, string][]));
  return text === '' ? path : `${path}?${text}`;
}
