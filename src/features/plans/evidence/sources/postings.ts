import { listPostedDays, PLACE_LABELS } from '../../../postings/index.ts';
import type { EvidenceSource } from '../evidence.ts';
import { matchSource } from '../match-sources.ts';

/** Days on which procedures were posted, one piece for a day and a place. */
export const postingEvidence: EvidenceSource = {
  code: 'posting',
  matches: (task) => matchSource('posting', task),
  find: async (db, wardId, span) =>
    (await listPostedDays(db, wardId, span)).map(({ day, place, count }) => ({
      ...{ source: 'posting' as const, ref: `posting/${day}/${place}`, day, number: null, detail: null },
      title: `Niêm yết ${count} thủ tục: ${PLACE_LABELS[place]}`,
      address: '/can-bo/niem-yet',
      ...{ kinds: ['posting' as const], doubt: null },
    })),
};
