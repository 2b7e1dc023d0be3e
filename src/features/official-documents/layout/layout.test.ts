import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drawPdf } from './draw-pdf.ts';
import type { OfficialDocument, TableBlock } from './model.ts';
import { writeDocx } from './write-docx.ts';

const MM = 1440 / 25.4;
const TABLE: TableBlock = {
  ...{ kind: 'table', caption: 'Bảng 1. Kết quả theo đơn vị', strong: [59] },
  columns: [
    { label: 'TT', align: 'center', weight: 1 },
    { label: 'Đơn vị', align: 'left', weight: 6 },
    { label: 'Tỷ lệ (%)', align: 'right', weight: 2 },
  ],
  rows: Array.from({ length: 60 }, (_, at) => [String(at + 1), `Phòng thứ ${at + 1}`, '98,5']),
};

function report(change: Partial<OfficialDocument> = {}): OfficialDocument {
  return {
    ...{ kindName: 'BÁO CÁO', subject: 'Kết quả kiểm soát thủ tục hành chính tháng 10', place: 'Hải Dương' },
    agency: { parent: null, name: 'ỦY BAN NHÂN DÂN\nPHƯỜNG HẢI DƯƠNG' },
    ...{ number: '5', symbol: 'BC-UBND', day: '2026-02-05', addressees: ['Sở Nội vụ', 'Văn phòng'] },
    basis: ['Căn cứ Nghị định số 118/2025/NĐ-CP ngày 09/6/2025 của Chính phủ;', 'Theo đề nghị của Giám đốc'],
    body: [
      { kind: 'heading', level: 1, text: 'I. KẾT QUẢ' },
      { kind: 'heading', level: 2, text: '1. Số hóa' },
      { kind: 'heading', level: 3, text: 'a) Tại Trung tâm' },
      { kind: 'paragraph', text: 'Ủy ban nhân dân phường đã số hóa đủ hồ sơ trong tháng.' },
      {
        kind: 'picture',
        caption: 'Hình 1. Tỷ lệ',
        description: 'Tăng từ 60 % lên 81 %.',
        png,
        width: 400,
        height: 200,
      },
      TABLE,
      { kind: 'item', text: 'Trên đây là báo cáo' },
    ],
    signature: {
      authority: 'TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH',
      position: 'PHÓ CHỦ TỊCH',
      name: 'Nguyễn Thử',
    },
    recipients: ['Như trên', 'Lưu: VT, TTPVHCC'],
    annexes: [{ title: 'Danh mục', isLandscape: true, body: [TABLE] }],
    ...change,
  };
}

