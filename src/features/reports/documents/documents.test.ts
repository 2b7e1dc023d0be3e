import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../../test/database.ts';
import { dossierLife } from '../../../../test/dossier-life.ts';
import { instant } from '../../../law/day.ts';
import { composeReport } from '../content/compose.ts';
import type { ReportContent } from '../content/schema.ts';
import { REPORT_FORMATS, type ReportFormat, writeReport } from './write-report.ts';

let at: TestDatabase;
let content: ReportContent;
let folder: string;
const files = {} as Record<ReportFormat, Uint8Array>;

beforeAll(async () => {
  at = await testDatabase(instant('2026-12-16', 480));
  folder = mkdtempSync(join(tmpdir(), 'motcua-bao-cao-'));
  const life = dossierLife(at);
  const on = (day: string) => instant(day, 540);
  await life.finish(await life.accept({}, [], on('2026-10-01')), on('2026-10-02'));
  await life.finish(await life.accept({ procedureCode: '1.001193' }, [], on('2026-09-10')), on('2026-10-12'));
  await life.accept({ procedureCode: '2.000635', channel: 'post' }, [], on('2026-11-20'));
  await life.accept({ forBody: 'Sở Xây dựng' }, [], on('2026-12-01'));
  content = await composeReport(at.database.db, at.wardId, {
    ...{ kind: 'quarter', from: '2026-09-15', to: '2026-12-15', passages: {}, asOf: at.platform.now() },
  });
  for (const format of REPORT_FORMATS) {
    files[format] = await write(format);
    writeFileSync(join(folder, `bao-cao.${format}`), files[format]);
  }
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await at.close();
});

const write = (format: ReportFormat) => {
  const letterhead = { wardId: at.wardId, unitId: at.officer('quay1').unitId };
  return writeReport(at.database.db, content, { ...letterhead, signing: 'chairman', signerId: null }, format);
};
const run = (program: string, ...args: string[]) =>
  execFileSync(program, args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
const office = (to: string, file: string) =>
  run('soffice', `-env:UserInstallation=file://${folder}/profile`, '--headless', '--convert-to', to, file);

describe('the quarterly report', () => {
  it('is the same to the byte every time', async () => {
    for (const format of REPORT_FORMATS) expect(await write(format)).toEqual(files[format]);
  });

  it('as .docx opens in LibreOffice and lies as NĐ 30/2020 asks', () => {
    const parts = unzipSync(files.docx);
    const xml = strFromU8(parts['word/document.xml']!);
    const styles = strFromU8(parts['word/styles.xml']!);
    const sections = [...xml.matchAll(/<w:pgSz ([^>]*)\/>.*?<w:pgMar ([^>]*)\/>/g)];
    expect(sections).toHaveLength(1 + content.forms.length);
    const mm = (text: string, name: string) =>
      (Number(new RegExp(`w:${name}="(\\d+)"`).exec(text)![1]) * 25.4) / 1440;
    for (const [at, [, size, margins]] of sections.entries()) {
      expect(size!.includes('landscape')).toBe(at > 0);
      expect([Math.round(mm(size!, 'w')), Math.round(mm(size!, 'h'))]).toEqual(
        at > 0 ? [297, 210] : [210, 297],
      );
      for (const [name, least, most] of [
        ['top', 20, 25],
        ['bottom', 20, 25],
        ['left', 30, 35],
        ['right', 15, 20],
      ] as const) {
        expect(mm(margins!, name)).toBeGreaterThanOrEqual(least - 0.1);
        expect(mm(margins!, name)).toBeLessThanOrEqual(most + 0.1);
      }
    }
    expect(styles).toContain('Times New Roman');
    expect(xml.match(/<w:pStyle w:val="Heading2"\/>/g)).toHaveLength(content.sections.length);
    expect(xml).toContain('<w:tblHeader/>');
    writeFileSync(join(folder, 'word.docx'), files.docx);
    office('pdf:writer_pdf_Export', 'word.docx');
    const text = run('pdftotext', '-layout', 'word.pdf', '-').replace(/\s+/g, ' ');
    expect(text).toContain('BÁO CÁO');
    expect(text).toContain('c) Thực hiện thủ tục hành chính; khen thưởng, xử lý vi phạm');
  });

  it('as PDF is whole and says the same', () => {
    run('qpdf', '--check', 'bao-cao.pdf');
    const text = run('pdftotext', '-layout', 'bao-cao.pdf', '-').replace(/\s+/g, ' ');
    expect(text).toContain('Đã giải quyết 2 hồ sơ: trước hạn 1, đúng hạn 0, quá hạn 1');
    expect(text).toContain('Trong kỳ không có phản ánh, kiến nghị nào phải xử lý.');
    expect(run('pdffonts', 'bao-cao.pdf')).toMatch(/Tinos|Times/);
  });

  it('as .xlsx adds up in LibreOffice to the sums that the page shows', () => {
    // Without the results that were written beside the formulas, LibreOffice counts them itself.
    writeFileSync(join(folder, 'bao-cao.xlsx'), withoutResults(files.xlsx));
    office('csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1', 'bao-cao.xlsx');
    for (const form of content.forms) {
      if (form.missing !== null) continue;
      const lines = readFileSync(join(folder, `bao-cao-${form.code}.csv`), 'utf8').split('\n');
      const rows = lines.slice(9, 9 + form.rows.length).map(cellsOf);
      for (const [at, row] of form.rows.entries()) {
        expect(rows[at]![1]).toBe(row.label);
        const shown = rows[at]!.slice(2, 2 + form.columns.length).map((text) => rounded(numberOf(text)));
        expect([form.code, row.label, ...shown]).toEqual([form.code, row.label, ...row.cells.map(rounded)]);
      }
    }
    const sheet = strFromU8(unzipSync(files.xlsx)['xl/worksheets/sheet4.xml']!);
    expect(sheet).toContain('<f>SUM(');
    expect(sheet).toMatch(/<pageSetup[^>]*paperSize="9"[^>]*orientation="landscape"/);
  });

  it('says what it cannot know, and shows no nought for it', () => {
    const review = content.forms.find(({ code }) => code === 'II.04')!;
    expect([review.missing, review.rows]).toEqual(['Hệ thống chưa ghi kết quả rà soát.', []]);
    const later = content.forms.find(({ code }) => code === '07a-BTP')!;
    const place = later.columns.findIndex(({ key }) => key === 'any-place');
    expect(later.rows.map((row) => row.cells[place])).toEqual(later.rows.map(() => null));
    expect(content.compared.lines[0]!.lastYear).toBeNull();
  });
});

function withoutResults(xlsx: Uint8Array): Uint8Array {
  const parts = unzipSync(xlsx);
  for (const [name, part] of Object.entries(parts))
    if (name.startsWith('xl/worksheets/'))
      parts[name] = strToU8(strFromU8(part).replaceAll(/(<\/f>)<v>[^<]*<\/v>/g, '$1'));
  return zipSync(parts);
}

/** Fields of a line of LibreOffice's CSV. */
function cellsOf(line: string): string[] {
  return [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map((match) =>
    match[1]!.replace(/^"|"$/g, '').replaceAll('""', '"'),
  );
}

function numberOf(text: string): number | null {
  if (text === '') return null;
  const share = /^([\d.,]+)\s*%$/.exec(text);
  return share ? Number(share[1]!.replace(',', '.')) : Number(text.replaceAll(/[.,]/g, ''));
}

/** Shares stand with one decimal on the sheet. */
const rounded = (cell: number | null) => (cell === null ? null : Math.round(cell * 10) / 10);
