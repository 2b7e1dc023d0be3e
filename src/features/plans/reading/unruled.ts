import { type Block, type Cell, cell } from './blocks.ts';
import { type Columns, readHeader } from './find-table.ts';
import { cellText, type Fragment, type Line, lineText, toLines } from './positioned.ts';
import { readDue } from './read-due.ts';

/** The columns of a table as its header shows them. */
interface Header {
  start: number;
  end: number;
  clusters: Cluster[];
  columns: Columns;
}

interface Cluster {
  x: number;
  right: number;
  text: string;
}

/**
 * A table without rules: its columns are where the header's words stand, cut at the emptiest place between them on
 * each page; a row begins with a number, after a wider gap, or where task, unit and due begin anew.
 * @returns blocks with one table, or null when no header is found
 */
export function fragmentsToRows(fragments: Fragment[]): Block[] | null {
  const pages = [...Map.groupBy(fragments, (part) => part.page).values()].map(toLines);
  const before: Line[] = [];
  const after: Line[] = [];
  const rows: Cell[][] = [];
  let header: Header | null = null;
  for (const lines of pages) {
    const found = findHeader(lines);
    if (!found && !header) before.push(...lines);
    if (after.length > 0 || (!found && !header)) {
      if (header) after.push(...lines);
      continue;
    }
    if (found && !header) {
      before.push(...lines.slice(0, found.start));
      rows.push(found.clusters.map((cluster) => cell(cluster.text)));
    }
    const page: Header = found ?? { ...header!, start: 0, end: 0 };
    header ??= page;
    const stop = lines.findIndex(
      (line, at) => at >= page.end && /^(Nơi nhận|TM\.|KT\.)/u.test(lineText(line.parts)),
    );
    const body = lines.slice(page.end, stop === -1 ? undefined : stop);
    rows.push(...cutPage(body, page));
    if (stop !== -1) after.push(...lines.slice(stop));
  }
  return header && [textOf(before), { kind: 'table', rows }, ...(after.length > 0 ? [textOf(after)] : [])];
}

function textOf(lines: Line[]): Block {
  return { kind: 'text', text: lines.map((line) => lineText(line.parts)).join('\n') };
}

/** The rows of one page. */
function cutPage(lines: Line[], { clusters, columns }: Header): Cell[][] {
  const words = lines.map((line) => ({ ...line, parts: line.parts.flatMap(toWords) }));
  const cuts = clusters.slice(1).map((each, at) => emptiest(words, clusters[at]!, each));
  const right = Math.max(0, ...words.flatMap((line) => line.parts.map((part) => part.right)));
  const edges = [clusters[0]!.x, ...cuts, right];
  const rows: Line[][][] = [];
  let before: Line | null = null;
  for (const line of words) {
    const cells = isWide(line, cuts, columns)
      ? clusters.map((_, at) => (at === columns.text ? line.parts : []))
      : clusters.map((_, at) => line.parts.filter((part) => columnOf(part, cuts) === at));
    const gap = before ? line.y - before.y : 0;
    if (!before || gap > 1.9 * line.height || beginsRow(cells, rows.at(-1)!, columns))
      rows.push(clusters.map(() => []));
    for (const [at, parts] of cells.entries())
      if (parts.length > 0) rows.at(-1)![at]!.push({ ...line, parts });
    before = line;
  }
  return rows.map((row) => row.map((part, at) => cell(cellText(part, edges[at + 1]! - edges[at]!))));
}

function columnOf(part: Fragment, cuts: number[]): number {
  return cuts.filter((cut) => (part.x + part.right) / 2 > cut).length;
}

/** One unbroken run of words from the first columns over the text's: a heading of its own. */
function isWide(line: Line, cuts: number[], columns: Columns): boolean {
  const first = line.parts[0];
  const last = line.parts.at(-1);
  if (!first || !last || columns.text === undefined) return false;
  const isUnbroken = line.parts.every(
    (part, at) => at === 0 || part.x - line.parts[at - 1]!.right < 1.2 * line.height,
  );
  return (
    isUnbroken &&
    columnOf(first, cuts) <= columns.text &&
    columnOf(last, cuts) > columns.text &&
    /^([IVXLC]+|[A-Z])[.\s]/.test(lineText(line.parts))
  );
}

