import { strFromU8 } from 'fflate';
import { type Block, type Cell, cell, UnreadableFile } from './blocks.ts';
import { unpack } from './unpack.ts';
import { countNumbers, type ListLabel } from './word-numbering.ts';
import { attribute, childrenOf, find, type Node, nameOf, parseXml } from './word-xml.ts';

/** Paragraphs and tables of a Word file, with merged cells laid out and deleted text left out. @throws UnreadableFile */
export function readDocx(bytes: Uint8Array): Block[] {
  const parts = unpack(bytes, (name) => /^word\/(document|numbering|styles)\.xml$/.test(name));
  const part = (name: string) => {
    const found = parts.get(`word/${name}.xml`);
    return found && strFromU8(found);
  };
  const xml = part('document');
  if (xml === undefined) throw new UnreadableFile('Tệp Word không có nội dung.');
  const { label, tree } = parse(xml, part('numbering'), part('styles'));
  const body = childrenOf(find(tree, 'w:document')).find((node) => 'w:body' in node);
  const blocks: Block[] = [];
  for (const node of flatten(body ? (body['w:body'] as Node[]) : [])) {
    const name = nameOf(node);
    if (name === 'w:tbl') blocks.push({ kind: 'table', rows: readTable(node[name] as Node[], label) });
    if (name !== 'w:p') continue;
    const text = paragraph(node[name] as Node[], label);
    const last = blocks.at(-1);
    if (text.trim() === '') continue;
    if (last?.kind === 'text') last.text += `\n${text}`;
    else blocks.push({ kind: 'text', text });
  }
  return joinTables(blocks);
}

/** @throws UnreadableFile */
function parse(xml: string, numbering: string | undefined, styles: string | undefined) {
  try {
    return { label: countNumbers(numbering, styles), tree: parseXml(xml) };
  } catch (error) {
    throw new UnreadableFile('Tệp Word bị hỏng: không đọc được nội dung.', { cause: error });
  }
}

const LOOKED_THROUGH = new Set(['w:ins', 'w:moveTo', 'w:smartTag', 'w:hyperlink', 'w:customXml']);

/** Content controls and inserted text are looked through. */
function flatten(nodes: Node[]): Node[] {
  return nodes.flatMap((node) => {
    const name = nameOf(node);
    if (name === 'w:sdt') return flatten(childrenOf(childrenOf(node).find((each) => 'w:sdtContent' in each)));
    if (LOOKED_THROUGH.has(name)) return flatten(childrenOf(node));
    return [node];
  });
}

/** Two tables with nothing but blank paragraphs between them are one, broken by hand. */
function joinTables(blocks: Block[]): Block[] {
  const joined: Block[] = [];
  for (const block of blocks) {
    const last = joined.at(-1);
    if (block.kind === 'table' && last?.kind === 'table') last.rows.push(...block.rows);
    else joined.push(block);
  }
  return joined;
}

function readTable(nodes: Node[], label: ListLabel): Cell[][] {
  const rows: Cell[][] = [];
  for (const node of flatten(nodes).filter((each) => 'w:tr' in each)) {
    const row: Cell[] = [];
    for (const part of flatten(node['w:tr'] as Node[]).filter((each) => 'w:tc' in each)) {
      const content = part['w:tc'] as Node[];
      const properties = childrenOf(content.find((each) => 'w:tcPr' in each));
      const span = Number(attribute(properties, 'w:gridSpan', 'w:val') ?? 1);
      const merge = properties.find((each) => 'w:vMerge' in each);
      const goesOn = merge !== undefined && attribute(properties, 'w:vMerge', 'w:val') !== 'restart';
      const above = rows.at(-1)?.[row.length]?.text ?? '';
      row.push(goesOn ? cell(above, true, span) : cell(cellText(content, label), false, span));
      for (let extra = 1; extra < span && extra < 64; extra++) row.push(cell(''));
    }
    rows.push(row);
  }
  return rows;
}

function cellText(content: Node[], label: ListLabel): string {
  return flatten(content)
    .flatMap((node) => {
      if ('w:p' in node) return [paragraph(node['w:p'] as Node[], label, true)];
      if ('w:tbl' in node)
        return readTable(node['w:tbl'] as Node[], label).map((row) => row.map((each) => each.text).join(' '));
      return [];
    })
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .join('\n');
}

/** The text of a paragraph with its list's number; in a cell the number may be all there is. */
function paragraph(nodes: Node[], label: ListLabel, isInCell = false): string {
  const number = label(childrenOf(find(nodes, 'w:pPr')));
  const text = runs(nodes);
  if (text.trim() === '') return isInCell && number !== '-' ? (number ?? '') : '';
  return number === null || number === '' || /^\s*[-–•+]/.test(text) ? text : `${number} ${text}`;
}

const UNPRINTED = new Set(['w:del', 'w:moveFrom', 'w:pPr', 'w:rPr', 'mc:Fallback', 'w:instrText']);

function runs(nodes: Node[]): string {
  return nodes
    .map((node) => {
      const name = nameOf(node);
      if (name === 'w:t') return (node[name] as Node[]).map((each) => String(each['#text'] ?? '')).join('');
      if (name === 'w:tab') return ' ';
      if (name === 'w:br' || name === 'w:cr') return '\n';
      if (name === 'w:noBreakHyphen') return '-';
      if (UNPRINTED.has(name)) return '';
      return runs(childrenOf(node));
    })
    .join('');
}
