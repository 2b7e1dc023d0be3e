import { foldVietnamese } from '../../../platform/fold-vietnamese.ts';
import type { PageText, Word } from '../../../platform/scanning/index.ts';

/** A row of print as the eye sees it, with its letters folded for comparing. */
export interface Row {
  page: number;
  words: Word[];
  /** The words folded, with single spaces between. */
  folded: string;
  /** For each word the place in `folded` where it begins. */
  starts: number[];
}

/** The rows of all pages from top to bottom, also where the engine took what stands side by side for two blocks. */
export function toRows(pages: readonly PageText[]): Row[] {
  return pages.flatMap(({ lines }, page) => {
    const rows: Word[][] = [];
    for (const line of [...lines]
      .filter((each) => each.length > 0)
      .sort((a, b) => middleOf(a) - middleOf(b))) {
      const last = rows.at(-1);
      if (last && Math.abs(middleOf(last) - middleOf(line)) < 0.4 * Math.min(heightOf(last), heightOf(line)))
        last.push(...line);
      else rows.push([...line]);
    }
    return rows.map((words) =>
      toRow(
        words.sort((a, b) => a.box.x - b.box.x),
        page,
      ),
    );
  });
}

function middleOf(words: readonly Word[]): number {
  return words.reduce((sum, { box }) => sum + box.y + box.height / 2, 0) / words.length;
}

function heightOf(words: readonly Word[]): number {
  return words.reduce((sum, { box }) => sum + box.height, 0) / words.length;
}

function toRow(line: readonly Word[], page: number): Row {
  const words = line.flatMap(cutAtColon);
  const row: Row = { page, words, folded: '', starts: [] };
  for (const word of words) {
    const letters = foldLetters(word.text);
    row.starts.push(row.folded.length + (row.folded !== '' && letters !== '' ? 1 : 0));
    if (letters !== '') row.folded += `${row.folded === '' ? '' : ' '}${letters}`;
  }
  return row;
}

/** Folded, with nothing but letters, digits and single spaces. */
export function foldLetters(text: string): string {
  return foldVietnamese(text)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

/** "tên:NGUYỄN" is two words, each with its part of the box. */
function cutAtColon(word: Word): Word[] {
  const at = word.text.indexOf(':');
  if (at === -1 || at === word.text.length - 1) return [word];
  const share = (at + 1) / word.text.length;
  const { x, width } = word.box;
  return [
    { ...word, text: word.text.slice(0, at + 1), box: { ...word.box, width: share * width } },
    {
      ...word,
      text: word.text.slice(at + 1),
      box: { ...word.box, x: x + share * width, width: (1 - share) * width },
    },
  ];
}

/** The words that begin at this place of the folded row or later; a phrase may have taken one letter too many. */
export function wordsFrom({ words, starts }: Row, place: number): Word[] {
  return words.filter((_, at) => starts[at]! >= place - 1);
}
