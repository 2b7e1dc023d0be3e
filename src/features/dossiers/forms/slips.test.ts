import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Visitor } from '../../../../test/browse.ts';
import { type TestDatabase, testDatabase } from '../../../../test/database.ts';
import { RECEIVED_AT, SLIP_CASES, slipLives, slipSourceOf } from '../../../../test/slip-cases.ts';
import { parseLocal } from '../../../law/day.ts';
import { root } from '../../../platform/root.ts';
import { drawPdf } from './drawing/draw-pdf.ts';
import { writeDocx } from './drawing/write-docx.ts';
import type { Slip, SlipBlock } from './slip.ts';
import { fillSlip, slipsOf } from './slips.ts';

/** The rules of a table look like other codes. */
const ONLY_QR = ['-q', '--raw', '-Sdisable', '-Sqrcode.enable'];
const ADDRESS = 'https://haiduong.example';
const folder = mkdtempSync(join(tmpdir(), 'motcua-slips-'));
const made = new Map<string, { id: number; slip: Slip }>();
let at: TestDatabase;
let lives: ReturnType<typeof slipLives>;

/** LibreOffice draws Times New Roman by the face with the same widths, so that its pages are those of an office PC. */
function fontsLikeAnOffice(): NodeJS.ProcessEnv {
  const file = join(folder, 'fonts.conf');
  const faces = join(root, 'node_modules', '@expo-google-fonts', 'tinos');
  writeFileSync(
    file,
    `<fontconfig><dir>${faces}</dir><cachedir>${join(folder, 'fonts')}</cachedir><alias binding="same"><family>Times New Roman</family><prefer><family>Tinos</family></prefer></alias></fontconfig>`,
  );
  return { ...process.env, FONTCONFIG_FILE: file };
}

beforeAll(async () => {
  at = await testDatabase(RECEIVED_AT);
  lives = slipLives(at);
  for (const { name, kind, make } of SLIP_CASES) {
    const id = await make(lives);
    const slip = fillSlip(await slipSourceOf(at, id), kind, null);
    made.set(name, { id, slip });
    writeFileSync(join(folder, `${name}.pdf`), await drawPdf(slip));
    writeFileSync(join(folder, `${name}-word.docx`), await writeDocx(slip));
  }
  const office = `-env:UserInstallation=file://${join(folder, 'office')}`;
  const words = SLIP_CASES.map(({ name }) => join(folder, `${name}-word.docx`));
  execFileSync('soffice', [office, '--headless', '--convert-to', 'pdf', '--outdir', folder, ...words], {
    stdio: 'ignore',
    env: fontsLikeAnOffice(),
  });
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await at.close();
});

/** The words of a PDF as they stand side by side and as they were written, without line breaks. */
function wordsOf(file: string): string {
  const read = (how: string) => execFileSync('pdftotext', [how, file, '-'], { encoding: 'utf8' });
  return `${read('-layout')}\n${read('-raw')}`.normalize('NFC').replace(/\s+/g, ' ');
}

function pagesOf(file: string): number {
  return Number(/Pages:\s+(\d+)/.exec(execFileSync('pdfinfo', [file], { encoding: 'utf8' }))![1]);
}

/** A4 in points. */
const PAPER_WIDTH = 595;
const PAPER_HEIGHT = 842;

