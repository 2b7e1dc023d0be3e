import { type Day, isDay } from './day.ts';
import { checkPersonalId } from './personal-id.ts';

/** What the QR code of an identity card says. */
export interface IdentityCard {
  personalId: string;
  formerId: string | null;
  name: string;
  birthOn: Day | null;
  address: string;
}

/**
 * Reads the text of an identity card's QR code: number, former number, name, day of birth, sex, address, day of issue,
 * parted by bars; newer cards add parts at the end, and some leave the former number out altogether. Signs that a scanner
 * puts around its line are dropped. Null when the text is not that of a card.
 * @law Luật Căn cước 2023 (thẻ căn cước có mã QR); thứ tự các phần theo thẻ đang dùng
 * @checked 2026-11-23 in practice of readers that are in use
 * @uncertain no text that was read publishes the order of the parts
 */
export function readIdentityCard(text: string): IdentityCard | null {
  const parts = bare(text)
    .split('|')
    .map((part) => part.trim().replace(/\s+/g, ' '));
  if (parts.length > 2 && isName(parts[1]!) && dayOf(parts[2]!) !== null) parts.splice(1, 0, '');
  const [number = '', formerId = '', name = '', birth = '', , address = ''] = parts;
  if (parts.length < 6 || !/^\d{12}$/.test(number) || !checkPersonalId(number) || !isName(name)) return null;
  return {
    personalId: number,
    formerId: /^\d{9}$/.test(formerId) ? formerId : null,
    name: titleCase(name),
    birthOn: dayOf(birth),
    address: address.slice(0, 300),
  };
}

const CARD_IN_TEXT = /\d{12}(?:\|[^|\n]*){5,20}/u;

/**
 * The line of a card that a scanner typed among other text, and the text without it; null when there is none.
 * @law như readIdentityCard
 * @checked 2026-11-26
 */
export function findCardLine(text: string): { line: string; rest: string } | null {
  const found = CARD_IN_TEXT.exec(text);
  if (!found || !readIdentityCard(found[0])) return null;
  return {
    line: found[0],
    rest: (text.slice(0, found.index) + text.slice(found.index + found[0].length)).trim(),
  };
}

/** Composed letters, without what scanners add: the mark of the code's kind (`]Q1`), control signs, a byte order mark. */
function bare(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}]/gu, ' ')
    .trim()
    .replace(/^\][A-Za-z]\d\s*/, '');
}

function isName(text: string): boolean {
  return text.length >= 2 && text.length <= 200 && /\p{L}/u.test(text) && !/\d/.test(text);
}

/** ddMMyyyy, with or without signs between; null for what is no day. */
function dayOf(text: string): Day | null {
  const match = /^(\d{2})[/.-]?(\d{2})[/.-]?(\d{4})$/.exec(text);
  const day = match ? `${match[3]}-${match[2]}-${match[1]}` : '';
  return isDay(day) ? day : null;
}

/** Cards of some years write the name in capitals. */
function titleCase(name: string): string {
  if (name !== name.toUpperCase()) return name;
  return name.toLowerCase().replace(/(^|[\s'-])\p{L}/gu, (letter) => letter.toUpperCase());
}
