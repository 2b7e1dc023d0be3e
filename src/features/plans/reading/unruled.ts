import { type Block, type Cell, cell } from '../../../platform/tables/blocks.ts';
import {
  cellText,
  type Fragment,
  type Line,
  lineText,
  toLines,
} from '../../../platform/tables/positioned.ts';
import { type Columns, ROLES, readHeader } from './find-table.ts';
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
    const found = findHeader(lines, header);
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
    rows.push(...cutPage(body, page).map((row) => arrange(row, page, header!)));
    if (stop !== -1) after.push(...lines.slice(stop));
  }
  return header && [textOf(before), { kind: 'table', rows }, ...(after.length > 0 ? [textOf(after)] : [])];
}

/** A page whose header shows the columns otherwise, brought into the order of the first. */
function arrange(row: Cell[], page: Header, first: Header): Cell[] {
  if (page.clusters.length === first.clusters.length) return row;
  const arranged = first.clusters.map(() => cell(''));
  for (const role of ROLES) {
    const [from, to] = [page.columns[role], first.columns[role]];
    if (from !== undefined && to !== undefined) arranged[to] = row[from] ?? cell('');
  }
  return arranged;
}

function textOf(lines: Line[]): Block {
  return { kind: 'text', text: lines.map((line) => lineText(line.parts)).join('\n') };
}

/** The rows of one page. */
function cutPage(lines: Line[], { clusters, columns }: Header): Cell[][] {
  const words = lines.map((line) => ({ ...line, parts: line.parts.flatMap(toWords) }));
  const cuts = clusters.slice(1).map((each, at) => boundary(lines, clusters[at]!, each));
  const rows: Line[][][] = [];
  let before: Line | null = null;
  for (const line of words) {
    const cells = isWide(line, cuts, columns)
      ? clusters.map((_, at) => (at === columns.text ? line.parts : []))
      : freeNumber(
          clusters.map((_, at) => line.parts.filter((part) => columnOf(part, cuts) === at)),
          columns,
        );
    const gap = before ? line.y - before.y : 0;
    if (!before || gap > 1.9 * line.height || beginsRow(cells, rows.at(-1)!, columns))
      rows.push(clusters.map(() => []));
    for (const [at, parts] of cells.entries())
      if (parts.length > 0) rows.at(-1)![at]!.push({ ...line, parts });
    before = line;
  }
  const widths = clusters.map((_, at) => Math.max(0, ...rows.flatMap((row) => row[at]!.map(printed))));
  return rows.map((row) => row.map((part, at) => cell(cellText(part, widths[at]!))));
}

/** What stands right behind the number belongs to the task's text. */
function freeNumber(cells: Fragment[][], { no, text }: Columns): Fragment[][] {
  if (no === undefined || text === undefined) return cells;
  const [number, ...rest] = cells[no] ?? [];
  if (!number || rest.length === 0 || !NUMBER.test(number.text)) return cells;
  return cells.map((parts, at) => (at === no ? [number] : at === text ? [...rest, ...parts] : parts));
}

const NUMBER = /^([IVXLC]+|\d+(\.\d+)*|[a-zđ]\))\.?$/;

function printed(line: Line): number {
  return line.parts.at(-1)!.right - line.parts[0]!.x;
}

