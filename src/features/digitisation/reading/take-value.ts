import { isDay } from '../../../law/day.ts';
import { checkOrganisationId, checkPersonalId } from '../../../law/personal-id.ts';
import { foldVietnamese } from '../../../platform/fold-vietnamese.ts';
import type { Word } from '../../../platform/scanning/index.ts';
import type { Shape } from './labels.ts';

/** A value with the words that it was made of, and how much was mended in it (each mend makes it less sure). */
export interface Taken {
  value: string;
  words: Word[];
  mends: number;
}

/** What the words behind a label say, if they have the shape that it wants. */
export function takeValue(shape: Shape, words: readonly Word[]): Taken | null {
  switch (shape) {
    case 'name':
      return takeName(words);
    case 'id':
      return takeDigits(words, checkPersonalId);
    case 'organisationId':
      return takeDigits(words, (text) => checkOrganisationId(text));
    case 'day':
      return takeDay(words);
    case 'number':
      return takeNumber(words);
    case 'words':
      return takeWords(words);
  }
}

const SURNAMES = [
  ...[
    'Nguyễn',
    'Trần',
    'Lê',
    'Phạm',
    'Hoàng',
    'Huỳnh',
    'Phan',
    'Vũ',
    'Võ',
    'Đặng',
    'Bùi',
    'Đỗ',
    'Hồ',
    'Ngô',
    'Dương',
  ],
  ...[
    'Lý',
    'Đào',
    'Đoàn',
    'Vương',
    'Trịnh',
    'Đinh',
    'Lâm',
    'Phùng',
    'Mai',
    'Tô',
    'Trương',
    'Hà',
    'Cao',
    'Tạ',
    'Chu',
    'Lương',
  ],
];
/** The one surname that these letters spell when their accents are forgotten. */
const BY_LETTERS = new Map<string, string | null>();
for (const surname of SURNAMES) {
  const letters = foldVietnamese(surname);
  BY_LETTERS.set(letters, BY_LETTERS.has(letters) ? null : surname);
}

/** Two to six words that begin with a capital. A surname's lost accent is put back: no surname is spelt "Nguyên". */
function takeName(words: readonly Word[]): Taken | null {
  const found: Word[] = [];
  for (const word of words) {
    const text = trim(word.text);
    if (text === '' && found.length === 0) continue;
    if (found.length === 0 && /^(ông|bà|anh|chị|cụ)$/i.test(text)) continue;
    if (!/^\p{Lu}\p{L}*$/u.test(text)) break;
    found.push(word);
    if (/[,;.]$/.test(word.text)) break;
  }
  if (found.length < 2 || found.length > 6) return null;
  const texts = found.map((word) => trim(word.text));
  const isUpper = texts.every((text) => text === text.toUpperCase());
  // "NGUYỄN" among "Văn Ví Dụ" is one name, but a lone capital is no word of a name.
  if (texts.some((text) => text.length === 1 && !/[ÝÁÀẢÃẠÂĂĐÊÔƠƯYI]/iu.test(text))) return null;
  const surname = BY_LETTERS.get(foldVietnamese(texts[0]!));
  const spelt = surname && (isUpper ? surname.toUpperCase() : surname);
  const isMended =
    Boolean(spelt) &&
    spelt !== texts[0] &&
    !SURNAMES.some((each) => each.toUpperCase() === texts[0]!.toUpperCase());
  return {
    value: [isMended ? spelt : texts[0], ...texts.slice(1)].join(' '),
    words: found,
    mends: isMended ? 1 : 0,
  };
}

function trim(text: string): string {
  return text.replace(/^[^\p{L}\d]+|[^\p{L}\d]+$/gu, '');
}

const LIKE_DIGITS: Record<string, string> = {
  O: '0',
  o: '0',
  D: '0',
  l: '1',
  I: '1',
  i: '1',
  '|': '1',
  S: '5',
  s: '5',
  B: '8',
  Z: '2',
  z: '2',
};

/** A run of digits, maybe in groups, that is valid as a whole. Letters that look like digits are mended when few. */
function takeDigits(words: readonly Word[], isValid: (text: string) => boolean): Taken | null {
  for (let from = 0; from < words.length; from++) {
    let value = '';
    let mends = 0;
    for (let to = from; to < Math.min(words.length, from + 5); to++) {
      const text = words[to]!.text.replace(/^[^\dA-Za-z|]+|[^\dA-Za-z|]+$/g, '').replace(
        /(?<=\d)[.\s](?=\d)/g,
        '',
      );
      const digits = [...text].map((letter) => LIKE_DIGITS[letter] ?? letter).join('');
      if (!/^[\d-]+$/.test(digits) || !/\d{2}/.test(text)) break;
      mends += [...text].filter((letter) => letter in LIKE_DIGITS).length;
      value += digits;
      if (isValid(value) && mends <= 2)
        return { value: value.replaceAll('-', ''), words: words.slice(from, to + 1), mends };
    }
  }
  return null;
}

/** "05/03/2019", "5-3-2019" or "ngày 05 tháng 03 năm 2019": a day that exists and that someone may have lived. */
function takeDay(words: readonly Word[]): Taken | null {
  const text = words.map((word) => foldVietnamese(word.text)).join(' ');
  const short = /(?<!\d)(\d{1,2}) ?[/.-] ?(\d{1,2}) ?[/.-] ?(\d{4})(?!\d)/.exec(text);
  const long = /(?<!\d)(\d{1,2}),? ?th.{1,4}g ?(\d{1,2}),? ?n.m ?(\d{4})(?!\d)/.exec(text);
  const found = short && long ? (short.index < long.index ? short : long) : (short ?? long);
  if (!found) return null;
  const value = `${found[3]}-${found[2]!.padStart(2, '0')}-${found[1]!.padStart(2, '0')}`;
  if (!isDay(value) || value < '1900-01-01' || value > '2100-01-01') return null;
  return { value, words: covered(words, found.index, found.index + found[0].length), mends: 0 };
}

/** The words, joined by single spaces, that this part of the text takes in. */
function covered(words: readonly Word[], from: number, to: number): Word[] {
  let place = 0;
  return words.filter((word) => {
    const [start, end] = [place, place + foldVietnamese(word.text).length];
    place = end + 1;
    return start < to && end > from;
  });
}

/** "123/2026", "15/QĐ-UBND", "21/UBND-XNTTHN": digits first, then maybe signs. */
function takeNumber(words: readonly Word[]): Taken | null {
  const found: Word[] = [];
  let value = '';
  for (const word of words.slice(0, 4)) {
    const text = word.text.replace(/^[:;.,\s]+|[.,;:\s]+$/g, '');
    if (text === '' && value === '') continue;
    if (!/^[\p{Lu}\d/.\-–&]+$/u.test(text)) break;
    if (value !== '' && !/[/\-–.]$/.test(value) && !/^[/\-–]/.test(text)) break;
    value += text.replaceAll('–', '-');
    found.push(word);
  }
  return /^\d{1,6}[\p{Lu}\d]*([/-][\p{Lu}\d][\p{Lu}\d.&-]*)+$/u.test(value)
    ? { value, words: found, mends: 0 }
    : null;
}

/** All that is left on the row. */
function takeWords(words: readonly Word[]): Taken | null {
  const kept = words.filter((word) => trim(word.text) !== '' || /^[-–&]$/.test(word.text));
  const value = kept
    .map((word) => word.text)
    .join(' ')
    .replace(/^[:;.,\s]+|[.,;:\s]+$/g, '')
    .trim();
  return value.length >= 2 && value.length <= 200 ? { value, words: kept, mends: 0 } : null;
}
