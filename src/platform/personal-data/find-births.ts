import type { Span } from './finding.ts';

const CUE =
  /(?<!\w)(?:sinh ngay|ngay sinh|nam sinh|sinh nam|sinh vao|sinh thang|ngay thang nam sinh|sinh|sn|d\.?o\.?b)(?!\w)[ :.,]{0,3}(?:cua \w{1,8} )?(?:la |vao |ngay |nam ){0,2}[:.]?/g;
const DAY =
  /^ ?(?:\d{1,2} ?[./\- ] ?\d{1,2} ?[./\- ] ?(?:19|20)?\d\d|(?:\d{1,2} )?thang \d{1,2}(?:,? ?nam)? (?:19|20)\d\d|(?:19|20)\d\d|\d{1,2}[./-](?:19|20)\d\d)(?!\d)/;

/** Days and years of birth that a word names as such. */
export function findBirths(folded: string): Span[] {
  return [...folded.matchAll(CUE)].flatMap((cue): Span[] => {
    const from = cue.index + cue[0].length;
    const day = DAY.exec(folded.slice(from, from + 40));
    if (day === null) return [];
    const start = from + (day[0].startsWith(' ') ? 1 : 0);
    return [{ kind: 'birth', certainty: 'sure', start, end: from + day[0].length }];
  });
}