/** Whether a line begins a new row: by its number, or because task, unit and due all begin anew. */
function beginsRow(cells: Fragment[][], row: Line[][], columns: Columns): boolean {
  const read = (at: number | undefined) => (at === undefined ? '' : lineText(cells[at] ?? []));
  if (columns.no !== undefined && /^([IVXLC]+|\d+(\.\d+)*|[a-zđ]\))\.?$/.test(read(columns.no))) return true;
  const text = read(columns.text);
  if (/^(?:[IVXLC]+|\d{1,2}(?:\.\d+)*)\.\s/.test(text)) return true;
  const due = read(columns.due ?? columns.lead);
  const said = (row[columns.due ?? columns.lead ?? 0] ?? []).map((line) => lineText(line.parts)).join(' ');
  const isNew = (words: string) => /^[\p{Lu}\d-]/u.test(words);
  if (!isNew(text) || !isNew(due) || said === '') return false;
  if (columns.lead !== undefined && !isNew(read(columns.lead))) return false;
  return readDue(said, 2000).kind !== 'unparsed' && readDue(due, 2000).kind !== 'unparsed';
}

/** The words of a piece of text, each with its share of the place. */
function toWords(part: Fragment): Fragment[] {
  const perLetter = (part.right - part.x) / part.text.length;
  return [...part.text.matchAll(/\S+/g)].map((match) => ({
    ...part,
    text: match[0],
    x: part.x + match.index * perLetter,
    right: part.x + (match.index + match[0].length) * perLetter,
  }));
}

/** The lines that name the most columns; of equal ones the fewest lines. */
function findHeader(lines: Line[]): Header | null {
  for (let start = 0; start < lines.length; start++) {
    const found = [1, 2, 3, 4].flatMap((height): Header[] => {
      const part = lines.slice(start, start + height);
      if (part.length < height) return [];
      if (part.some((line, at) => at > 0 && line.y - part[at - 1]!.y > 2.2 * line.height)) return [];
      const clusters = cluster(part);
      const columns = readHeader(clusters.map((each) => cell(each.text)));
      return columns && clusters.length >= 3 ? [{ start, end: start + height, clusters, columns }] : [];
    });
    const roles = (each: Header) => Object.keys(each.columns).length;
    if (found.length > 0) return found.reduce((best, each) => (roles(each) > roles(best) ? each : best));
  }
  return null;
}

/** The words of the header gathered into columns by their overlap. */
function cluster(lines: Line[]): Cluster[] {
  const clusters: Cluster[] = [];
  const parts = lines.flatMap((line) => line.parts.flatMap(splitNumber));
  for (const part of parts.sort((a, b) => a.right - a.x - (b.right - b.x))) {
    const touching = clusters.filter(
      (each) => part.x < each.right + 0.6 * part.height && part.right > each.x - 0.6 * part.height,
    );
    if (touching.length > 1) continue;
    const found = touching[0];
    if (found) {
      found.x = Math.min(found.x, part.x);
      found.right = Math.max(found.right, part.right);
    } else clusters.push({ x: part.x, right: part.right, text: '' });
  }
  for (const part of lines.flatMap((line) => line.parts.flatMap(splitNumber)))
    for (const each of clusters)
      if (part.x < each.right && part.right > each.x) each.text = `${each.text} ${part.text}`.trim();
  return clusters.sort((a, b) => a.x - b.x);
}

/** "TT Nhiệm vụ" set close together are two columns. */
function splitNumber(part: Fragment): Fragment[] {
  const match = /^(Số TT|STT|TT)\s+(?=\S)/iu.exec(part.text);
  if (!match) return [part];
  const perLetter = (part.right - part.x) / part.text.length;
  return [
    { ...part, text: match[1]!, right: part.x + match[1]!.length * perLetter },
    { ...part, text: part.text.slice(match[0].length), x: part.x + match[0].length * perLetter },
  ];
}

/** The place between two columns that the fewest lines of the body cross, and nearest to the right one. */
function emptiest(lines: Line[], a: Cluster, b: Cluster): number {
  const from = (a.x + a.right) / 2;
  const to = Math.max(from, b.x + 0.25 * (b.right - b.x));
  const steps = 60;
  const crossed = Array.from({ length: steps + 1 }, (_, at) => {
    const x = from + ((to - from) * at) / steps;
    return {
      x,
      count: lines.filter((line) => line.parts.some((part) => part.x < x && part.right > x)).length,
    };
  });
  const least = Math.min(...crossed.map((each) => each.count));
  const last = crossed.findLastIndex((each) => each.count === least);
  let first = last;
  while (first > 0 && crossed[first - 1]!.count === least) first--;
  return (crossed[first]!.x + crossed[last]!.x) / 2;
}
