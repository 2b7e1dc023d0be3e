import type { PersonalKind, Span } from '../finding.ts';

interface CodeShape {
  kind: PersonalKind;
  certainty: Span['certainty'];
  /** Every part has a bounded length: nothing to walk back over. */
  pattern: RegExp;
}

const SHAPES: readonly CodeShape[] = [
  {
    kind: 'dossier-code',
    certainty: 'likely',
    pattern:
      /(?<![\w.])(?:[a-z]\d{1,3}(?:\.\d{1,3}){1,3}|\d{3}\.\d{2}\.\d{2}\.[a-z]\d{2}|[a-z]\d{2})-\d{6}-\d{4,15}(?!\w)/g,
  },
  {
    kind: 'insurance',
    certainty: 'sure',
    pattern: /(?<!\w)[a-z]{2}[ .-]?[1-5][ .-]?\d{2}[ .-]?\d{3}[ .-]?\d{3}[ .-]?\d{4}(?!\w)/g,
  },
  {
    kind: 'plate',
    certainty: 'sure',
    pattern: /(?<![\w/.])[1-9]\d ?[-. ]? ?[a-z](?:[a-z]|\d)?\d? ?[-. ] ?\d{3}[ .]?\d{2}(?![\w/])/g,
  },
  {
    kind: 'plate',
    certainty: 'likely',
    pattern: /(?<![\w/.])[1-9]\d ?[-. ]? ?[a-z](?:[a-z]|\d)? ?[-. ] ?\d{4}(?![\w/])/g,
  },
  { kind: 'plate', certainty: 'sure', pattern: /(?<![\w/.])[1-9]\d[a-z]{1,2}\d?\d{5}(?![\w/])/g },
  {
    kind: 'plate',
    certainty: 'sure',
    pattern:
      /(?<=(?:bien (?:so|kiem soat)(?: xe)?|bks|\bbs|xe (?:may |o to |tai )?so)[ :.]{1,3}(?:la )?)[a-z0-9]{1,4}[ .-]{0,2}[a-z0-9]{1,5}(?:[ .-]{1,2}\d{2,5}){0,2}/g,
  },
  { kind: 'passport', certainty: 'likely', pattern: /(?<!\w)[a-z]\d{7}(?!\w)/g },
  {
    kind: 'passport',
    certainty: 'sure',
    pattern: /(?<=(?:ho chieu|passport)[ :.]{1,3}(?:so |la |no\.? ){0,2}[:.]? ?)[a-z]{1,2} ?\d{6,8}(?!\w)/g,
  },
];

/** Codes of letters and digits: plates, passports, cards of health insurance, dossiers. */
export function findCodes(folded: string): Span[] {
  return SHAPES.flatMap(({ kind, certainty, pattern }) =>
    [...folded.matchAll(pattern)].flatMap((match) => {
      if (!/\d{2}/.test(match[0]) && !/\d ?[.-]? ?\d/.test(match[0])) return [];
      return [{ kind, certainty, start: match.index, end: match.index + match[0].length }];
    }),
  );
}