interface Box {
  word: string;
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Where each word stands, page by page. */
function boxesOf(file: string): Box[][] {
  const read = execFileSync('pdftotext', ['-bbox', file, '-'], { encoding: 'utf8' });
  return read
    .split('<page ')
    .slice(1)
    .map((page) =>
      [...page.matchAll(/xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</g)].map(
        ([, left, top, right, bottom, word]) => ({
          word: word!,
          ...{ left: Number(left), top: Number(top), right: Number(right), bottom: Number(bottom) },
        }),
      ),
    );
}

/** Do the letters meet? The box of a word is higher than its letters. */
function isOver(one: Box, other: Box): boolean {
  const middle = ({ top, bottom }: Box) => (top + bottom) / 2;
  const isOneLine = Math.abs(middle(one) - middle(other)) < (one.bottom - one.top) / 2;
  return isOneLine && Math.min(one.right, other.right) - Math.max(one.left, other.left) > 1;
}

/** Every piece of text that a slip has, in its order. */
function textsOf({ blocks, recipients }: Slip): string[] {
  const ofBlock = (block: SlipBlock): string[] => {
    if (block.kind === 'paragraph') return [block.text];
    if (block.kind === 'list') return [block.title, ...block.items];
    return block.kind === 'facts' ? block.rows.flat() : [block.title, ...block.head, ...block.rows.flat()];
  };
  return [...blocks.flatMap(ofBlock), ...recipients].filter((text) => text !== '');
}

const bare = (text: string) => text.normalize('NFC').replace(/\s/g, '');

describe.each(SLIP_CASES)('form $name', ({ name, words, pages }) => {
  it('is a sound PDF with every field, in Vietnamese for those who read it aloud', () => {
    const file = join(folder, `${name}.pdf`);
    execFileSync('qpdf', ['--check', file]);
    const text = wordsOf(file);
    for (const word of words) expect(text).toContain(word);
    expect(pagesOf(file)).toBe(pages);
    expect(execFileSync('pdfinfo', [file], { encoding: 'utf8' })).toContain(made.get(name)!.slip.title);
    expect(execFileSync('pdffonts', [file], { encoding: 'utf8' })).toMatch(/Tinos.+ yes yes yes /);
    expect(execFileSync('qpdf', ['--json', '--json-key=qpdf', file], { encoding: 'utf8' })).toContain(
      'vi-VN',
    );
  });

  it('is the same as a Word document that LibreOffice opens', () => {
    const file = join(folder, `${name}-word.pdf`);
    const text = wordsOf(file);
    for (const word of words) expect(text).toContain(word);
    expect(Math.abs(pagesOf(file) - pages)).toBeLessThanOrEqual(1);
  });

  it('has no word over another, and none beyond the margins', () => {
    const file = join(folder, `${name}.pdf`);
    const pages = boxesOf(file);
    expect(pages.flat().length).toBeGreaterThan(80);
    for (const page of pages)
      for (const [at, one] of page.entries()) {
        expect(one.left, one.word).toBeGreaterThan(80);
        expect(one.right, one.word).toBeLessThan(PAPER_WIDTH - 35);
        expect(one.bottom, one.word).toBeLessThan(PAPER_HEIGHT - 45);
        for (const other of page.slice(at + 1))
          expect(isOver(one, other), `${one.word} over ${other.word}`).toBe(false);
      }
  });

  it('loses no word of a long text where a page ends', () => {
    for (const file of [`${name}.pdf`, `${name}-word.pdf`]) {
      const run = execFileSync('pdftotext', ['-raw', join(folder, file), '-'], { encoding: 'utf8' });
      const text = bare(run.replaceAll(/\f\d+\n/g, ''));
      for (const each of textsOf(made.get(name)!.slip).filter((long) => long.length > 300))
        expect(text).toContain(bare(each));
    }
  });

  it('has no page with nothing but signatures', () => {
    for (const file of [`${name}.pdf`, `${name}-word.pdf`]) {
      const text = execFileSync('pdftotext', ['-layout', join(folder, file), '-'], { encoding: 'utf8' });
      const { signatures } = made.get(name)!.slip;
      const pages = text.normalize('NFC').split('\f').slice(0, -1);
      for (const page of pages) {
        const rest = [...signatures.flatMap((each) => [each.who, each.hint, each.name, ...each.authority])]
          .reduce((left, each) => left.replace(new RegExp(each.replaceAll(/[.()]/g, '\\$&'), 'i'), ''), page)
          .replace(/[\s\d]/g, '');
        expect(rest.length).toBeGreaterThan(60);
      }
    }
  });

  it('has a QR code in both that leads to a page which answers', async () => {
    const { slip } = made.get(name)!;
    for (const file of [name, `${name}-word`]) {
      const path = join(folder, file);
      execFileSync('pdftoppm', ['-r', '110', '-png', '-singlefile', `${path}.pdf`, path]);
      const qr = execFileSync('zbarimg', [...ONLY_QR, `${path}.png`], { encoding: 'utf8' }).trim();
      expect(qr).toBe(`${ADDRESS}/tra-cuu?ma=${slip.code}`);
      const answer = await new Visitor(at).get(qr.replace(ADDRESS, ''));
      expect(answer.status).toBe(200);
      const page = await answer.text();
      expect(page).toContain(slip.code);
      for (const each of ['Ánh Tuyết', 'Trẵng Ửng', '0000001234', 'Tổ dân phố số 3', 'nguoinop@'])
        expect(page).not.toContain(each);
    }
  });

  it('is the same as a page of the staff', async () => {
    const { id, slip } = made.get(name)!;
    const visitor = new Visitor(at);
    await visitor.signIn('quay1');
    const page = await visitor.get(`/can-bo/ho-so/${id}/phieu/${slip.kind}?buoc=${slip.stepNo}`);
    expect(page.status).toBe(200);
    const html = await page.text();
    const text = bare(
      html
        .replaceAll(/<[^>]+>/g, '')
        .replaceAll('&amp;', '&')
        .replaceAll('&quot;', '"'),
    );
    for (const each of [...textsOf(slip), slip.placeAndDay, slip.number ?? '', slip.formName])
      expect(text).toContain(bare(each));
  });
});

describe('the slips of a dossier', () => {
  it('are those that its steps made, each by its step', async () => {
    const fresh = await slipSourceOf(at, await lives.accept());
    expect(slipsOf(fresh.dossier).map((each) => each.kind)).toEqual(['acceptance-slip', 'control-slip']);
    const twice = await slipSourceOf(at, made.get('02-lan-hai')!.id);
    const asked = slipsOf(twice.dossier).filter((each) => each.kind === 'supplement-request');
    expect(asked.length).toBe(2);
    const [first, second] = asked.map(({ kind, stepNo }) => fillSlip(twice, kind, stepNo));
    expect(JSON.stringify(first!.blocks)).not.toContain('tình tiết mới');
    expect(JSON.stringify(second!.blocks)).toContain('tình tiết mới');
    const [firstNo, secondNo] = asked.map((each) => Number(each.number));
    expect(secondNo).toBe(firstNo! + 1);
    expect(first!.number).toBe(`${String(firstNo).padStart(2, '0')}/PBS-TTPVHCC`);
  });

  it('tell an extension and the apology that followed it apart', async () => {
    const { id } = made.get('04-gia-han')!;
    const sorry = { expectedOn: '2026-03-09', cause: 'system', reason: 'Hệ thống gián đoạn.' };
    await lives.life.take(id, 'chanhvp', 'apologise', sorry, parseLocal('2026-03-03T09:00'));
    const source = await slipSourceOf(at, id);
    const letters = slipsOf(source.dossier).filter((each) => each.kind === 'apology-letter');
    const texts = letters.map(({ kind, stepNo }) => JSON.stringify(fillSlip(source, kind, stepNo).blocks));
    expect(texts.map((text) => text.includes('đề nghị gia hạn'))).toEqual([true, false]);
    expect(texts[1]).toContain('09 giờ 00 phút, ngày 02/03/2026');
  });

  it('keep on an acceptance slip the papers of that day', async () => {
    const id = await lives.submit();
    const more = { items: 'Bản trích lục', reason: 'Chưa đủ giấy tờ.', mode: 'pause' };
    await lives.life.take(id, 'quay1', 'request_supplement', more);
    await lives.life.take(id, 'quay1', 'receive_supplement', { received: 'Bản trích lục' });
    const unit = String(at.officer('hotich').unitId);
    await lives.life.take(id, 'quay1', 'admit', { termNo: '1', competentUnitId: unit });
    await lives.life.take(id, 'quay1', 'transfer');
    await lives.life.assign(id);
    const again = { items: 'Ảnh thẻ', reason: 'Còn thiếu.', directorReason: 'Có tình tiết mới.' };
    await lives.life.take(id, 'giamdoc', 'request_supplement', again);
    await lives.life.take(id, 'quay1', 'receive_supplement', { received: 'Ảnh thẻ' });
    const papers = JSON.stringify(fillSlip(await slipSourceOf(at, id), 'acceptance-slip', null).blocks);
    expect(papers).toContain('Bản trích lục');
    expect(papers).not.toContain('Ảnh thẻ');
  });

  it('bear the number and the title that the form had on their day', async () => {
    const day = parseLocal('2025-09-12T09:00');
    const id = await lives.life.accept({}, [], day);
    await lives.life.take(id, 'quay1', 'transfer', {}, day);
    const longer = { newDueAt: '2025-09-22T09:00', cause: 'system', reason: 'Hệ thống gián đoạn.' };
    await lives.life.take(id, 'chanhvp', 'extend', longer, day);
    const source = await slipSourceOf(at, id);
    expect(fillSlip(source, 'control-slip', null).formName).toBe('Mẫu số 05');
    expect(fillSlip(source, 'apology-letter', null).title).toBe('Phiếu xin lỗi và hẹn lại ngày trả kết quả');
  });

  it('are signed by a deputy in the place of his head, by the police in their own name', async () => {
    const { id } = made.get('05-dung')!;
    const source = await slipSourceOf(at, id);
    const chief = at.officer('chanhvp');
    const deputy = { ...chief, title: 'Phó Chánh Văn phòng HĐND&UBND' };
    const byDeputy = fillSlip({ ...source, officers: new Map([[chief.id, deputy]]) }, 'stop-notice', null);
    expect(byDeputy.signatures[0]).toMatchObject({
      authority: ['TL. Chủ tịch', 'KT. Chánh Văn phòng'],
      who: 'Phó Chánh Văn phòng',
    });
    const police = source.units.get(at.officer('congan').unitId)!;
    const held = new Map([...source.units, [source.dossier.state.competentUnitId, police]]);
    const byPolice = fillSlip({ ...source, units: held }, 'stop-notice', null);
    expect(byPolice.issuer).toEqual({ parent: [], name: ['Công an phường', 'Hải Dương'], sign: 'CA' });
    expect(byPolice.signatures[0]).toMatchObject({ authority: [], who: 'Trưởng Công an phường' });
  });

  it('name an officer who has left since', async () => {
    const id = await lives.accept();
    const owner = new pg.Client({ connectionString: at.ownerUrl });
    await owner.connect();
    await owner.query(`update officers set active = false where username = 'quay1'`);
    const slip = fillSlip(await slipSourceOf(at, id), 'acceptance-slip', null);
    await owner.query(`update officers set active = true where username = 'quay1'`);
    await owner.end();
    expect(slip.signatures[1]!.name).toBe('Cán bộ quầy 1');
  });

  it('strike on the control slip what was undone, and judge each step by its own limit', () => {
    const { slip } = made.get('06')!;
    const table = slip.blocks.find((block) => block.kind === 'table')!;
    expect(table.struck).toEqual([0]);
    const results = table.rows.map((row) => [row[4]!.split('.')[0], row[3]!.split('\n')[0]]);
    expect(results).toEqual([
      ['Chuyển hồ sơ', 'Trước hạn'],
      ['Chuyển hồ sơ', 'Trước hạn'],
      ['Phân công người thụ lý', 'Quá hạn'],
      ['Trình lãnh đạo phòng', 'Đúng hạn'],
      ['Trình ký', 'Đúng hạn'],
      ['Ký duyệt', 'Đúng hạn'],
      ['Vào số, đóng dấu', 'Đúng hạn'],
      ['Trả kết quả', 'Không tính thời gian'],
    ]);
  });

  it('are given as page, PDF and Word document, and not when there is none', async () => {
    const visitor = new Visitor(at);
    await visitor.signIn('quay1');
    const path = `/can-bo/ho-so/${made.get('02')!.id}`;
    const typeOf = async (name: string) =>
      (await visitor.get(`${path}/phieu/${name}`)).headers.get('content-type');
    expect(await typeOf('supplement-request')).toContain('text/html');
    expect(await typeOf('supplement-request.pdf')).toBe('application/pdf');
    expect(await typeOf('supplement-request.docx')).toContain('wordprocessingml');
    expect((await visitor.get(`${path}/phieu/refusal-slip`)).status).toBe(404);
    expect((await visitor.get(`${path}/phieu/supplement-request?buoc=1`)).status).toBe(404);
    expect((await visitor.get(`${path}/phieu/control-slip?buoc=1`)).status).toBe(200);
    expect(await (await visitor.get(path)).text()).toContain('/phieu/supplement-request?buoc=');
  });

  it('are shown to no citizen, no administrator and no officer without a session', async () => {
    const path = `/can-bo/ho-so/${made.get('02')!.id}/phieu/supplement-request.docx`;
    expect((await new Visitor(at).get(path)).status).not.toBe(200);
    const visitor = new Visitor(at);
    await visitor.signIn('quantri');
    expect((await visitor.get(path)).status).toBe(403);
  });
});
