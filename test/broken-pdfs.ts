import { deflateSync } from 'node:zlib';
import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFRawStream,
  PDFRef,
} from '@cantoo/pdf-lib';
import type { LocalAuthority } from '../src/platform/signing/index.ts';
import { addField } from '../src/platform/signing/pdf/fields.ts';
import { approve, drawForm, drawSample, officerOf } from './signed-files.ts';

/** A file that must not be called good; `words`: what must be said of it. */
export interface BrokenFile {
  name: string;
  bytes: Uint8Array;
  words?: RegExp;
}

const CHANGED = /^Không hợp lệ: sau khi ký/;
const NOT_GOOD = /^(Không hợp lệ|Không xác định)/;

/** Every way of breaking a signed file that we know: of its bytes, of its words, and by later savings. */
export async function attackFiles(signed: Uint8Array, authority: LocalAuthority): Promise<BrokenFile[]> {
  const bytes = Buffer.from(signed);
  return [
    ...truncations(bytes),
    ...flips(bytes),
    ...rewrittenWords(bytes),
    ...rewrittenRanges(bytes),
    ...appended(bytes),
    ...garbage(),
    ...(await laterSavings(signed)),
    ...(await forgeries(authority)),
  ];
}

function truncations(bytes: Buffer): BrokenFile[] {
  const list = Array.from({ length: 60 }, (_, at) => Math.floor((bytes.length * (at + 0.5)) / 60));
  return list.map((length) => ({ name: `cut at ${length}`, bytes: bytes.subarray(0, length) }));
}

