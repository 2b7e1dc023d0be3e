import { inflateSync } from 'node:zlib';
import { isName, PdfDict, type PdfStream, refuse } from './values.ts';

const LARGEST = 64 * 1024 * 1024;

/** The bytes of an object stream or of a cross-reference stream; no other kind is unpacked. */
export function decode({ dict, bytes }: PdfStream): Buffer {
  const given = dict.get('Filter');
  const filter = Array.isArray(given) && given.length === 1 ? given[0]! : given;
  if (filter === null) return bytes;
  if (!isName(filter, 'FlateDecode') || dict.get('F') !== null) refuse(`a stream packed in an unknown way`);
  const parameters = dict.get('DecodeParms');
  const how = Array.isArray(parameters) ? (parameters[0] ?? null) : parameters;
  const plain = inflate(bytes);
  return how instanceof PdfDict ? undoPredictor(plain, how) : plain;
}

function inflate(bytes: Buffer): Buffer {
  try {
    return inflateSync(bytes, { maxOutputLength: LARGEST });
  } catch {
    return refuse('a stream that cannot be unpacked');
  }
}

function undoPredictor(bytes: Buffer, how: PdfDict): Buffer {
  const number = (key: string, otherwise: number) => {
    const value = how.get(key);
    return typeof value === 'number' ? value : otherwise;
  };
  if (number('Predictor', 1) === 1) return bytes;
  const pixel = Math.ceil((number('Colors', 1) * number('BitsPerComponent', 8)) / 8);
  const row = Math.ceil((number('Colors', 1) * number('BitsPerComponent', 8) * number('Columns', 1)) / 8);
  if (number('Predictor', 1) < 10 || !(row > 0 && row < 10_000) || pixel < 1) refuse('an unknown predictor');
  const lines = Math.floor(bytes.length / (row + 1));
  const out = Buffer.alloc(lines * row);
  for (let line = 0; line < lines; line++) undoRow(bytes, out, { line, row, pixel });
  return out;
}

/** One line of a PNG predictor. */
function undoRow(
  bytes: Buffer,
  out: Buffer,
  { line, row, pixel }: { line: number; row: number; pixel: number },
) {
  const kind = bytes[line * (row + 1)]!;
  const [from, to] = [line * (row + 1) + 1, line * row];
  for (let at = 0; at < row; at++) {
    const left = at >= pixel ? out[to + at - pixel]! : 0;
    const above = line > 0 ? out[to + at - row]! : 0;
    const corner = line > 0 && at >= pixel ? out[to + at - row - pixel]! : 0;
    const guess = [0, left, above, (left + above) >> 1, paeth(left, above, corner)][kind];
    if (guess === undefined) refuse('an unknown predictor');
    out[to + at] = bytes[from + at]! + guess!;
  }
}

function paeth(left: number, above: number, corner: number): number {
  const guess = left + above - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - above), Math.abs(guess - corner)];
  return a <= b && a <= c ? left : b <= c ? above : corner;
}
