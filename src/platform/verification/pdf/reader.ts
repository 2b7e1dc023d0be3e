import { PdfDict, PdfName, PdfRef, PdfText, type PdfValue, refuse } from './values.ts';

const MOST_DEPTH = 60;
const SPACE = new Set([0, 9, 10, 12, 13, 32]);
const DELIMITER = new Set([...'()<>[]{}/%'].map((sign) => sign.charCodeAt(0)));
const ESCAPES: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** Reads values one after the other, and refuses whatever programs read differently. */
export class Reader {
  readonly bytes: Buffer;
  at: number;

  constructor(bytes: Buffer, at: number) {
    this.bytes = bytes;
    this.at = at;
  }

  skipSpace(): void {
    for (;;) {
      const byte = this.bytes[this.at];
      if (byte === undefined) return;
      if (byte === 0x25) {
        while (this.at < this.bytes.length && this.bytes[this.at] !== 10 && this.bytes[this.at] !== 13)
          this.at++;
      } else if (SPACE.has(byte)) this.at++;
      else return;
    }
  }

  /** A word up to the next space or delimiter. */
  word(): string {
    this.skipSpace();
    const from = this.at;
    while (this.at < this.bytes.length) {
      const byte = this.bytes[this.at]!;
      if (SPACE.has(byte) || DELIMITER.has(byte)) break;
      this.at++;
      if (this.at - from > 200) refuse('a word without an end');
    }
    return this.bytes.toString('latin1', from, this.at);
  }

  expect(word: string): void {
    const found = this.word();
    if (found !== word) refuse(`"${word}" expected at ${this.at}`);
  }

  whole(): number {
    const word = this.word();
    if (!/^\d{1,10}$/.test(word)) refuse(`a whole number expected at ${this.at}`);
    return Number(word);
  }

  value(depth = 0): PdfValue {
    if (depth > MOST_DEPTH) refuse('values too deep in one another');
    this.skipSpace();
    const sign = this.#sign();
    if (sign === '/') return this.#name();
    if (sign === '(') return this.#literal();
    if (sign === '[') return this.#array(depth);
    if (sign === '<') return this.bytes[this.at + 1] === 0x3c ? this.#dict(depth) : this.#hex();
    return this.#plain();
  }

  #sign(): string {
    if (this.at >= this.bytes.length) refuse('the end comes too early');
    return String.fromCharCode(this.bytes[this.at]!);
  }

  #name(): PdfName {
    this.at++;
    const from = this.at;
    while (this.at < this.bytes.length) {
      const byte = this.bytes[this.at]!;
      if (SPACE.has(byte) || DELIMITER.has(byte)) break;
      this.at++;
    }
    const written = this.bytes.toString('latin1', from, this.at);
    return new PdfName(
      written.replace(/#([0-9a-fA-F]{2})/g, (_all, hex) => String.fromCharCode(parseInt(hex, 16))),
    );
  }

  #array(depth: number): PdfValue[] {
    this.at++;
    const values: PdfValue[] = [];
    for (;;) {
      this.skipSpace();
      if (this.#sign() === ']') {
        this.at++;
        return values;
      }
      values.push(this.value(depth + 1));
    }
  }

  #dict(depth: number): PdfDict {
    this.at += 2;
    const entries = new Map<string, PdfValue>();
    for (;;) {
      this.skipSpace();
      if (this.#sign() === '>') {
        if (this.bytes[this.at + 1] !== 0x3e) refuse('a dictionary without an end');
        this.at += 2;
        return new PdfDict(entries);
      }
      if (this.#sign() !== '/') refuse(`a key expected at ${this.at}`);
      const { name } = this.#name();
      // Which of two counts is for each program to say: nothing can be said of such a file.
      if (entries.has(name)) refuse(`the key ${name} stands twice`);
      entries.set(name, this.value(depth + 1));
    }
  }

  #hex(): PdfText {
    const from = this.at;
    const until = this.bytes.indexOf(0x3e, from) + 1;
    if (until === 0) refuse('a text without an end');
    const digits = this.bytes.toString('latin1', from + 1, until - 1).replace(/[\0\t\n\f\r ]+/g, '');
    if (!/^[0-9a-fA-F]*$/.test(digits)) refuse('a text with a wrong digit');
    this.at = until;
    const even = digits.length % 2 === 0 ? digits : `${digits}0`;
    return new PdfText(Buffer.from(even, 'hex'), true, { from, until });
  }

  #literal(): PdfText {
    const from = this.at;
    const parts: string[] = [];
    for (let depth = 0; ; ) {
      const sign = this.#sign();
      this.at++;
      if (sign === '\\') parts.push(this.#escape());
      else {
        if (sign === '(') depth++;
        if (sign === ')') depth--;
        if (depth === 0) break;
        if (!(sign === '(' && depth === 1 && this.at === from + 1)) parts.push(sign);
      }
    }
    return new PdfText(Buffer.from(parts.join(''), 'latin1'), false, { from, until: this.at });
  }

  #escape(): string {
    const sign = this.#sign();
    const octal = /^[0-7]{1,3}/.exec(this.bytes.toString('latin1', this.at, this.at + 3))?.[0];
    if (octal !== undefined) {
      this.at += octal.length;
      return String.fromCharCode(parseInt(octal, 8) & 0xff);
    }
    this.at++;
    if (sign === '\r') {
      if (this.bytes[this.at] === 10) this.at++;
      return '';
    }
    return sign === '\n' ? '' : (ESCAPES[sign] ?? sign);
  }

  #plain(): PdfValue {
    const word = this.word();
    if (word === 'true' || word === 'false') return word === 'true';
    if (word === 'null') return null;
    if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(word)) refuse(`an unknown word at ${this.at}`);
    if (/^\d{1,10}$/.test(word)) {
      const after = this.at;
      const tail = this.bytes.toString('latin1', after, after + 30);
      const reference = /^[\0\t\n\f\r ]+(\d{1,5})[\0\t\n\f\r ]+R(?![^\0\t\n\f\r ()<>[\]{}/%])/.exec(tail);
      if (reference) {
        this.at = after + reference[0].length;
        return new PdfRef(Number(word), Number(reference[1]));
      }
    }
    return Number(word);
  }
}
