import type { Span } from '../finding.ts';
import type { PlainText } from '../plain-text.ts';
import { StreetReader } from './streets.ts';

const NUMBER = String.raw`\d{1,4} ?[a-z]?\d?(?:\/\d{1,4}[a-z]?){0,4}(?![\w/])`;
const LANE = '(?:ngo|ngach|hem|kiet|ngh|duong hem)';
const BLOCK = '(?:toa(?: nha)?|nha|block|lo|day|khu|khoi|dao nguyen|chung cu|tap the|ktt|tang|don nguyen)';

/** What stands before a dwelling: with a number it is an address. Every part is bounded. */
const SHAPES: readonly { certainty: Span['certainty']; pattern: RegExp }[] = [
  {
    certainty: 'sure',
    pattern: new RegExp(
      String.raw`(?<!\w)(?:so nha|nha so|dia chi(?: nha)?[ :]{1,2}(?:so )?|sn)[ :.]{0,2}(?:so )?${NUMBER}`,
      'g',
    ),
  },
  {
    certainty: 'sure',
    pattern:
      /(?<!\w)(?:can ho|can(?= [a-z]?\d)|phong(?= (?:so )?[a-z]?\d{3,4})|p\.)(?: so)?[ .]{0,2}[a-z]{0,2}[-.]?\d{1,5}[a-z]?(?:[-./]\d{1,4}){0,2}(?!\w)/g,
  },
  { certainty: 'sure', pattern: new RegExp(String.raw`(?<!\w)${LANE} (?:so )?${NUMBER}`, 'g') },
  {
    certainty: 'likely',
    pattern: new RegExp(
      String.raw`(?<!\w)(?:so )${NUMBER}(?=,? (?:duong|pho|${LANE}|to |khu|thon|xom|ap ))`,
      'g',
    ),
  },
  {
    certainty: 'likely',
    pattern:
      /(?<!\w)(?:lo|thua(?: dat)?)(?: so)? [a-z]{0,2}-?\d{1,5}(?!\w)(?=[ ,]{1,2}(?:to ban do|khu|duong|ban do|to so))/g,
  },
];
const MORE = new RegExp(
  String.raw`^[ ,]{1,2}(?:(?:${LANE}|${BLOCK}|so|so nha) (?:so )?[a-z]{0,3}[-.]?${NUMBER.replace('(?![\\w/])', '(?!\\w)')}|${BLOCK} [a-z]\d{0,2}(?!\w))`,
);
const STREET_CUE =
  /^[ ,]{1,3}(?:tren )?(?:duong|pho|d\.|p\.|chung cu|toa nha|khu tap the|ktt|khu do thi|kdt)(?!\w)/;
const HOME_CUE =
  /(?:tru tai|thuong tru|tam tru|cu tru|toi o|song o|song tai|nha (?:toi|em|minh|chau|ba|ong|anh|chi|co)(?: o| tai)?|hien o|dang o|ngu tai|dia chi|cho o|nha o|o tai|gia dinh (?:toi|em)(?: o)?)[ :,]{0,3}(?:tai |o |la )?(?:so )?$/;
/** After these a number counts paragraphs, desks or days. */
const COUNTED =
  /(?<!\w)(?:dieu|khoan|diem|quay|lop|khoa|muc|chuong|ngay|thang|nam|to|bang|luc|hon|den|thu|quy|ky|tap)\s$/;
const OFFICE_CUE = /(?:tru so|ubnd|uy ban|trung tam|co quan|cong ty|benh vien|truong hoc)[^.;\n]{0,40}$/;

/** House numbers, flats, lanes, with the street that follows. Streets alone are no address. */
export function findAddresses(plain: PlainText): Span[] {
  const streets = new StreetReader(plain);
  const shaped = SHAPES.flatMap(({ certainty, pattern }) =>
    [...plain.folded.matchAll(pattern)].map((match) => ({
      ...{ kind: 'address' as const, certainty, start: match.index },
      end: match.index + match[0].length,
    })),
  );
  return [...shaped, ...numbersBeforeStreets(plain, streets)]
    .filter((span) => !isOffice(plain.folded, span))
    .map((span) => ({ ...span, end: endOf(plain, streets, span) }));
}

const isOffice = (folded: string, { start, certainty }: Span) =>
  certainty === 'likely' && OFFICE_CUE.test(folded.slice(Math.max(0, start - 70), start));

/** "12 Trần Phú", "123/4B Lê Lợi": a number and two capital words or more that name a street; sure after "trú tại". */
function numbersBeforeStreets(plain: PlainText, streets: StreetReader): Span[] {
  const pattern = new RegExp(String.raw`(?<![\w./-])(?:so )?${NUMBER}(?=,? )`, 'g');
  return [...plain.folded.matchAll(pattern)].flatMap((match): Span[] => {
    const end = match.index + match[0].length;
    const before = plain.folded.slice(Math.max(0, match.index - 45), match.index);
    const isHome = HOME_CUE.test(before);
    const isStreet = !COUNTED.test(before) && looksLikeStreet(match[0]) && streets.isStreet(end + 1);
    if (!isHome && !isStreet) return [];
    return [{ kind: 'address', certainty: isHome ? 'sure' : 'likely', start: match.index, end }];
  });
}

/** Not a date, a year or an article: those stand before capital words too. */
const looksLikeStreet = (number: string) =>
  /\/|[a-z]$|^(?:so )?\d{1,3}$/.test(number) && !/^\d{1,2}\/(?:19|20)\d\d$/.test(number);

/** An address goes on with lanes, blocks and the name of its street. */
function endOf({ folded }: PlainText, streets: StreetReader, { end: from, certainty }: Span): number {
  let end = from;
  for (let turn = 0; turn < 6; turn += 1) {
    const rest = folded.slice(end, end + 60);
    const more = MORE.exec(rest);
    const cue = more === null ? STREET_CUE.exec(rest) : null;
    end += more?.[0].length ?? cue?.[0].length ?? 0;
    const street = streets.endOfStreet(end, cue !== null || certainty === 'sure');
    if (street === null && more === null && cue === null) break;
    end = street ?? end;
    if (street !== null && cue !== null) break;
  }
  return end;
}
