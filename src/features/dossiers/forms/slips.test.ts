import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../../test/database.ts';
import { dossierLife } from '../../../../test/dossier-life.ts';
import { parseLocal } from '../../../law/day.ts';
import { findWard, listOfficers, listUnits } from '../../organisation/index.ts';
import { findProcedureVersion } from '../../procedures/index.ts';
import { findDossier } from '../index.ts';
import { drawPdf } from './draw-pdf.ts';
import { SLIP_KINDS, type SlipSource } from './slip.ts';
import { SLIPS } from './slips.ts';

let at: TestDatabase;
const folder = mkdtempSync(join(tmpdir(), 'motcua-slips-'));
beforeAll(async () => {
  at = await testDatabase(parseLocal('2026-02-13T15:30'));
});
afterAll(() => at.close());

async function sourceOf(dossierId: number): Promise<SlipSource> {
  const { db } = at.database;
  const dossier = await findDossier(db, { wardId: at.wardId, dossierId });
  return {
    dossier,
    ward: await findWard(db, at.wardId),
    procedure: await findProcedureVersion(db, dossier.state.procedureCode, dossier.state.procedureVersion),
    unitNames: new Map((await listUnits(db, at.wardId)).map((unit) => [unit.id, unit.name])),
    officerNames: new Map((await listOfficers(db, at.wardId)).map((each) => [each.id, each.displayName])),
    publicUrl: 'https://haiduong.example',
  };
}

/** What other programs see in the PDF: its structure, its words, its QR code. */
async function examine(name: string, pdf: Uint8Array): Promise<{ text: string; qr: string }> {
  const file = join(folder, `${name}.pdf`);
  writeFileSync(file, pdf);
  execFileSync('qpdf', ['--check', file]);
  const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).normalize('NFC');
  execFileSync('pdftoppm', ['-r', '110', '-png', '-singlefile', file, join(folder, name)]);
  const qr = execFileSync('zbarimg', ['-q', '--raw', join(folder, `${name}.png`)], {
    encoding: 'utf8',
  }).trim();
  return { text, qr };
}

it('prints the acceptance slip with its due time and a QR code that leads to tracking', async () => {
  const id = await dossierLife(at).accept(
    { applicantName: 'Nguyễn Thị Ánh Tuyết', applicantAddress: 'Tổ dân phố số 3' },
    [
      {
        name: 'Tờ khai theo mẫu',
        source: 'original',
        quantity: 1,
        reusable: false,
        scan: null,
        scanExemptReason: null,
      },
    ],
  );
  const source = await sourceOf(id);
  const { text, qr } = await examine('acceptance', await drawPdf(SLIPS['acceptance-slip'](source)!));
  for (const words of [
    'Mẫu số 01',
    'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
    'Nguyễn Thị Ánh Tuyết',
    'Tờ khai theo mẫu',
    '17 giờ 00 phút, ngày 25/02/2026',
  ])
    expect(text).toContain(words);
  expect(qr).toBe(`https://haiduong.example/tra-cuu?ma=${source.dossier.state.code}`);
});

it('prints each of the other slips when the dossier has it, and none before', async () => {
  const life = dossierLife(at);
  const fresh = await sourceOf(await life.accept());
  expect(SLIP_KINDS.filter((kind) => SLIPS[kind](fresh))).toEqual(['acceptance-slip', 'control-slip']);

  const asked = await life.accept();
  await life.take(asked, 'quay1', 'transfer');
  await life.assign(asked);
  await life.take(asked, 'hotich', 'request_supplement', {
    items: 'Giấy chứng sinh',
    reason: 'Hồ sơ chưa có.',
    mode: 'pause',
  });
  const supplement = await examine(
    'supplement',
    await drawPdf(SLIPS['supplement-request'](await sourceOf(asked))!),
  );
  expect(supplement.text).toContain('Giấy chứng sinh');

  const refused = await life.accept();
  await life.take(refused, 'quay1', 'refuse', { reason: 'Thủ tục không thuộc thẩm quyền.' });
  expect(
    (await examine('refusal', await drawPdf(SLIPS['refusal-slip'](await sourceOf(refused))!))).text,
  ).toContain('Mẫu số 03');

  const withdrawn = await life.accept();
  await life.take(withdrawn, 'quay1', 'withdraw', { reason: 'Người nộp đề nghị rút.' });
  expect(
    (await examine('stop', await drawPdf(SLIPS['stop-notice'](await sourceOf(withdrawn))!))).text,
  ).toContain('Mẫu số 05');

  const walked = await life.accept();
  await life.finish(walked);
  const control = await examine('control', await drawPdf(SLIPS['control-slip'](await sourceOf(walked))!));
  for (const words of ['Mẫu số 06', 'Ký duyệt', 'Vào số, đóng dấu', 'Chủ tịch'])
    expect(control.text).toContain(words);
});
