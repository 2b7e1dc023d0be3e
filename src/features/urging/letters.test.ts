import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { giveCertificates } from '../../../test/certificates.ts';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { letterLife } from '../../../test/letter-life.ts';
import { pdfsig } from '../../../test/result-life.ts';
import { urgingLife } from '../../../test/urging-life.ts';
import { instant } from '../../law/day.ts';
import { findStoredFile } from '../../platform/files/stored-file.ts';
import { listIssuedFor, listReceived } from '../official-documents/index.ts';
import { closeCase, redraftLetter } from './index.ts';

let t: TestDatabase;
let life: Awaited<ReturnType<typeof urgingLife>>;
let letters: ReturnType<typeof letterLife>;
let authority: Awaited<ReturnType<typeof giveCertificates>>;

beforeAll(async () => {
  t = await testDatabase(instant('2026-06-01', 9 * 60));
  authority = await giveCertificates(t);
  life = await urgingLife(t);
  letters = letterLife(t);
});
afterAll(async () => {
  await authority.close();
  await t.close();
});

const readFile = async (sha256: string) =>
  (await findStoredFile(t.database.db, t.platform.files, t.wardId, sha256)).bytes;
const textOf = (pdf: Uint8Array) =>
  execFileSync('pdftotext', ['-layout', '-', '-'], { input: pdf, encoding: 'utf8' }).replace(/\s+/g, ' ');

describe('ba văn bản của một vụ', () => {
  const steps = [
    { day: '2026-07-01', issuedOn: '2026-07-02', signer: 'giamdoc', says: 'GIÁM ĐỐC' },
    { day: '2026-07-07', issuedOn: '2026-07-08', signer: 'giamdoc', says: 'GIÁM ĐỐC' },
    { day: '2026-07-16', issuedOn: '2026-07-17', signer: 'chutich', says: 'CHỦ TỊCH' },
  ];
  const numbers: string[] = [];

  it('nhiệm vụ chậm theo đồng hồ đi hết ba văn bản, mỗi văn bản soạn, duyệt, ký, cấp số, đóng dấu, gửi', async () => {
    await life.turn('2026-06-30');
    expect(await life.cases()).toEqual([]);
    for (const [at, { day, issuedOn, signer, says }] of steps.entries()) {
      await life.turn(day);
      const { state } = await life.caseOf(2);
      expect(state.steps.map(({ no }) => no)).toEqual([1, 2, 3].slice(0, at + 1));
      t.platform.setNow(instant(issuedOn, 10 * 60));
      const issued = await letters.issue(state.steps.at(-1)!.documentId, signer, state.unitIds);
      expect(issued).toMatchObject({ state: 'issued', day: issuedOn });
      numbers.push(issued.number!);
      const pdf = await readFile(issued.files.pdf!);
      expect(pdfsig(pdf).slice(0, 2)).toEqual(['Signature is Valid.', 'Signature is Valid.']);
      const text = textOf(pdf);
      for (const word of ['học tập kinh nghiệm', 'Quý II năm 2026', 'Kính gửi', says, issued.number!])
        expect(text).toContain(word);
      if (at === 2) for (const number of numbers.slice(0, 2)) expect(text).toContain(`số ${number}`);
      const parts = unzipSync(await readFile(issued.files.docx!));
      expect(new TextDecoder().decode(parts['word/document.xml'])).toContain('học tập kinh nghiệm');
    }
  });

  it('công văn cuối mở được bằng LibreOffice', async () => {
    const { state } = await life.caseOf(2);
    const { files } = await letters.read(state.steps.at(-1)!.documentId);
    expect(asText(await readFile(files.docx!))).toContain('Chủ tịch Ủy ban nhân dân phường yêu cầu');
  });

  it('văn bản đã phát hành đến đơn vị, và là sản phẩm của nhiệm vụ đôn đốc trong kế hoạch', async () => {
    const received = await listReceived(t.database.db, t.officer('chanhvp'), { after: null, limit: 10 });
    expect(JSON.stringify(received)).toContain(numbers[2]);
    const span = { from: '2026-07-01', to: '2026-08-01', taskKey: life.plan.tasks[0]!.key };
    const found = await listIssuedFor(t.database.db, t.wardId, span);
    expect(found.map(({ number }) => number)).toEqual(numbers.toReversed());
  });

  it('hết bước thì chờ, và sản phẩm đóng vụ', async () => {
    expect((await life.turn('2026-09-01')).closed).toBe(0);
    expect((await life.caseOf(2)).state.steps).toHaveLength(3);
    await life.record(2, 'chanhvp', '2026-08-31', 'Báo cáo kết quả đoàn học tập');
    expect((await life.turn('2026-09-01')).closed).toBe(1);
    const { state, events } = await life.caseOf(2);
    expect(state.closing).toBe('product');
    expect(events.map(({ event }) => event)).toEqual(['opened', 'step', 'step', 'step', 'closed']);
    expect(events.at(-1)!.payload).toMatchObject({ evidence: { kind: 'record', on: '2026-08-31' } });
  });
});

describe('văn bản bị hủy', () => {
  it('vụ chờ người quyết định; soạn lại từ số liệu hôm nay rồi đi tiếp', async () => {
    const known = await life.caseOf(3);
    const { documentId } = known.state.steps.at(-1)!;
    t.platform.setNow(instant('2026-09-03', 9 * 60));
    await letters.take(documentId, 'chutich', 'cancel', { why: 'Viết lại cho rõ hơn.' });
    expect((await life.turn('2026-09-15')).stepped).toBe(0);
    const form = { clientKey: crypto.randomUUID(), reason: 'Bản trước đã hủy, soạn lại.' };
    await expect(redraftLetter(t.database, t.act('giamdoc'), known.id, form)).rejects.toMatchObject({
      code: 'not_allowed',
    });
    const both = await Promise.allSettled(
      [1, 2].map(() => redraftLetter(t.database, t.act('chutich'), known.id, form)),
    );
    expect(both.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThan(0);
    const { state, events } = await life.caseOf(3);
    expect(state.steps.at(-1)!.documentId).not.toBe(documentId);
    expect(events.filter(({ event }) => event === 'redrafted')).toHaveLength(1);
    const close = { clientKey: crypto.randomUUID(), reason: 'Quy chế chuyển sang năm sau.' };
    await t.database.transact((tx) => closeCase(tx, t.act('chutich'), known.id, close));
    expect((await life.caseOf(3)).state.closing).toBe('by_hand');
  });
});

/** What LibreOffice reads in a Word file. */
function asText(docx: Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-letter-'));
  try {
    writeFileSync(`${folder}/a.docx`, docx);
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    const to = ['--convert-to', 'txt:Text (encoded):UTF8', '--outdir', folder, `${folder}/a.docx`];
    execFileSync('soffice', ['--headless', profile, ...to], { stdio: 'ignore' });
    return readFileSync(`${folder}/a.txt`, 'utf8');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
