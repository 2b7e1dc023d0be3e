/** The same words are folded again and again: those of a plan for each page of it, names of procedures for each search. */
const folds = new Map<string, string>();
const MOST_KEPT = 5000;
const LONGEST_KEPT = 500;

/** Lower case, no accents, đ → d, single spaces: what is typed and what is searched meet in this form. */
export function foldVietnamese(text: string): string {
  const known = folds.get(text);
  if (known !== undefined) return known;
  const folded = fold(text);
  if (text.length > LONGEST_KEPT) return folded;
  if (folds.size >= MOST_KEPT) folds.clear();
  folds.set(text, folded);
  return folded;
}

function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
}