function columnOf(part: Fragment, cuts: number[]): number {
  const startsAnew = /^[\p{Lu}\d]/u.test(part.text);
  return cuts.filter((cut) =>
    startsAnew ? part.right > cut + 0.2 * part.height : (part.x + part.right) / 2 > cut,
  ).length;
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
  if (columns.no !== undefined && NUMBER.test(read(columns.no))) return true;
  const text = read(columns.text);
  if (/^(?:[IVXLC]+|\d{1,2}(?:\.\d+)*)\.\s/.test(text)) return true;
  const last = columns.due ?? columns.lead;
  const due = read(last);
  const said = (at: number | undefined) =>
    at === undefined ? '' : row[at]!.map((line) => lineText(line.parts)).join(' ');
  const isNew = (words: string) => /^[\p{Lu}-]/u.test(words);
  if (!/^[\p{Lu}\d-]/u.test(text) || (columns.lead !== undefined && !isNew(read(columns.lead)))) return false;
  if (due === '' || (!isNew(due) && readDue(due, 2000).kind === 'unparsed')) return false;
  if (said(last) === '') return said(columns.text) !== '' && said(columns.lead) === '';
  return readDue(said(last), 2000).kind !== 'unparsed';
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

/**
 * The lines that name the most columns; of equal ones the fewest. Words that only go on in lower case belong
 * to it; a header that comes again is as high as the first.
 */
function findHeader(lines: Line[], known: Header | null): Header | null {
  const first = lines.findIndex((_, start) => headersAt(lines, start).length > 0);
  if (first === -1) return null;
  const found = [0, 1, 2, 3].flatMap((more) => headersAt(lines, first + more));
  const roles = (each: Header) => Object.keys(each.columns).length;
  const best = found.reduce((a, b) =>
    roles(b) > roles(a) || (roles(b) === roles(a) && b.end - b.start < a.end - a.start) ? b : a,
  );
  if (known) return { ...best, end: best.start + (known.end - known.start) };
  let { end } = best;
  while (lines[end]?.parts.every((part) => /^\p{Ll}/u.test(part.text))) end++;
  return { ...best, end };
}

function headersAt(lines: Line[], start: number): Header[] {
  if ((lines[start]?.parts.flatMap(splitTitles).length ?? 0) < 2) return [];
  return [1, 2, 3, 4].flatMap((height): Header[] => {
    const part = lines.slice(start, start + height);
    if (part.length < height) return [];
    if (part.some((line, at) => at > 0 && line.y - part[at - 1]!.y > 2.2 * line.height)) return [];
    const clusters = cluster(part);
    const columns = readHeader(clusters.map((each) => cell(each.text)));
    return columns && clusters.length >= 3 ? [{ start, end: start + height, clusters, columns }] : [];
  });
}

/** The words of the header gathered into columns by their overlap. */
function cluster(lines: Line[]): Cluster[] {
  const clusters: Cluster[] = [];
  const parts = lines.flatMap((line) => line.parts.flatMap(splitTitles));
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
  for (const part of lines.flatMap((line) => line.parts.flatMap(splitTitles)))
    for (const each of clusters)
      if (part.x < each.right && part.right > each.x) each.text = `${each.text} ${part.text}`.trim();
  return clusters.sort((a, b) => a.x - b.x);
}

/** "TT Nhiệm vụ", "Cơ quan chủ trì Cơ quan phối": titles set close together are two columns. */
function splitTitles(part: Fragment): Fragment[] {
  const perLetter = (part.right - part.x) / part.text.length;
  const starts = [0, ...[...part.text.matchAll(NEXT_TITLE)].map((match) => match.index + match[0].length)];
  return starts.map((start, at) => {
    const text = part.text.slice(start, starts[at + 1]).trimEnd();
    const x = part.x + start * perLetter;
    return { ...part, text, x, right: x + text.length * perLetter };
  });
}

const NEXT_TITLE =
  /(?<=^(?:Số TT|STT|TT|ST|Số))\s+(?=\p{Lu})|\s+(?=(?:Cơ quan|Đơn vị|Sản phẩm|Thời gian|Thời hạn|Kết quả|Nội dung|Nhiệm vụ|Chủ trì|Phối hợp|Tiến độ)(?:\s|$))/gu;

/** Where the right one of two columns begins: at a start of words that the fewest lines cross and the most share. */
function boundary(lines: Line[], a: Cluster, b: Cluster): number {
  const parts = lines.flatMap((line) => line.parts);
  const from = (a.x + a.right) / 2;
  const to = Math.max(from, b.x + 0.25 * (b.right - b.x));
  const near = 0.5 * (parts[0]?.height ?? 1);
  const candidates = [b.x, ...parts.map((part) => part.x).filter((x) => x > from && x <= to + near)];
  const scored = [...new Set(candidates)].map((x) => ({
    x: x - 0.6 * near,
    crossed: parts.filter((part) => part.x < x - near && part.right > x).length,
    shared: parts.filter((part) => Math.abs(part.x - x) < near).length,
  }));
  return scored.reduce((best, each) =>
    each.crossed < best.crossed || (each.crossed === best.crossed && each.shared > best.shared) ? each : best,
  ).x;
}
