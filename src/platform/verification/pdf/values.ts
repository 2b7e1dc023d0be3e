/** The values of a PDF as they stand in the file, with the places of those that a signature's range is compared with. */
export type PdfValue =
  | null
  | boolean
  | number
  | PdfName
  | PdfText
  | PdfRef
  | PdfValue[]
  | PdfDict
  | PdfStream;

export class PdfName {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

export class PdfText {
  readonly bytes: Buffer;
  readonly isHex: boolean;
  /** From its first bracket to behind its last. */
  readonly span: Span;

  constructor(bytes: Buffer, isHex: boolean, span: Span) {
    this.bytes = bytes;
    this.isHex = isHex;
    this.span = span;
  }
}

export class PdfRef {
  readonly no: number;
  readonly generation: number;

  constructor(no: number, generation: number) {
    this.no = no;
    this.generation = generation;
  }
}

export class PdfDict {
  readonly entries: ReadonlyMap<string, PdfValue>;

  constructor(entries: ReadonlyMap<string, PdfValue>) {
    this.entries = entries;
  }

  get(key: string): PdfValue {
    return this.entries.get(key) ?? null;
  }
}

export class PdfStream {
  readonly dict: PdfDict;
  readonly bytes: Buffer;

  constructor(dict: PdfDict, bytes: Buffer) {
    this.dict = dict;
    this.bytes = bytes;
  }
}

/** Bytes of the file from one to before another. */
export interface Span {
  from: number;
  until: number;
}

/** The file does not follow the rules closely enough for two programs to be sure to see the same in it. */
export class Unreadable extends Error {}

export function refuse(what: string): never {
  throw new Unreadable(what);
}

export const isName = (value: PdfValue, name: string): boolean =>
  value instanceof PdfName && value.name === name;

/** Whether two values are written alike; references are compared as such, not what they lead to. */
export function isSame(one: PdfValue, other: PdfValue): boolean {
  if (one instanceof PdfName) return other instanceof PdfName && one.name === other.name;
  if (one instanceof PdfText) return other instanceof PdfText && one.bytes.equals(other.bytes);
  if (one instanceof PdfRef) return other instanceof PdfRef && isSameRef(one, other);
  if (one instanceof PdfStream)
    return other instanceof PdfStream && isSame(one.dict, other.dict) && one.bytes.equals(other.bytes);
  if (one instanceof PdfDict)
    return (
      other instanceof PdfDict &&
      one.entries.size === other.entries.size &&
      [...one.entries].every(([key, value]) => other.entries.has(key) && isSame(value, other.get(key)))
    );
  if (Array.isArray(one))
    return (
      Array.isArray(other) && one.length === other.length && one.every((each, at) => isSame(each, other[at]!))
    );
  return one === other;
}

export const isSameRef = (one: PdfRef, other: PdfRef): boolean =>
  one.no === other.no && one.generation === other.generation;

/** Every reference within a value, without following any. */
export function* refsIn(value: PdfValue): Generator<PdfRef> {
  if (value instanceof PdfRef) yield value;
  else if (Array.isArray(value)) for (const each of value) yield* refsIn(each);
  else if (value instanceof PdfDict) for (const each of value.entries.values()) yield* refsIn(each);
  else if (value instanceof PdfStream) yield* refsIn(value.dict);
}

/** A text string as people read it (UTF-16, UTF-8 or PDFDocEncoding taken as Latin-1). */
export function textOf(value: PdfValue): string | null {
  if (!(value instanceof PdfText)) return null;
  const { bytes } = value;
  if (bytes[0] === 0xfe && bytes[1] === 0xff) {
    const even = bytes.subarray(2, bytes.length - (bytes.length % 2));
    return Buffer.from(even).swap16().toString('utf16le');
  }
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return bytes.toString('utf8', 3);
  return bytes.toString('latin1');
}
