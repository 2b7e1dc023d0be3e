import { cleanCell } from '../../../platform/tables/clean-cell.ts';

const BULLET = /^\s*[-–—•*+·▪●‣\uf0b7\uf0a7\uf02d]\s+|^\s*[-–•](?=\p{L}|\d)/u;

/**
 * The lines of a cell. In a cell that is a list, a dash before what `opens` an item begins a line of its own, and
 * elsewhere only one after a mark of punctuation: "Văn hóa - Xã hội" is one name.
 */
export function itemLines(text: string, opens = '[\\p{Lu}\\d]'): { text: string; bullet: boolean }[] {
  const clean = cleanCell(text);
  const before = BULLET.test(clean) ? '\\s' : '[;:.,]\\s*';
  const opened = clean.replace(new RegExp(`(^|${before})[-–•+]\\s+(?=${opens})`, 'gu'), '$1\n- ');
  return opened
    .split('\n')
    .map((line) => ({ text: line.replace(BULLET, '').trim(), bullet: BULLET.test(line) }))
    .filter((line) => line.text !== '');
}

/** A cell as running text: one line, or one line an item when it is a list. */
export function runningText(text: string): string {
  const lines: string[] = [];
  for (const line of itemLines(text)) {
    const last = lines.at(-1);
    if (line.bullet) lines.push(`- ${line.text}`);
    else if (last !== undefined && !/[.;:]$/.test(last)) lines[lines.length - 1] = `${last} ${line.text}`;
    else lines.push(line.text);
  }
  return lines.join('\n');
}
