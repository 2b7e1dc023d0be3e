import { toLines } from '../tables/positioned.ts';
import type { PageText, Word } from './page.ts';

interface TextItem {
  str?: string;
  transform: number[];
  width: number;
  height: number;
}

/** The parts of pdf.js's page that are used here. */
interface LayeredPage {
  getViewport(options: { scale: number }): { width: number; height: number; transform: number[] };
  getTextContent(): Promise<{ items: unknown[] }>;
}

/** A stamp or a page number on a scan is no text layer. */
const LEAST_WORDS = 15;

/** What a PDF's page says in letters, word by word with their places; null when it says little or nothing sensible. */
export async function readTextLayer(page: LayeredPage): Promise<PageText | null> {
  const view = page.getViewport({ scale: 1 });
  const items = (await page.getTextContent()).items as TextItem[];
  const fragments = items.flatMap((item) => {
    if (!item.str?.trim()) return [];
    const [a, b, c, d, e, f] = view.transform as [number, number, number, number, number, number];
    const [tx, ty] = [item.transform[4]!, item.transform[5]!];
    const x = a * tx + c * ty + e;
    const y = b * tx + d * ty + f;
    const height = item.height || Math.hypot(item.transform[2]!, item.transform[3]!) || 10;
    return [
      { text: item.str.replaceAll('\0', '').normalize('NFC'), x, right: x + item.width, y, height, page: 1 },
    ];
  });
  const lines = toLines(fragments).map(({ parts }) => parts.flatMap((part) => cutWords(part, view)));
  const words = lines.flat().map((word) => word.text);
  return words.length >= LEAST_WORDS && isSensible(words.join(' '))
    ? { lines, confidence: 1, source: 'layer' }
    : null;
}

interface Part {
  text: string;
  x: number;
  right: number;
  y: number;
  height: number;
}

/** A run of text cut at its spaces, its width shared out by letters; places as fractions of the page. */
function cutWords({ text, x, right, y, height }: Part, page: { width: number; height: number }): Word[] {
  const letter = (right - x) / text.length;
  return [...text.matchAll(/\S+/g)].map((match) => ({
    text: match[0],
    confidence: 1,
    box: {
      x: (x + match.index * letter) / page.width,
      y: (y - 0.8 * height) / page.height,
      width: (match[0].length * letter) / page.width,
      height: height / page.height,
    },
  }));
}

/**
 * Whether it is Vietnamese as people read it: not the bytes of an old type face ("Céng hßa x· héi"), nor what a scanner read
 * without knowing the language ("CONG HOA XA HOI").
 */
function isSensible(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const strange = text.match(/[\uFFFD\uE000-\uF8FFßµ·®¸¹¨©ª«¬¶¦§]/g)?.length ?? 0;
  const marked = text.match(/[ăâđêôơưĂÂĐÊÔƠƯ\u1EA0-\u1EF9àáãèéìíòóõùúýÀÁÃÈÉÌÍÒÓÕÙÚÝ]/g)?.length ?? 0;
  return letters > 0 && strange < 0.03 * letters && marked > 0.05 * letters;
}
