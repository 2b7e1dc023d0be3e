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
 * parted by bars; newer cards add parts at the end. Null when the text is not that of a card.
 * @law Luật Căn cước 2023 (thẻ căn cước có mã QR); thứ tự các phần theo thẻ đang dùng
 * @checked 2026-11-23 in practice of readers that are in use
 * @uncertain no text that was read publishes the order of the parts
 */
export function readIdentityCard(text: string): IdentityCard | null {
  const parts = text
    .normalize('NFC')
    .trim()
    .split('|')
    .map((part) => part.trim());
  const [number = '', formerId = '', name = '', birth = '', , address = ''] = parts;
  if (parts.length < 6 || !checkPersonalId(number) || name.length < 2 || /\d/.test(name)) return null;
  return {
    personalId: number,
    formerId: /^\d{9}$/.test(formerId) ? formerId : null,
    name: titleCase(name),
    birthOn: dayOf(birth),
    address,
  };
}

/** ddMMyyyy; null for what is no day. */
function dayOf(text: string): Day | null {
  const match = /^(\d{2})(\d{2})(\d{4})$/.exec(text);
  const day = match ? `${match[3]}-${match[2]}-${match[1]}` : '';
  return isDay(day) ? day : null;
}

/** Cards of some years write the name in capitals. */
function titleCase(name: string): string {
  if (name !== name.toUpperCase()) return name;
  return name.toLowerCase().replace(/(^|\s)\p{L}/gu, (letter) => letter.toUpperCase());
}
