import { Problem } from '../../problem.ts';

const WIDTH = 10;
const BYTE_RANGE = Array.from({ length: 3 }, () => '9'.repeat(WIDTH));

/** What stands in a new signature dictionary until its bytes are known. */
export const EMPTY_RANGE: readonly number[] = [0, ...BYTE_RANGE.map(Number)];

export const emptyContents = (bytes: number): string => '0'.repeat(bytes * 2);

/** A PDF whose last signature is still empty: where its bytes belong. */
export interface Unsigned {
  pdf: Uint8Array;
  /** The first hex digit and the one after the last. */
  from: number;
  until: number;
}

/** Writes the real byte range in its place: everything but the hex string with its angle brackets. */
export function closeRange(pdf: Uint8Array, after: number): Unsigned {
  const text = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
  const range = `[ ${EMPTY_RANGE.join(' ')} ]`;
  const at = text.indexOf(range, after, 'latin1');
  const hex = text.indexOf('<0000000000', after, 'latin1');
  const end = text.indexOf('>', hex, 'latin1');
  if (at === -1 || hex === -1 || end === -1)
    throw new Error('The new signature was not written as expected.');
  const values = [0, hex, end + 1, pdf.length - end - 1];
  const written = `[ ${values.join(' ')}`.padEnd(range.length - 1);
  text.write(`${written}]`, at, 'latin1');
  return { pdf: text, from: hex + 1, until: end };
}

export function coveredBytes({ pdf, from, until }: Unsigned): Uint8Array {
  return Buffer.concat([pdf.subarray(0, from - 1), pdf.subarray(until + 1)]);
}

/** @throws Problem invalid when the signature is larger than was foreseen */
export function insertSignature({ pdf, from, until }: Unsigned, signature: Uint8Array): Uint8Array {
  const hex = Buffer.from(signature).toString('hex');
  if (hex.length > until - from)
    throw new Problem('invalid', 'Chuỗi chứng thư quá dài nên không ghi được chữ ký vào tệp.');
  const signed = Buffer.from(pdf);
  signed.write(hex.padEnd(until - from, '0'), from, 'latin1');
  return signed;
}
