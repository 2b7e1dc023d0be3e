import { decode } from './decode.ts';
import { readObject } from './object.ts';
import { Reader } from './reader.ts';
import { isName, PdfDict, PdfStream, type PdfValue, refuse, type Span } from './values.ts';

/** Where an object is: at a place of the file, in a stream of objects, or nowhere. */
export type Entry =
  | { kind: 'free' }
  | { kind: 'at'; offset: number; generation: number }
  | { kind: 'in'; container: number; index: number };

/** One cross-reference section: what one saving of the file says of its objects. */
export interface Section {
  span: Span;
  entries: Map<number, Entry>;
  trailer: PdfDict;
}

const MOST_SECTIONS = 200;
const MOST_OBJECTS = 500_000;

/** The sections from the newest to the oldest, as the file's end and their own words lead to them. */
export function readSections(bytes: Buffer): Section[] {
  const sections: Section[] = [];
  const seen = new Set<number>();
  let offset: number | null = readStart(bytes);
  while (offset !== null) {
    if (seen.has(offset) || sections.length >= MOST_SECTIONS)
      refuse('the sections of the file go round in a circle');
    seen.add(offset);
    const section = readSection(bytes, offset);
    sections.push(section);
    const hybrid = section.trailer.get('XRefStm');
    if (typeof hybrid === 'number' && sections.length < MOST_SECTIONS) sections.push(hybridOf(bytes, hybrid));
    offset = previousOf(section.trailer);
  }
  return sections;
}

/** Where the last section is; the file ends there but for white space. */
function readStart(bytes: Buffer): number {
  const tail = bytes.toString('latin1', Math.max(0, bytes.length - 1100));
  const found = /startxref[\0\t\n\f\r ]+(\d{1,10})[\0\t\n\f\r ]+%%EOF[\0\t\n\f\r ]*$/.exec(tail);
  if (!found) refuse('no end of a PDF file');
  return Number(found![1]);
}

function previousOf(trailer: PdfDict): number | null {
  const previous = trailer.get('Prev');
  if (previous === null) return null;
  return typeof previous === 'number' && Number.isInteger(previous) && previous >= 0
    ? previous
    : refuse('a wrong place of an earlier section');
}

function hybridOf(bytes: Buffer, offset: number): Section {
  const section = readSection(bytes, offset);
  return { ...section, trailer: new PdfDict(new Map()) };
}

function readSection(bytes: Buffer, offset: number): Section {
  if (offset >= bytes.length) refuse('a section behind the end');
  return bytes.toString('latin1', offset, offset + 4) === 'xref'
    ? readTable(bytes, offset)
    : readStreamSection(bytes, offset);
}

function readTable(bytes: Buffer, from: number): Section {
  const reader = new Reader(bytes, from + 4);
  const entries = new Map<number, Entry>();
  for (;;) {
    const word = reader.word();
    if (word === 'trailer') break;
    if (!/^\d{1,10}$/.test(word)) refuse('a broken cross-reference table');
    const count = reader.whole();
    if (count > MOST_OBJECTS) refuse('too many objects');
    for (let at = 0; at < count; at++) {
      const [offset, generation, kind] = [reader.whole(), reader.whole(), reader.word()];
      if (kind !== 'n' && kind !== 'f') refuse('a broken cross-reference table');
      put(entries, Number(word) + at, kind === 'n' ? { kind: 'at', offset, generation } : { kind: 'free' });
    }
  }
  const trailer = reader.value();
  if (!(trailer instanceof PdfDict)) refuse('a section without a trailer');
  return { span: { from, until: reader.at }, entries, trailer: trailer as PdfDict };
}

function put(entries: Map<number, Entry>, no: number, entry: Entry): void {
  if (entries.has(no)) refuse(`the object ${no} stands twice in one section`);
  if (entries.size > MOST_OBJECTS) refuse('too many objects');
  entries.set(no, entry);
}

function readStreamSection(bytes: Buffer, from: number): Section {
  const { value, span } = readObject(bytes, from, null);
  if (!(value instanceof PdfStream) || !isName(value.dict.get('Type'), 'XRef'))
    return refuse('no section there');
  const { dict } = value;
  const size = dict.get('Size');
  const widths = numbersOf(dict.get('W'));
  const index = dict.get('Index') === null ? [0, Number(size)] : numbersOf(dict.get('Index'));
  if (widths.length !== 3 || index.length % 2 !== 0) refuse('a broken cross-reference stream');
  const rows = rowsOf(decode(value), widths);
  const entries = new Map<number, Entry>();
  for (let part = 0; part < index.length; part += 2)
    for (let at = 0; at < index[part + 1]!; at++) {
      const row = rows.next();
      if (row.done) return refuse('a cross-reference stream that is too short');
      put(entries, index[part]! + at, row.value);
    }
  return { span, entries, trailer: dict };
}

function numbersOf(value: PdfValue): number[] {
  const list = Array.isArray(value) ? value : [];
  return list.every(
    (each) => typeof each === 'number' && Number.isInteger(each) && each >= 0 && each <= MOST_OBJECTS,
  )
    ? (list as number[])
    : refuse('a broken cross-reference stream');
}

function* rowsOf(bytes: Buffer, widths: readonly number[]): Generator<Entry, undefined> {
  const row = widths.reduce((sum, each) => sum + each, 0);
  if (row < 1 || row > 20 || widths.some((each) => each > 6)) refuse('a broken cross-reference stream');
  for (let from = 0; from + row <= bytes.length; from += row) {
    let at = from;
    const [kind, second, third] = widths.map((width, column) => {
      const value = width === 0 ? (column === 0 ? 1 : 0) : bytes.readUIntBE(at, width);
      at += width;
      return value;
    }) as [number, number, number];
    if (kind > 2) refuse('an unknown kind of entry');
    if (kind === 0) yield { kind: 'free' };
    else if (kind === 1) yield { kind: 'at', offset: second, generation: third };
    else yield { kind: 'in', container: second, index: third };
  }
  return undefined;
}