let png: Uint8Array;
let folder: string;
const at = (name: string) => join(folder, name);
const run = (program: string, ...given: string[]) =>
  execFileSync(program, given, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

beforeAll(async () => {
  const picture = { width: 80, height: 40, channels: 3 as const, background: '#cde' };
  png = new Uint8Array(await sharp({ create: picture }).png().toBuffer());
  folder = mkdtempSync(join(tmpdir(), 'motcua-layout-'));
  writeFileSync(at('a.pdf'), await drawPdf(report()));
  writeFileSync(at('draft.pdf'), await drawPdf(report({ number: null, day: null })));
  writeFileSync(at('a.docx'), await writeDocx(report()));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a document as Word', () => {
  let parts: Record<string, string>;
  beforeAll(async () => {
    const files = unzipSync(await writeDocx(report()));
    parts = Object.fromEntries(
      Object.entries(files).map(([name, bytes]) => [name, Buffer.from(bytes).toString('utf8')]),
    );
  });
  const xml = () => parts['word/document.xml']!;
  const style = (id: string) =>
    new RegExp(`<w:style [^>]*w:styleId="${id}".*?</w:style>`).exec(parts['word/styles.xml']!)![0];

  it('has the margins of NĐ 30/2020 on A4, also on the page that lies on its side', () => {
    const margins = [...xml().matchAll(/<w:pgMar [^>]*>/g)].map(([each]) => each);
    expect(margins).toHaveLength(2);
    for (const each of margins)
      for (const [side, millimetres] of Object.entries({ top: 20, bottom: 20, left: 30, right: 15 }))
        expect(Number(new RegExp(`w:${side}="(\\d+)"`).exec(each)![1])).toBe(Math.round(millimetres * MM));
    const sizes = [...xml().matchAll(/<w:pgSz w:w="(\d+)" w:h="(\d+)" w:orient="(\w+)"/g)].map((each) =>
      each.slice(1),
    );
    const [short, long] = [String(Math.round(210 * MM)), String(Math.round(297 * MM))];
    expect(sizes).toEqual([
      [short, long, 'portrait'],
      [long, short, 'landscape'],
    ]);
  });

  it('is set in Times New Roman, 14 points, justified, with an indent and 6 points before each paragraph', () => {
    const defaults = /<w:docDefaults>.*?<\/w:docDefaults>/.exec(parts['word/styles.xml']!)![0];
    expect(defaults).toContain('w:ascii="Times New Roman"');
    expect(defaults).toContain('<w:sz w:val="28"/>');
    expect(style('NoiDung')).toContain('w:before="120"');
    expect(style('NoiDung')).toContain(`w:firstLine="${Math.round(12.7 * MM)}"`);
    expect(style('NoiDung')).toContain('w:val="both"');
    expect(style('CanCu')).toContain('<w:i/>');
  });

  it('has real headings, black and bold', () => {
    for (const [id, text] of [
      ['Heading1', 'I. KẾT QUẢ'],
      ['Heading2', '1. Số hóa'],
      ['Heading3', 'a) Tại Trung tâm'],
    ] as const) {
      expect(xml()).toMatch(new RegExp(`<w:pStyle w:val="${id}"/>.{0,400}?${text.replace(/[).]/g, '\\$&')}`));
      expect(style(id)).toMatch(/<w:b\/>.*<w:color w:val="000000"\/>|<w:color w:val="000000"\/>.*<w:b\/>/);
    }
  });

  it('numbers pages at the top centre, not on the first', () => {
    expect(xml()).toContain('<w:titlePg/>');
    const headers = Object.entries(parts).filter(([name]) => /^word\/header\d+\.xml$/.test(name));
    const numbered = headers.filter(([, text]) => text.includes('PAGE'));
    expect(numbered.length).toBeGreaterThan(0);
    for (const [, text] of numbered) expect(text).toContain('<w:jc w:val="center"/>');
    const first = /<w:headerReference w:type="first" r:id="(\w+)"/.exec(xml())![1];
    const target = new RegExp(
      `Id="${first}"[^>]*Target="(header\\d+\\.xml)"|Target="(header\\d+\\.xml)"[^>]*Id="${first}"`,
    );
    const found = target.exec(parts['word/_rels/document.xml.rels']!)!;
    expect(parts[`word/${found[1] ?? found[2]}`]).not.toContain('PAGE');
  });

  it('repeats the heads of tables and says what its pictures show', () => {
    expect(xml().match(/<w:tblHeader\/>/g)).toHaveLength(2);
    expect(xml()).toContain('descr="Tăng từ 60 % lên 81 %."');
  });

  it('opens in LibreOffice with every Vietnamese word', () => {
    const profile = `-env:UserInstallation=file://${at('profile')}`;
    run(
      'soffice',
      profile,
      '--headless',
      '--convert-to',
      'txt:Text (encoded):UTF8',
      '--outdir',
      folder,
      at('a.docx'),
    );
    const text = run('cat', at('a.txt'));
    for (const words of ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Số: 05/BC-UBND', 'Trên đây là báo cáo./.'])
      expect(text).toContain(words);
    expect(text).toContain('ngày 05 tháng 02 năm 2026');
  });
});

describe('a document as PDF', () => {
  it('is a whole A4 file with its own Vietnamese letters', () => {
    expect(run('qpdf', '--check', at('a.pdf'))).toContain('No syntax or stream encoding errors');
    expect(run('pdfinfo', at('a.pdf'))).toMatch(/Page size:\s+595.28 x 841.89 pts \(A4\)/);
    const fonts = run('pdffonts', at('a.pdf')).split('\n').slice(2).filter(Boolean);
    for (const line of fonts) expect(line).toMatch(/Tinos.*yes yes yes/);
  });

  it('keeps its words within the margins', () => {
    const pages = run('pdftotext', '-bbox', at('a.pdf'), '-').split('<page ').slice(1);
    expect(pages.length).toBeGreaterThan(3);
    for (const page of pages) {
      const width = Number(/width="([\d.]+)"/.exec(page)![1]);
      for (const [, left, right] of page.matchAll(/xMin="([\d.]+)" yMin="[\d.]+" xMax="([\d.]+)"/g)) {
        expect(Number(left)).toBeGreaterThanOrEqual((30 * 72) / 25.4 - 0.5);
        expect(Number(right)).toBeLessThanOrEqual(width - (15 * 72) / 25.4 + 0.5);
      }
    }
    expect(Number(/width="([\d.]+)"/.exec(pages.at(-1)!)![1])).toBeGreaterThan(800);
  });

  it('numbers pages from the second on, at the top', () => {
    const pages = run('pdftotext', '-layout', at('a.pdf'), '-').split('\f').filter(Boolean);
    const firstLine = (page: string) =>
      page
        .split('\n')
        .find((line) => line.trim() !== '')!
        .trim();
    expect(firstLine(pages[0]!)).not.toBe('1');
    for (const [at, page] of pages.slice(1).entries()) expect(firstLine(page)).toBe(String(at + 2));
    // The head of the table stands on every page that the table is on.
    for (const page of pages.filter((each) => each.includes('Phòng thứ')))
      expect(page).toContain('Tỷ lệ (%)');
  });

  it('says the same words as they should be written', () => {
    const text = run('pdftotext', '-layout', at('a.pdf'), '-').replace(/\s+/g, ' ');
    for (const words of [
      ...['Số: 05/BC-UBND', 'Hải Dương, ngày 05 tháng 02 năm 2026', '- Sở Nội vụ;', '- Văn phòng.'],
      ...['của Chính phủ;', 'Theo đề nghị của Giám đốc.', '- Trên đây là báo cáo./.', '- Lưu: VT, TTPVHCC.'],
      ...['PHỤ LỤC DANH MỤC (Kèm theo Báo cáo số 05/BC-UBND ngày 05 tháng 02 năm 2026'],
      'của Ủy ban nhân dân phường Hải Dương)',
    ])
      expect(text).toContain(words);
  });

  it('has fields for what is only known later, and none once it is known', () => {
    const fields = (name: string) => run('qpdf', '--json', '--json-key=acroform', at(name));
    for (const field of ['so', 'ngay', 'kem-theo-1', 'nguoi-ky', 'co-quan'])
      expect(fields('draft.pdf')).toContain(`"fullname": "${field}"`);
    expect(fields('a.pdf')).not.toContain('"fullname": "so"');
  });
});
