const ENTITIES: Record<string, string> = {
  nbsp: ' ',
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  ndash: '–',
  mdash: '—',
  bull: '•',
};

/** HTML leftovers out, list items and breaks to lines, odd spaces to plain ones. */
export function cleanCell(text: string): string {
  return text
    .normalize('NFC')
    .replace(/<\s*(br|\/p|\/li|\/div|li|p)\b[^<>]*>/gi, '\n')
    .replace(/<\/?[a-z][^<>]*>/gi, ' ')
    .replace(/&(#\d+|#x[0-9a-f]+|\w+);/gi, decodeEntity)
    .replace(/[\u00a0\u2000-\u200b\u202f\ufeff]/g, ' ')
    .replace(/\r\n?/g, '\n')
    .replace(/[ \t]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{2,}/g, '\n')
    .replace(/^\*+|\*+$/g, '')
    .trim();
}

function decodeEntity(whole: string, name: string): string {
  if (/^#x/i.test(name)) return String.fromCodePoint(Number.parseInt(name.slice(2), 16));
  if (name.startsWith('#')) return String.fromCodePoint(Number(name.slice(1)));
  return ENTITIES[name.toLowerCase()] ?? whole;
}
