import { Reader } from './reader.ts';
import { PdfDict, PdfRef, PdfStream, type PdfValue, refuse, type Span } from './values.ts';

/** An object as it stands in the file, with its number. */
export interface FoundObject {
  no: number;
  generation: number;
  value: PdfValue;
  /** From its number to behind "endobj". */
  span: Span;
}

type Lookup = ((ref: PdfRef) => PdfValue) | null;

/** The object at a place; `lookup` finds the length of a stream that is written elsewhere. */
export function readObject(bytes: Buffer, from: number, lookup: Lookup): FoundObject {
  const reader = new Reader(bytes, from);
  if (!/^\d/.test(bytes.toString('latin1', from, from + 1))) refuse(`no object at ${from}`);
  const [no, generation] = [reader.whole(), reader.whole()];
  reader.expect('obj');
  let value = reader.value();
  let word = reader.word();
  if (word === 'stream') {
    if (!(value instanceof PdfDict)) refuse('a stream without a dictionary');
    value = readStream(reader, value as PdfDict, lookup);
    word = reader.word();
  }
  if (word !== 'endobj') refuse(`the object ${no} has no end`);
  return { no, generation, value, span: { from, until: reader.at } };
}

function readStream(reader: Reader, dict: PdfDict, lookup: Lookup): PdfStream {
  const { bytes } = reader;
  if (bytes[reader.at] === 13 && bytes[reader.at + 1] === 10) reader.at += 2;
  else if (bytes[reader.at] === 10) reader.at += 1;
  else refuse('a stream that does not begin on a line of its own');
  const given = dict.get('Length');
  const length = given instanceof PdfRef ? (lookup?.(given) ?? null) : given;
  if (
    typeof length !== 'number' ||
    !Number.isInteger(length) ||
    length < 0 ||
    reader.at + length > bytes.length
  )
    return refuse('a stream of unknown length');
  const content = bytes.subarray(reader.at, reader.at + length);
  reader.at += length;
  reader.expect('endstream');
  return new PdfStream(dict, content);
}