/** Positions inside what the last time stamp covers; the zeros behind each signature before it among them. */
function flips(bytes: Buffer): BrokenFile[] {
  const last = [...bytes.toString('latin1').matchAll(/\/ByteRange \[ 0 (\d+) (\d+) (\d+)/g)].at(-1)!;
  const [hole, behind, rest] = last.slice(1).map(Number) as [number, number, number];
  return Array.from({ length: 120 }, (_, at) => {
    const covered = Math.floor(((hole + rest) * (at + 0.37)) / 120);
    const position = covered < hole ? covered : covered - hole + behind;
    const changed = Buffer.from(bytes);
    changed[position]! ^= 1;
    return { name: `flipped at ${position}`, bytes: changed };
  });
}

function replaced(bytes: Buffer, from: string | RegExp, to: string, name: string): BrokenFile[] {
  const text = bytes.toString('latin1');
  const changed = text.replace(from, to);
  return changed === text ? [] : [{ name, bytes: Buffer.from(changed, 'latin1') }];
}

function rewrittenWords(bytes: Buffer): BrokenFile[] {
  const words: [string | RegExp, string][] = [
    [/startxref\s+\d+\s+%%EOF\s*$/, 'startxref\n0\n%%EOF'],
    [/startxref\s+\d+\s+%%EOF\s*$/, 'startxref\n99999999\n%%EOF'],
    [/startxref\s+\d+\s+%%EOF\s*$/, ''],
    [/%%EOF\s*$/, ''],
    [/\/Prev \d+/, '/Prev 0'],
    [/\/Root \d+ 0 R/g, '/Root 1 0 R'],
    [/\/Root \d+ 0 R/g, '/Root 99999 0 R'],
    [/\/Size \d+/g, '/Size 99999999999'],
    [/^%PDF-1\.\d/, '%FDP-1.7'],
    [/xref\n0 /g, 'xref\n9 '],
    [/trailer/g, 'tralier'],
    [/endobj/g, 'endobi'],
    [/endstream/, 'endstraem'],
    [/\/Length \d+/g, '/Length 999999'],
    [/\/Length \d+/g, '/Length -1'],
    [/\/Kids \[/g, '/Kids [1 0 R '],
    [/\/Type \/Pages/g, '/Type /Pagez'],
    [/\/AcroForm/g, '/AcroFrom'],
    [/\/FT \/Sig/g, '/FT /Tx'],
    [/ETSI\.CAdES\.detached/g, 'adbe.x509.rsa_sha1'],
    [/ETSI\.CAdES\.detached/g, 'adbe.pkcs7.detached'],
    [/ETSI\.RFC3161/g, 'ETSI.RFC9999'],
    [/\/DocMDP/g, '/DacMDP'],
    [/\/Contents </g, '/Contents('],
    [/\d{10} 00000 n/g, '0000000000 00000 n'],
    [/\d{10} 00000 n/g, '9999999999 00000 n'],
    [/00000 n/g, '00001 n'],
    [/00000 n/g, '00000 f'],
    [/<</g, '<<<<'],
    [/\[/g, '[[[[[[[['],
  ];
  return words.flatMap(([from, to], at) => replaced(bytes, from, to, `word ${at} rewritten`));
}

/** Each signature's range pointed elsewhere: gaps, overlaps, less than all, more than all. */
function rewrittenRanges(bytes: Buffer): BrokenFile[] {
  const text = bytes.toString('latin1');
  const ranges = [...text.matchAll(/\/ByteRange \[ ?(\d+) (\d+) (\d+) (\d+) *\]/g)];
  const changes: [string, (range: number[]) => (number | string)[]][] = [
    ['begins late', ([a, b, c, d]) => [a! + 10, b! - 10, c!, d!]],
    ['ends early', ([a, b, c, d]) => [a!, b!, c!, d! - 20]],
    ['hole too wide', ([a, b, c, d]) => [a!, b! - 8, c!, d!]],
    ['hole too wide behind', ([a, b, c, d]) => [a!, b!, c! + 8, d! - 8]],
    ['hole too narrow', ([a, b, c, d]) => [a!, b! + 2, c!, d!]],
    ['overlaps', ([a, b, , d]) => [a!, b!, b! - 100, d!]],
    ['behind the end', ([a, b, c, d]) => [a!, b!, c!, d! + 10_000]],
    ['negative', ([a, b, c]) => [a!, b!, c!, -5]],
    ['zero', () => [0, 0, 0, 0]],
    ['three numbers', ([a, b, c]) => [a!, b!, c!]],
    ['six numbers', ([a, b, c, d]) => [a!, b!, c!, d!, 0, 0]],
    ['words', () => ['/A', '/B', '/C', '/D']],
    ['huge', () => [0, 99999999999999, 1, 1]],
    ['fractions', ([a, b, c, d]) => [a!, `${b}.0`, c!, d!]],
  ];
  return ranges.flatMap((range) =>
    changes.map(([name, change]) => {
      const numbers = range.slice(1, 5).map(Number);
      const written = `/ByteRange [ ${change(numbers).join(' ')}`
        .padEnd(range[0].length - 1)
        .slice(0, range[0].length - 1);
      const changed = `${text.slice(0, range.index)}${written}]${text.slice(range.index! + range[0].length)}`;
      return {
        name: `range at ${range.index} ${name}`,
        bytes: Buffer.from(changed, 'latin1'),
        words: NOT_GOOD,
      };
    }),
  );
}

/** What is hung on at the end without being signed. */
function appended(bytes: Buffer): BrokenFile[] {
  const tail = (text: string) => Buffer.concat([bytes, Buffer.from(text, 'latin1')]);
  const start = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(bytes.toString('latin1'))![1];
  const page = '\n7 0 obj\n<< /Type /Page /MediaBox [0 0 9 9] >>\nendobj\n';
  return [
    { name: 'an object without a section (incremental saving attack)', bytes: tail(page), words: NOT_GOOD },
    {
      name: 'an object and the old section again',
      bytes: tail(`${page}startxref\n${start}\n%%EOF\n`),
      words: NOT_GOOD,
    },
    {
      name: 'an object, a trailer alone',
      bytes: tail(`${page}trailer\n<< /Size 9 /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`),
      words: NOT_GOOD,
    },
    {
      name: 'another PDF behind',
      bytes: Buffer.concat([bytes, Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF')]),
      words: NOT_GOOD,
    },
    { name: 'text behind the end', bytes: tail('<script>alert(1)</script>'), words: NOT_GOOD },
    {
      name: 'an empty section',
      bytes: tail(`\nxref\n0 0\ntrailer\n<< /Prev ${start} >>\nstartxref\n${bytes.length + 1}\n%%EOF\n`),
      words: NOT_GOOD,
    },
    {
      name: 'a section that leads to itself',
      bytes: tail(
        `\nxref\n0 0\ntrailer\n<< /Root 1 0 R /Prev ${bytes.length + 1} >>\nstartxref\n${bytes.length + 1}\n%%EOF\n`,
      ),
      words: NOT_GOOD,
    },
    { name: 'bytes before the header', bytes: Buffer.concat([Buffer.from('GIF89a'), bytes]) },
  ];
}

function garbage(): BrokenFile[] {
  const pdf = (body: string) => Buffer.from(`%PDF-1.7\n${body}`, 'latin1');
  const looped =
    '1 0 obj\n<< /Type /Catalog /Pages 1 0 R /AcroForm 1 0 R /Fields [1 0 R] /Kids [1 0 R] /FT /Sig /V 1 0 R >>\nendobj\n';
  const table = (body: string, entries: string, trailer: string) =>
    pdf(`${body}xref\n${entries}trailer\n${trailer}\nstartxref\n${9 + body.length}\n%%EOF`);
  let state = 7;
  const noise = (length: number) =>
    Buffer.from(
      Array.from({ length }, () => {
        state = (state * 1103515245 + 12345) & 0x7fffffff;
        return state >> 16;
      }),
    );
  const bomb = deflateSync(Buffer.alloc(80 * 1024 * 1024));
  return [
    ...Array.from({ length: 25 }, (_, at) => ({ name: `noise ${at}`, bytes: noise(at * 97) })),
    ...Array.from({ length: 15 }, (_, at) => ({
      name: `noise behind a header ${at}`,
      bytes: Buffer.concat([pdf('/ByteRange [0 1 2 3]'), noise(at * 300)]),
    })),
    {
      name: 'a ring of objects',
      bytes: table(looped, '1 1\n0000000009 00000 n \n', '<< /Root 1 0 R /Size 2 >>'),
    },
    {
      name: 'a million open brackets',
      bytes: table(
        `1 0 obj\n${'['.repeat(1_000_000)}\nendobj\n`,
        '1 1\n0000000009 00000 n \n',
        '<< /Root 1 0 R /Size 2 >>',
      ),
    },
    {
      name: 'a table of four thousand million',
      bytes: table('', '0 4000000000\n', '<< /Root 1 0 R /Size 2 >>'),
    },
    {
      name: 'a length that asks for itself',
      bytes: table(
        '1 0 obj\n<< /Length 1 0 R >>\nstream\nx\nendstream\nendobj\n',
        '1 1\n0000000009 00000 n \n',
        '<< /Root 1 0 R >>',
      ),
    },
    {
      name: 'a section that unpacks to eighty megabytes',
      bytes: Buffer.concat([
        pdf(
          `1 0 obj\n<< /Type /XRef /W [1 4 1] /Size 9 /Filter /FlateDecode /Length ${bomb.length} >>\nstream\n`,
        ),
        bomb,
        Buffer.from('\nendstream\nendobj\nstartxref\n9\n%%EOF'),
      ]),
    },
    { name: 'a picture', bytes: Buffer.from('\x89PNG\r\n\x1a\n0000', 'latin1') },
    { name: 'a zip', bytes: Buffer.from('PK\x03\x04', 'latin1') },
    { name: 'a page of a site', bytes: Buffer.from('<html>%PDF-1.4 /ByteRange</html>') },
    { name: 'nothing', bytes: Buffer.alloc(0) },
  ];
}

/** What an attacker saves behind the signatures with any program. */
async function laterSavings(signed: Uint8Array): Promise<BrokenFile[]> {
  const save = async (name: string, change: (doc: PDFDocument) => void | Promise<void>, words = CHANGED) => {
    const doc = await PDFDocument.load(signed, { forIncrementalUpdate: true, updateMetadata: false });
    await change(doc);
    return { name, bytes: await doc.commit({ useObjectStreams: false }), words };
  };
  const name = PDFName.of;
  const touch = (doc: PDFDocument, ref: PDFRef) => doc.context.snapshot!.markRefForSave(ref);
  const page = (doc: PDFDocument) => doc.getPages()[0]!;
  const stream = (doc: PDFDocument, text: string) => doc.context.register(doc.context.stream(text));
  const contents = (doc: PDFDocument) => page(doc).node.get(name('Contents'));
  return [
    await save('a page added', (doc) => void doc.addPage()),
    await save('a page taken out', (doc) => {
      doc.catalog.set(
        name('Pages'),
        doc.context.register(doc.context.obj({ Type: 'Pages', Kids: [], Count: 0 })),
      );
    }),
    await save('the content of a page replaced by another (replace)', (doc) => {
      page(doc).node.set(name('Contents'), stream(doc, 'BT ET'));
      touch(doc, page(doc).ref);
    }),
    await save('the content of a page written anew in its place', (doc) => {
      const ref = contents(doc);
      const target = ref instanceof PDFRef ? ref : ((ref as PDFArray).get(0) as PDFRef);
      doc.context.assign(target, doc.context.stream('BT ET'));
      touch(doc, target);
    }),
    await save('a note over a page', (doc) => {
      const note = {
        Type: 'Annot',
        Subtype: 'FreeText',
        Rect: [0, 0, 500, 500],
        Contents: PDFHexString.fromText('Giả'),
      };
      page(doc).node.set(
        name('Annots'),
        doc.context.obj([
          ...(page(doc).node.Annots()?.asArray() ?? []),
          doc.context.register(doc.context.obj(note)),
        ]),
      );
      touch(doc, page(doc).ref);
    }),
    await save('the places of the signatures taken off the page (hide)', (doc) => {
      page(doc).node.set(name('Annots'), doc.context.obj([]));
      touch(doc, page(doc).ref);
    }),
    await save('a font of the page replaced', (doc) => {
      const fonts = page(doc).node.Resources()!.lookup(name('Font'), PDFDict);
      const [key] = fonts.keys();
      fonts.set(
        key!,
        doc.context.register(doc.context.obj({ Type: 'Font', Subtype: 'Type1', BaseFont: 'Helvetica' })),
      );
      const owner = page(doc).node.get(name('Resources'));
      if (owner instanceof PDFRef) touch(doc, owner);
      touch(doc, page(doc).ref);
      const indirect = doc.context.getRef(fonts);
      if (indirect) touch(doc, indirect);
    }),
    await save('the look of a signature replaced', (doc) => {
      const field = fieldNamed(doc, 'ky');
      doc.context.lookup(field, PDFDict).set(name('AP'), doc.context.obj({ N: stream(doc, 'BT ET') }));
      touch(doc, field);
    }),
    await save('a signature taken out', (doc) => {
      const field = fieldNamed(doc, 'ky');
      doc.context.lookup(field, PDFDict).delete(name('V'));
      touch(doc, field);
    }),
    await save('a field moved over the page', (doc) => {
      const field = fieldNamed(doc, 'so');
      doc.context.lookup(field, PDFDict).set(name('Rect'), doc.context.obj([0, 0, 600, 800]));
      touch(doc, field);
    }),
    await save(
      'a new text field',
      (doc) =>
        void addField(
          doc,
          1,
          { x: 0, y: 0, width: 500, height: 500 },
          { FT: name('Tx'), T: PDFHexString.fromText('x') },
        ),
    ),
    await save(
      'a new signature field without a signature',
      (doc) =>
        void addField(
          doc,
          1,
          { x: 0, y: 0, width: 500, height: 500 },
          { FT: name('Sig'), T: PDFHexString.fromText('x') },
        ),
    ),
    await save('layers', (doc) => void doc.catalog.set(name('OCProperties'), doc.context.obj({})), NOT_GOOD),
    await save(
      'an action at opening',
      (doc) => void doc.catalog.set(name('OpenAction'), doc.context.obj({ S: 'JavaScript' })),
      NOT_GOOD,
    ),
    await save(
      'a form of another kind (XFA)',
      (doc) =>
        void doc.catalog.lookup(name('AcroForm'), PDFDict).set(name('XFA'), PDFHexString.fromText('x')),
      NOT_GOOD,
    ),
    await save(
      'numbers of pages',
      (doc) => void doc.catalog.set(name('PageLabels'), doc.context.obj({})),
      NOT_GOOD,
    ),
    await save('a filled field after the last signature, of another size', (doc) => {
      const field = fieldNamed(doc, 'so');
      doc.context.lookup(field, PDFDict).set(name('V'), PDFHexString.fromText('999'));
      doc.context.lookup(field, PDFDict).set(name('Ff'), PDFNumber.of(0));
      touch(doc, field);
    }),
    await save(
      'the store of proofs as something else',
      (doc) => void doc.catalog.set(name('DSS'), doc.context.obj({ Type: 'DSS', Font: {} })),
      NOT_GOOD,
    ),
    await save('everything in streams of objects', () => undefined, NOT_GOOD).then(async (each) => {
      const doc = await PDFDocument.load(signed, { forIncrementalUpdate: true, updateMetadata: false });
      page(doc).node.set(name('Rotate'), PDFNumber.of(90));
      touch(doc, page(doc).ref);
      return {
        ...each,
        name: 'a page turned, in a stream of objects',
        bytes: await doc.commit({ useObjectStreams: true }),
        words: CHANGED,
      };
    }),
    await rewritten(signed),
  ];
}

/** The whole file written anew: signatures are copied, their ranges lead astray. */
async function rewritten(signed: Uint8Array): Promise<BrokenFile> {
  const doc = await PDFDocument.load(signed, { updateMetadata: false });
  return {
    name: 'written anew',
    bytes: await doc.save({ useObjectStreams: false, rewrite: true } as never),
    words: NOT_GOOD,
  };
}

function fieldNamed(doc: PDFDocument, wanted: string): PDFRef {
  const fields = doc.catalog.lookup(PDFName.of('AcroForm'), PDFDict).lookup(PDFName.of('Fields'), PDFArray);
  const found = fields.asArray().find((ref) => {
    const title = doc.context.lookup(ref as PDFRef, PDFDict).lookup(PDFName.of('T'));
    return title instanceof PDFHexString && title.decodeText() === wanted;
  });
  return found as PDFRef;
}

/** Signatures that are missing, empty, of something else, or set over what they do not cover. */
async function forgeries(authority: LocalAuthority): Promise<BrokenFile[]> {
  const signer = officerOf(authority);
  const signed = Buffer.from(await approve(await drawForm(), authority, { signer, longTerm: false }));
  const text = signed.toString('latin1');
  const hex = /\/Contents <([0-9a-f]+)>/.exec(text)!;
  const withContents = (name: string, contents: string) => ({
    name,
    bytes: Buffer.from(text.replace(hex[1]!, contents.padEnd(hex[1]!.length, '0')), 'latin1'),
    words: /^Không hợp lệ/,
  });
  const cms = Buffer.from(hex[1]!, 'hex');
  const flipped = (at: number) => {
    const changed = Buffer.from(cms);
    changed[at]! ^= 0xff;
    return changed.toString('hex');
  };
  const used = hex[1]!.replace(/0+$/, '').length / 2;
  const twoKeys = text.replace('/ByteRange', `/ByteRange [0 1 2 3] /ByteRange`);
  const stranger = Buffer.from(
    await approve(await drawSample(), authority, { signer: officerOf(authority), fieldName: 'x' }),
  );
  const borrowed = /\/Contents <([0-9a-f]+)>/.exec(stranger.toString('latin1'))![1]!;
  return [
    withContents('contents of zeros (universal signature forgery)', ''),
    withContents('contents of one zero', '00'),
    withContents('contents that are no signature', '3003020101'),
    withContents('the signature of another paper', borrowed.slice(0, hex[1]!.length)),
    withContents('data hidden behind the signature', `${hex[1]!.slice(0, used * 2 + 2)}00ff`),
    ...Array.from({ length: 24 }, (_, at) =>
      withContents(`a byte of the signer's certificate flipped (${at})`, flipped(100 + 12 * at)),
    ).map((each) => ({ ...each, words: NOT_GOOD })),
    {
      name: 'contents left out',
      bytes: Buffer.from(text.replace('/Contents <', '/Cantents <'), 'latin1'),
      words: NOT_GOOD,
    },
    {
      name: 'range left out',
      bytes: Buffer.from(text.replace('/ByteRange', '/ByteRangx'), 'latin1'),
      words: NOT_GOOD,
    },
    { name: 'two ranges', bytes: Buffer.from(twoKeys, 'latin1'), words: NOT_GOOD },
    {
      name: 'range of nothing',
      bytes: Buffer.from(text.replace(/\/ByteRange \[[^\]]*\]/, '/ByteRange null'), 'latin1'),
      words: NOT_GOOD,
    },
    await wrapped(signed),
    await redefined(signer, authority),
  ];
}

/** The signed bytes kept whole behind a new beginning of the range (signature wrapping). */
async function wrapped(signed: Buffer): Promise<BrokenFile> {
  const doc = await PDFDocument.load(signed, { forIncrementalUpdate: true, updateMetadata: false });
  const field = doc.context.lookup(fieldNamed(doc, 'ky'), PDFDict);
  const old = field.lookup(PDFName.of('V'), PDFDict);
  const copy = old.clone(doc.context);
  copy.set(PDFName.of('Reason'), PDFHexString.fromText('Giả'));
  field.set(PDFName.of('V'), doc.context.register(copy));
  doc.context.snapshot!.markRefForSave(fieldNamed(doc, 'ky'));
  return {
    name: 'a copy of the signature in a later saving (wrapping)',
    bytes: await doc.commit({ useObjectStreams: false }),
    words: NOT_GOOD,
  };
}

/** A page whose content leads to a number that is only given an object after the signature (hide and replace). */
async function redefined(
  signer: ReturnType<typeof officerOf>,
  authority: LocalAuthority,
): Promise<BrokenFile> {
  const base = await PDFDocument.load(await drawForm(), { updateMetadata: false });
  const page = base.getPages()[0]!.node;
  const known = page.get(PDFName.of('Contents'))!;
  const list = known instanceof PDFArray ? known.asArray() : [known];
  page.set(PDFName.of('Contents'), base.context.obj([...list, PDFRef.of(900)]));
  const signed = await approve(await base.save({ useObjectStreams: false }), authority, {
    signer,
    longTerm: true,
  });
  const doc = await PDFDocument.load(signed, { forIncrementalUpdate: true, updateMetadata: false });
  doc.context.assign(PDFRef.of(900), doc.context.stream('0 0 500 500 re f') as PDFRawStream);
  doc.context.snapshot!.markRefForSave(PDFRef.of(900));
  return {
    name: 'an empty number filled later (shadow)',
    bytes: await doc.commit({ useObjectStreams: false }),
    words: CHANGED,
  };
}
