/** A piece of text with its place; y grows downwards, lengths in the page's own unit. */
export interface Fragment {
  text: string;
  x: number;
  right: number;
  y: number;
  height: number;
  page: number;
}

/** Fragments of one line of print. */
export interface Line {
  page: number;
  y: number;
  height: number;
  parts: Fragment[];
}

export function toLines(fragments: Fragment[]): Line[] {
  const lines: Line[] = [];
  for (const part of [...fragments].sort((a, b) => a.page - b.page || a.y - b.y || a.x - b.x)) {
    const last = lines.at(-1);
    if (
      last &&
      last.page === part.page &&
      Math.abs(last.y - part.y) < 0.5 * Math.max(last.height, part.height)
    )
      last.parts.push(part);
    else lines.push({ page: part.page, y: part.y, height: part.height, parts: [part] });
  }
  for (const line of lines) line.parts.sort((a, b) => a.x - b.x);
  return lines;
}

/** The words of a line, with a space where the print leaves one. */
export function lineText(parts: Fragment[]): string {
  let text = '';
  let right = Number.NEGATIVE_INFINITY;
  for (const part of parts) {
    const gap = part.x - right;
    text +=
      text !== '' && gap > 0.12 * part.height && !/\s$/.test(text) && !/^\s/.test(part.text)
        ? ` ${part.text}`
        : part.text;
    right = part.right;
  }
  return text.replace(/\s+/g, ' ').trim();
}

/** Text of one cell: a wrapped line goes on, a line that ended early ends an item. `width` is the cell's inner width. */
export function cellText(lines: Line[], width: number): string {
  let text = '';
  let isList = false;
  let before: Line | null = null;
  for (const line of lines) {
    const words = lineText(line.parts);
    if (words === '') continue;
    if (before === null) {
      text = words;
      isList = /^[-–•+]\s/.test(words);
    } else if ((/\S[/-]$/.test(text) && /^[\p{Lu}\d]/u.test(words)) || isBroken(text, words)) text += words;
    else if (/^[-–•+]\s/.test(words)) text += `\n${words}`;
    else if (isList) text += ` ${words}`;
    else text += (endedEarly(before, line, words, width) ? '\n' : ' ') + words;
    before = line;
  }
  return text;
}

/** A date or an abbreviation that the cell's edge broke in two: "01/09/2" and "026", "HĐND&U" and "BND". */
function isBroken(text: string, words: string): boolean {
  const last = /\S+$/.exec(text)?.[0] ?? '';
  const first = /^\S+/.exec(words)?.[0] ?? '';
  const whole = last + first;
  return /\d$/.test(last)
    ? /^\d/.test(first) &&
        /(^|\D)\d{1,2}[/.-](\d{1,2}[/.-])?20\d{2}\W*$/.test(whole) &&
        !/20\d{2}$/.test(last)
    : /&\p{Lu}+$/u.test(last) && /^\p{Lu}+$/u.test(first);
}

/** A line that ends in such a word or mark goes on, however short it is. */
const UNFINISHED =
  /(?:[,(–]|(?:^|\s)(?:và|hoặc|của|về|theo|cho|tại|trong|các|những|với|để|từ|đến|đạt|tối thiểu|ít nhất|tối đa|[-–•]?\s?\d+\s?%))$/iu;

function endedEarly(before: Line, line: Line, words: string, width: number): boolean {
  if (/^\p{Ll}/u.test(words) || UNFINISHED.test(before.parts.at(-1)!.text.trim())) return false;
  const printed = (each: Line) => each.parts.at(-1)!.right - each.parts[0]!.x;
  const firstWord =
    (printed(line) * (words.indexOf(' ') === -1 ? words.length : words.indexOf(' '))) / words.length;
  return width - printed(before) > firstWord + 0.6 * line.height;
}
