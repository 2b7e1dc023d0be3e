import { XMLParser } from 'fast-xml-parser';
import { strFromU8, unzipSync } from 'fflate';
import { type Block, type Cell, cell, UnreadableFile } from './blocks.ts';

const MOST_UNPACKED = 50 * 1024 * 1024;

/** Unpacks only the named parts of an Office file, and not more than it should hold. @throws UnreadableFile */
export function unpack(bytes: Uint8Array, wanted: (name: string) => boolean): Map<string, string> {
  let size = 0;
  try {
    const parts = unzipSync(bytes, {
      filter: (file) => {
        if (!wanted(file.name)) return false;
        size += file.originalSize;
        if (size > MOST_UNPACKED) throw new UnreadableFile('Tệp giải nén quá 50 MB: không đọc.');
        return true;
      },
    });
    return new Map(Object.entries(parts).map(([name, part]) => [name, strFromU8(part)]));
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    throw new UnreadableFile('Tệp Office bị hỏng: không giải nén được.');
  }
}

/** A node of the parsed XML in document order: one key with its children. */
type Node = Record<string, unknown>;

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  trimValues: false,
  parseTagValue: false,
  parseAttributeValue: false,
  processEntities: true,
});

/** Paragraphs and tables of a Word file, with merged cells laid out and deleted text left out. @throws UnreadableFile */
export function readDocx(bytes: Uint8Array): Block[] {
  const xml = unpack(bytes, (name) => name === 'word/document.xml').get('word/document.xml');
  if (xml === undefined) throw new UnreadableFile('Tệp Word không có nội dung.');
  const tree = parser.parse(xml) as Node[];
  const body = childrenOf(find(tree, 'w:document')).find((node) => 'w:body' in node);
  const blocks: Block[] = [];
  for (const node of flatten(body ? (body['w:body'] as Node[]) : [])) {
    const name = nameOf(node);
    if (name === 'w:tbl') blocks.push({ kind: 'table', rows: readTable(node[name] as Node[]) });
    if (name !== 'w:p') continue;
    const text = paragraph(node[name] as Node[]);
    const last = blocks.at(-1);
    if (text.trim() === '') continue;
    if (last?.kind === 'text') last.text += `\n${text}`;
    else blocks.push({ kind: 'text', text });
  }
  return joinTables(blocks);
}

/** Content controls and inserted text are looked through. */
function flatten(nodes: Node[]): Node[] {
  return nodes.flatMap((node) => {
    const name = nameOf(node);
    if (name === 'w:sdt') return flatten(childrenOf(childrenOf(node).find((each) => 'w:sdtContent' in each)));
    if (name === 'w:ins' || name === 'w:smartTag' || name === 'w:hyperlink') return flatten(childrenOf(node));
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

function readTable(nodes: Node[]): Cell[][] {
  const rows: Cell[][] = [];
  for (const node of flatten(nodes).filter((each) => 'w:tr' in each)) {
    const row: Cell[] = [];
    for (const part of flatten(node['w:tr'] as Node[]).filter((each) => 'w:tc' in each)) {
      const content = part['w:tc'] as Node[];
      const properties = childrenOf(content.find((each) => 'w:tcPr' in each));
      const span = Number(attribute(properties, 'w:gridSpan', 'w:val') ?? 1);
      const merge = properties.find((each) => 'w:vMerge' in each);
      const goesOn = merge !== undefined && attribute(properties, 'w:vMerge', 'w:val') !== 'restart';
      row.push(goesOn ? cell(rows.at(-1)?.[row.length]?.text ?? '', true) : cell(cellText(content)));
      for (let extra = 1; extra < span && extra < 64; extra++) row.push(cell(''));
    }
    rows.push(row);
  }
  return rows;
}

function cellText(content: Node[]): string {
  return flatten(content)
    .flatMap((node) => {
      if ('w:p' in node) return [paragraph(node['w:p'] as Node[])];
      if ('w:tbl' in node)
        return readTable(node['w:tbl'] as Node[]).map((row) => row.map((each) => each.text).join(' '));
      return [];
    })
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .join('\n');
}

function paragraph(nodes: Node[]): string {
  const isListed = childrenOf(nodes.find((each) => 'w:pPr' in each)).some((each) => 'w:numPr' in each);
  const text = runs(nodes);
  return isListed && text.trim() !== '' && !/^\s*[-–•+]/.test(text) ? `- ${text}` : text;
}

function runs(nodes: Node[]): string {
  return nodes
    .map((node) => {
      const name = nameOf(node);
      if (name === 'w:t') return (node[name] as Node[]).map((each) => String(each['#text'] ?? '')).join('');
      if (name === 'w:tab') return ' ';
      if (name === 'w:br' || name === 'w:cr') return '\n';
      if (name === 'w:noBreakHyphen') return '-';
      if (
        name === 'w:del' ||
        name === 'w:pPr' ||
        name === 'w:rPr' ||
        name === 'mc:Fallback' ||
        name === 'w:instrText'
      )
        return '';
      return runs(childrenOf(node));
    })
    .join('');
}

function nameOf(node: Node): string {
  return Object.keys(node).find((key) => key !== ':@') ?? '';
}

function childrenOf(node: Node | undefined): Node[] {
  const children = node?.[nameOf(node)];
  return Array.isArray(children) ? (children as Node[]) : [];
}

function find(nodes: Node[], name: string): Node | undefined {
  return nodes.find((node) => name in node);
}

function attribute(nodes: Node[], name: string, key: string): string | undefined {
  return (find(nodes, name)?.[':@'] as Record<string, string> | undefined)?.[key];
}
