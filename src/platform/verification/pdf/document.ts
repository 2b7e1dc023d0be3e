import { decode } from './decode.ts';
import { type FoundObject, readObject } from './object.ts';
import { Reader } from './reader.ts';
import { type Entry, readSections, type Section } from './sections.ts';
import { isName, PdfDict, PdfRef, PdfStream, type PdfValue, refsIn, refuse } from './values.ts';

const MOST_OBJECTS = 500_000;

/** A PDF as it is after one of its savings: what its cross-reference sections lead to, and nothing else. */
export class PdfFile {
  readonly bytes: Buffer;
  readonly sections: Section[];
  readonly trailer: PdfDict;
  readonly #entries = new Map<number, Entry>();
  readonly #values = new Map<number, PdfValue>();
  readonly #containers = new Map<number, [no: number, value: PdfValue][]>();
  readonly #reading = new Set<number>();

  constructor(bytes: Buffer) {
    this.bytes = bytes;
    if (bytes.toString('latin1', 0, 5) !== '%PDF-') refuse('no PDF');
    this.sections = readSections(bytes);
    this.trailer = this.sections[0]!.trailer;
    for (const { entries } of this.sections)
      for (const [no, entry] of entries) if (!this.#entries.has(no)) this.#entries.set(no, entry);
    if (this.#entries.size > MOST_OBJECTS) refuse('too many objects');
    if (this.trailer.get('Encrypt') !== null) refuse('the file is locked');
    if (!(this.root instanceof PdfDict)) refuse('no catalogue');
  }

  get rootRef(): PdfRef {
    const ref = this.trailer.get('Root');
    return ref instanceof PdfRef ? ref : refuse('no catalogue');
  }

  get root(): PdfDict {
    const root = this.resolve(this.rootRef);
    return root instanceof PdfDict ? root : refuse('no catalogue');
  }

  /** Numbers of all objects that exist. */
  *numbers(): Generator<number> {
    for (const [no, entry] of this.#entries) if (entry.kind !== 'free') yield no;
  }

  entry(no: number): Entry {
    return this.#entries.get(no) ?? { kind: 'free' };
  }

  /** What a value is, behind the reference that it may be. */
  resolve(value: PdfValue): PdfValue {
    if (!(value instanceof PdfRef)) return value;
    const entry = this.entry(value.no);
    const generation = entry.kind === 'at' ? entry.generation : 0;
    if (entry.kind === 'free' || generation !== value.generation) return null;
    const found = this.object(value.no);
    return found instanceof PdfRef ? refuse('a reference to a reference') : found;
  }

  object(no: number): PdfValue {
    const known = this.#values.get(no);
    if (known !== undefined) return known;
    if (this.#reading.has(no)) refuse('an object within itself');
    this.#reading.add(no);
    const entry = this.entry(no);
    const value =
      entry.kind === 'at'
        ? this.objectAt(no, entry.offset).value
        : entry.kind === 'in'
          ? this.#objectIn(no, entry)
          : null;
    this.#reading.delete(no);
    this.#values.set(no, value);
    return value;
  }

  objectAt(no: number, offset: number): FoundObject {
    const found = readObject(this.bytes, offset, (ref) => this.resolve(ref));
    if (found.no !== no) refuse(`another object than ${no} in its place`);
    return found;
  }

  dict(value: PdfValue): PdfDict | null {
    const found = this.resolve(value);
    return found instanceof PdfDict ? found : null;
  }

  list(value: PdfValue): PdfValue[] {
    const found = this.resolve(value);
    return Array.isArray(found) ? found : [];
  }

  /** Everything that the trailer leads to; references that lead nowhere are given too. */
  reachable(): { found: Set<number>; dangling: Set<number> } {
    const [found, dangling, waiting] = [new Set<number>(), new Set<number>(), [...refsIn(this.trailer)]];
    for (let ref = waiting.pop(); ref; ref = waiting.pop()) {
      if (found.has(ref.no)) continue;
      const value = this.resolve(ref);
      if (value === null && this.entry(ref.no).kind === 'free') dangling.add(ref.no);
      else found.add(ref.no);
      for (const next of refsIn(value)) if (!found.has(next.no) && !dangling.has(next.no)) waiting.push(next);
    }
    return { found, dangling };
  }

  #objectIn(no: number, { container, index }: { container: number; index: number }): PdfValue {
    const [number, value] = this.#unpack(container)[index] ?? [-1, null];
    return number === no ? value : refuse(`another object than ${no} in its place`);
  }

  #unpack(container: number): [number, PdfValue][] {
    const known = this.#containers.get(container);
    if (known) return known;
    if (this.entry(container).kind !== 'at') refuse('a stream of objects that is in none');
    const stream = this.object(container);
    if (!(stream instanceof PdfStream) || !isName(stream.dict.get('Type'), 'ObjStm'))
      return refuse('no stream of objects');
    const [count, first] = [stream.dict.get('N'), stream.dict.get('First')];
    if (typeof count !== 'number' || typeof first !== 'number' || count > MOST_OBJECTS)
      return refuse('a broken stream of objects');
    const bytes = decode(stream);
    const heads = new Reader(bytes, 0);
    const places = Array.from({ length: count }, () => [heads.whole(), heads.whole()] as const);
    const objects = places.map(
      ([no, offset]) => [no, new Reader(bytes, first + offset).value()] as [number, PdfValue],
    );
    this.#containers.set(container, objects);
    return objects;
  }
}
