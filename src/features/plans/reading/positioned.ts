import { type Block, type Cell, cell } from './blocks.ts';
import { readHeader } from './find-table.ts';

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
interface Line {
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
  let before: Line | null = null;
  for (const line of lines) {
    const words = lineText(line.parts);
    if (words === '') continue;
    if (before === null) text = words;
    else if ((/\S[/-]$/.test(text) && /^[\p{Lu}\d]/u.test(words)) || isBroken(text, words)) text += words;
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
const UNFINISHED = /(?:[,(–]|(?:^|\s)(?:và|hoặc|của|về|theo|cho|tại|trong|các|những|với|để|từ|đến))$/iu;

function endedEarly(before: Line, line: Line, words: string, width: number): boolean {
  if (/^[-–•+]\s/.test(words)) return true;
  if (/^\p{Ll}/u.test(words) || UNFINISHED.test(before.parts.at(-1)!.text.trim())) return false;
  const printed = (each: Line) => each.parts.at(-1)!.right - each.parts[0]!.x;
  const firstWord =
    (printed(line) * (words.indexOf(' ') === -1 ? words.length : words.indexOf(' '))) / words.length;
  return width - printed(before) > firstWord + 0.6 * line.height;
}

/**
 * A table without rules: its columns are where the header's words stand, cut at the emptiest place between them; a row
 * begins with a number, after a wider gap, or where unit and due begin anew.
 * @returns blocks with one table, or null when no header is found
 */
export function fragmentsToRows(fragments: Fragment[]): Block[] | null {
  const lines = toLines(fragments);
  const header = findHeader(lines);
  if (!header) return null;
  const body = lines.slice(header.end);
  const cuts = header.clusters.slice(1).map((cluster, at) => emptiest(body, header.clusters[at]!, cluster));
  const columnOf = (part: Fragment) => cuts.filter((cut) => (part.x + part.right) / 2 > cut).length;
  const width = header.clusters.length;
  const left = Math.min(...fragments.map((each) => each.x));
  const right = Math.max(...fragments.map((each) => each.right));
  const edges = [left, ...cuts, right];
  const rows: Line[][][] = [];
  let before: Line | null = null;
  for (const line of body) {
    const cells = Array.from({ length: width }, (_, at) =>
      line.parts.filter((part) => columnOf(part) === at),
    );
    const gap = before && before.page === line.page ? line.y - before.y : Number.POSITIVE_INFINITY;
    const isNew =
      rows.length === 0 ||
      (header.columns.no !== undefined &&
        /^([IVXLC]+|\d+(\.\d+)*|[a-z]\))\.?$/.test(lineText(cells[header.columns.no] ?? []))) ||
      (gap !== Number.POSITIVE_INFINITY && gap > 1.9 * line.height);
    if (isNew) rows.push(Array.from({ length: width }, () => []));
    for (const [at, parts] of cells.entries())
      if (parts.length > 0) rows.at(-1)![at]!.push({ ...line, parts });
    before = line;
  }
  const table: Cell[][] = [header.clusters.map((cluster) => cell(cluster.text))];
  for (const row of rows)
    table.push(row.map((part, at) => cell(cellText(part, edges[at + 1]! - edges[at]!))));
  return [
    {
      kind: 'text',
      text: lines
        .slice(0, header.start)
        .map((line) => lineText(line.parts))
        .join('\n'),
    },
    { kind: 'table', rows: table },
  ];
}

interface Cluster {
  x: number;
  right: number;
  text: string;
}

/** The lines that name the most columns; of equal ones the fewest lines. */
function findHeader(lines: Line[]) {
  for (let start = 0; start < lines.length; start++) {
    const found = [1, 2, 3, 4].flatMap((height) => {
      const part = lines.slice(start, start + height);
      if (part.length < height || part.some((line) => line.page !== part[0]!.page)) return [];
      if (part.some((line, at) => at > 0 && line.y - part[at - 1]!.y > 2.2 * line.height)) return [];
      const clusters = cluster(part);
      const columns = readHeader(clusters.map((each) => cell(each.text)));
      return columns && clusters.length >= 3 ? [{ start, end: start + height, clusters, columns }] : [];
    });
    const roles = (each: (typeof found)[number]) => Object.keys(each.columns).length;
    if (found.length > 0) return found.reduce((best, each) => (roles(each) > roles(best) ? each : best));
  }
  return null;
}

/** The words of the header gathered into columns by their overlap. */
function cluster(lines: Line[]): Cluster[] {
  const clusters: Cluster[] = [];
  for (const part of lines.flatMap((line) => line.parts)) {
    const found = clusters.find(
      (each) => part.x < each.right + 0.6 * part.height && part.right > each.x - 0.6 * part.height,
    );
    if (found) {
      found.text += ` ${part.text}`;
      found.x = Math.min(found.x, part.x);
      found.right = Math.max(found.right, part.right);
    } else clusters.push({ x: part.x, right: part.right, text: part.text });
  }
  return clusters.sort((a, b) => a.x - b.x);
}

/** The place between two columns that the fewest lines of the body cross. */
function emptiest(lines: Line[], a: Cluster, b: Cluster): number {
  const from = (a.x + a.right) / 2;
  const to = (b.x + b.right) / 2;
  const steps = 60;
  const crossed = Array.from({ length: steps + 1 }, (_, at) => {
    const x = from + ((to - from) * at) / steps;
    return {
      x,
      count: lines.filter((line) => line.parts.some((part) => part.x < x && part.right > x)).length,
    };
  });
  const least = Math.min(...crossed.map((each) => each.count));
  const best = crossed.filter((each) => each.count === least);
  return best[Math.floor(best.length / 2)]!.x;
}
