/** What one SMS holds, and each part of a longer one: 7-bit signs, and the 16-bit ones that Vietnamese accents need. */
const PLAIN = { alone: 160, part: 153 };
const ACCENTED = { alone: 70, part: 67 };
/** A message is at most two parts. */
export const MOST_PARTS = 2;

/** Signs of the 7-bit alphabet that take the room of two. */
const DOUBLE = /[\^{}\\[\]~|€]/g;
const REPLACED: Record<string, string> = { đ: 'd', Đ: 'D', '–': '-', '—': '-', '…': '...', '•': '-' };

/** The same words without accents, in signs that every phone and gateway takes. */
export function withoutAccents(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[đĐ–—…•]/g, (sign) => REPLACED[sign]!)
    .replace(/[“”«»]/g, '"')
    .replace(/[‘’`]/g, "'")
    .replace(/[^\x20-\x7e\n]/g, '?');
}

/** How many SMS a text is, and how many signs of them it fills. */
export function countParts(text: string): { parts: number; length: number; isPlain: boolean } {
  const isPlain = /^[\x20-\x7e\n]*$/.test(text) && !text.includes('`');
  const { alone, part } = isPlain ? PLAIN : ACCENTED;
  const length = text.length + (isPlain ? (text.match(DOUBLE)?.length ?? 0) : 0);
  return { isPlain, length, parts: length <= alone ? 1 : Math.ceil(length / part) };
}

/**
 * Writes a message that fits. One that is too long with accents goes without them: what it says is worth more. Then what
 * is long and free (a reason, a list of papers) is cut, the text itself last; an address is never cut in two.
 */
export function fitMessage<Values extends Record<string, string | undefined>>(
  write: (values: Values) => string,
  { values, cuttable, end, accents }: FitRequest<Values>,
): string {
  const accented = `${write(values).normalize('NFC')}${end}`;
  if (accents && countParts(accented).parts <= MOST_PARTS) return accented;
  const plain = (given: Values) => `${withoutAccents(write(given))}${end}`;
  let shown = values;
  for (const name of cuttable) {
    while (countParts(plain(shown)).parts > MOST_PARTS && (shown[name]?.length ?? 0) > 10) {
      const text = shown[name]!.replace(/…$/, '');
      shown = { ...shown, [name]: `${text.slice(0, Math.floor(text.length * 0.8)).trimEnd()}…` };
    }
  }
  let text = withoutAccents(write(shown));
  while (countParts(`${text}${end}`).parts > MOST_PARTS)
    text = `${text
      .replace(/(\.\.\.)?$/, '')
      .slice(0, -20)
      .replace(/\s*https?:\S*$/, '')}...`;
  return `${text}${end}`;
}

interface FitRequest<Values> {
  values: Values;
  /** Which values may be cut, the longest-winded first. */
  cuttable: (keyof Values)[];
  end: string;
  accents: boolean;
}
