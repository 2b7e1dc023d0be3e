import { afterFailedLookUp } from '../../../law/failed-look-up.ts';
import { NATIONAL_DATABASES } from '../../../law/national-databases.ts';
import { type Lookup, letsPaperBeAsked } from '../../lookups/index.ts';

type Told = Pick<Lookup, 'paper' | 'database' | 'outcome' | 'adapter'>;

/**
 * What a supplement request says after look-ups that failed: the papers, and where to have the data put right. Of each paper
 * the newest look-up counts; null when none lets a paper be asked.
 */
export function supplementWords(lookups: readonly Told[]): { items: string; reason: string } | null {
  const newest = new Map(lookups.map((each) => [each.paper, each]));
  const words = [...newest.values()].flatMap((each) => {
    const { outcome } = each;
    if (outcome === 'found' || !letsPaperBeAsked(each)) return [];
    return [afterFailedLookUp(each.paper, outcome, NATIONAL_DATABASES[each.database])];
  });
  if (words.length === 0) return null;
  return {
    items: words.map(({ item }) => item).join('\n'),
    reason: [...new Set(words.map(({ reason }) => reason))].join('\n'),
  };
}
