import type { Annex, Block, PictureBlock, TableBlock } from '../layout/model.ts';
import { escapeText, plainText, splitCells } from './escapes.ts';

/**
 * The text of a document as an officer types it. One line is one paragraph; `#`, `##`, `###` begin headings, `-` an item, lines with
 * `|` are a table (`|*` a row that stands out; dashes below the head give widths and sides), `[…]` above a table is its caption,
 * `![…](hinh-2)` is the second picture that the document has, `=== Phụ lục: … ===` begins an annex (`Phụ lục ngang` a landscape one).
 */
export interface TypedText {
  body: Block[];
  annexes: Annex[];
}

/** Marks → parts. Pictures are named by their place among those that the document had before; unknown ones are left out. */
export function readMarks(text: string, pictures: readonly PictureBlock[] = []): TypedText {
  const read: TypedText = { body: [], annexes: [] };
  let into: Block[] = read.body;
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]!.trim();
    if (line === '') continue;
    const annex = /^===\s*Phụ lục( ngang)?:\s*(.*?)\s*(?:===)?$/i.exec(line);
    if (annex) {
      const body: Block[] = [];
      read.annexes.push({ title: plainText(annex[2]!), isLandscape: annex[1] !== undefined, body });
      into = body;
      continue;
    }
    const captioned = /^\[(.*)\]$/.test(line) && (lines[at + 1] ?? '').trim().startsWith('|');
    const begin = captioned ? at + 1 : at;
    if (lines[begin]!.trim().startsWith('|')) {
      let end = begin;
      while ((lines[end] ?? '').trim().startsWith('|')) end++;
      into.push(readTable(lines.slice(begin, end), captioned ? plainText(line.slice(1, -1)) : null));
      at = end - 1;
      continue;
    }
    const block = readLine(line, pictures);
    if (block) into.push(block);
  }
  return read;
}

function readLine(line: string, pictures: readonly PictureBlock[]): Block | null {
  const heading = /^(#{1,3})\s+(.*)$/.exec(line);
  if (heading)
    return { kind: 'heading', level: heading[1]!.length as 1 | 2 | 3, text: plainText(heading[2]!) };
  const picture = /^!\[(.*)\]\(hinh-(\d{1,3})\)$/.exec(line);
  if (picture) {
    const known = pictures[Number(picture[2]) - 1];
    return known ? { ...known, caption: plainText(picture[1]!) } : null;
  }
  const item = /^[-+*–•]\s+(.*)$/.exec(line);
  if (item) return { kind: 'item', text: plainText(item[1]!) };
  return { kind: 'paragraph', text: plainText(line) };
}

const RULE = /^:?-+:?$/;

/** Rows with too few cells are filled up, those with too many lose nothing: the last column takes the rest. */
function readTable(lines: readonly string[], caption: string | null): TableBlock {
  const rows = lines.map((line) => ({ isStrong: /^\|\*/.test(line.trim()), cells: splitCells(line) }));
  const [head, second] = rows;
  const isRuled = second?.cells.every((cell) => RULE.test(cell)) ?? false;
  const labels = head!.cells.map(plainText);
  const columns = labels.map((label, at) => {
    const rule = isRuled ? (second!.cells[at] ?? '---') : '---';
    const align = rule.endsWith(':') ? (rule.startsWith(':') ? 'center' : 'right') : 'left';
    return { label, align, weight: Math.max(1, rule.replace(/:/g, '').length) } as const;
  });
  const body = rows.slice(isRuled ? 2 : 1);
  return {
    ...{ kind: 'table', caption, columns },
    rows: body.map(({ cells }) => fitted(cells.map(plainText), columns.length)),
    strong: body.flatMap(({ isStrong }, at) => (isStrong ? [at] : [])),
  };
}

function fitted(cells: readonly string[], count: number): string[] {
  const kept = cells.slice(0, count);
  if (cells.length > count) kept[count - 1] = cells.slice(count - 1).join(' ');
  return [...kept, ...Array.from({ length: count - kept.length }, () => '')];
}

/** Parts → marks: what `readMarks` makes the same parts of. */
export function writeMarks({ body, annexes }: TypedText): string {
  const pictures = picturesOf({ body, annexes });
  const write = (blocks: readonly Block[]) => blocks.map((block) => writeBlock(block, pictures)).join('\n');
  const written = annexes.map(
    ({ title, isLandscape, body: own }) =>
      `=== Phụ lục${isLandscape ? ' ngang' : ''}: ${escapeText(title)} ===\n${write(own)}`,
  );
  return [write(body), ...written].join('\n\n');
}

/** The pictures of a document in the order in which marks name them. */
export function picturesOf({ body, annexes }: TypedText): PictureBlock[] {
  const all = [...body, ...annexes.flatMap((annex) => annex.body)];
  return all.filter((block) => block.kind === 'picture');
}

function writeBlock(block: Block, pictures: readonly PictureBlock[]): string {
  switch (block.kind) {
    case 'heading':
      return `\n${'#'.repeat(block.level)} ${escapeText(block.text)}`;
    case 'item':
      return `- ${escapeText(block.text)}`;
    case 'paragraph':
      return escapeText(block.text);
    case 'picture':
      return `![${escapeText(block.caption)}](hinh-${pictures.indexOf(block) + 1})`;
    case 'table':
      return writeTable(block);
  }
}

const SIDES = { left: ['', ''], right: ['', ':'], center: [':', ':'] } as const;

function writeTable({ caption, columns, rows, strong }: TableBlock): string {
  const row = (cells: readonly string[], begin = '|') => `${begin} ${cells.join(' | ')} |`;
  const rules = columns.map(({ align }, at) => {
    const [before, after] = SIDES[align];
    return `${before}${'-'.repeat(dashesOf(columns)[at]!)}${after}`;
  });
  return [
    ...(caption === null ? [''] : [`\n[${escapeText(caption)}]`]),
    row(columns.map(({ label }) => escapeText(label, true))),
    row(rules),
    ...rows.map((cells, at) =>
      row(
        cells.map((cell) => escapeText(cell, true)),
        strong.includes(at) ? '|*' : '|',
      ),
    ),
    '',
  ].join('\n');
}

/** Whole numbers as they are; shares of one as parts of forty. */
function dashesOf(columns: TableBlock['columns']): number[] {
  const weights = columns.map(({ weight }) => weight);
  const isWhole = weights.every((weight) => Number.isInteger(weight) && weight >= 1 && weight <= 60);
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return isWhole ? weights : weights.map((weight) => Math.max(1, Math.round((weight / sum) * 40)));
}
