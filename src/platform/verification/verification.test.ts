import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { attackFiles } from '../../../test/broken-pdfs.ts';
import {
  approve,
  drawForm,
  drawSample,
  officerOf,
  SIGNED_AT,
  sealOf,
  signBoth,
  stamp,
} from '../../../test/signed-files.ts';
import { type LocalAuthority, startLocalAuthority } from '../signing/index.ts';
import { checkFile } from './check-file.ts';
import { type Root, verifyPdf } from './index.ts';

let authority: LocalAuthority;
let roots: Root[];
let both: Uint8Array;
const later = new Date('2027-03-01T00:00:00Z');

beforeAll(async () => {
  authority = await startLocalAuthority({ folder: null, port: 0, now: () => SIGNED_AT });
  roots = [{ certificate: authority.root, from: null, until: null }];
  both = await signBoth(authority);
});
afterAll(() => authority.close());

const check = (pdf: Uint8Array, now = later) => checkFile(pdf, roots, now);
const wordsOf = (pdf: Uint8Array, now = later) => check(pdf, now).words;

describe('a result as the ward issues it', () => {
  it('is valid with both signatures, told with who, when and what came between them', async () => {
    const verdict = await verifyPdf({ bytes: both, roots, now: later });
    expect(verdict.words).toBe('Hợp lệ');
    const [officer, seal, time] = verdict.signatures;
    expect(officer).toMatchObject({
      ...{ standing: 'valid', signer: 'Nguyễn Thị Ưỡng', timeIs: 'stamped', coversWholeFile: false },
      organisation: 'Ủy ban nhân dân phường Thử Nghiệm',
      ...{ signedAt: SIGNED_AT, reasons: [] },
    });
    expect(officer!.notes).toContain('ô được điền sau chữ ký này, trước chữ ký tiếp theo: so, ngay');
    expect(seal).toMatchObject({ standing: 'valid', signer: 'Ủy ban nhân dân phường Thử Nghiệm' });
    expect(time).toMatchObject({ standing: 'valid', isTimestamp: true, coversWholeFile: true });
  });

  it('says so when nobody trusted vouches for the signer', () => {
    const verdict = checkFile(both, [], later);
    expect(verdict.words).toBe('Không xác định: chứng thư người ký không thuộc nguồn được tin cậy ở đây');
  });

  it('says so when nothing is known of revocation', async () => {
    const pdf = await approve(await drawForm(), authority, { signer: officerOf(authority) });
    expect(wordsOf(pdf)).toBe('Hợp lệ nhưng không kiểm tra được chứng thư có bị thu hồi hay không');
  });

  it('says so when only the signer claims the time, and claims nothing once the certificate has run out', async () => {
    const signer = officerOf(authority);
    const pdf = await approve(await drawForm(), authority, { signer, timestamps: null, longTerm: true });
    const [signature] = check(pdf, SIGNED_AT).signatures;
    expect(signature).toMatchObject({ standing: 'valid', timeIs: 'claimed' });
    expect(signature!.notes).toContain('thời gian ký do người ký tự khai, không có dấu thời gian tin cậy');
    expect(wordsOf(pdf, new Date('2030-01-01T00:00:00Z'))).toContain('Không xác định: chứng thư đã hết hạn');
  });

  it('stays valid by its time stamp after the certificate has run out', () => {
    expect(wordsOf(both, new Date('2035-01-01T00:00:00Z'))).toBe('Hợp lệ');
  });

  it('says so when a field is filled after the last signature', async () => {
    const signer = officerOf(authority);
    const signed = await approve(await drawForm(), authority, { signer, longTerm: true });
    const { PDFDocument } = await import('@cantoo/pdf-lib');
    const { fillTexts } = await import('../signing/pdf/form.ts');
    const doc = await PDFDocument.load(signed, { forIncrementalUpdate: true, updateMetadata: false });
    await fillTexts(doc, { so: '99' });
    const filled = await doc.commit({ useObjectStreams: false });
    expect(wordsOf(filled)).toBe('Hợp lệ nhưng có ô được điền mà không ai ký sau đó: so');
  });
});

describe('a certificate that was revoked', () => {
  it('before it signed makes the signature invalid', async () => {
    const signer = officerOf(authority);
    authority.revoke(signer.certificate, new Date('2026-11-22T17:00:00Z'));
    const pdf = await approve(await drawForm(), authority, { signer, longTerm: true });
    expect(wordsOf(pdf)).toBe('Không hợp lệ: chứng thư đã bị thu hồi ngày 23/11/2026');
  });

  it('after it signed leaves a stamped signature good, and says so', async () => {
    const signer = officerOf(authority);
    const signed = await approve(await drawForm(), authority, { signer });
    authority.revoke(signer.certificate, new Date('2026-12-01T03:00:00Z'));
    const pdf = await stamp(signed, authority, { signer: sealOf(authority) });
    const [first] = check(pdf).signatures;
    expect(first).toMatchObject({ standing: 'valid' });
    expect(first!.notes).toContain('chứng thư bị thu hồi sau khi ký, ngày 01/12/2026');
  });
});

describe('a file that is none', () => {
  it('is called by its name', async () => {
    expect(wordsOf(await drawSample())).toBe('Không có chữ ký');
    for (const bytes of [Buffer.alloc(0), Buffer.from('xin chào'), Buffer.from('%PDF-1.7\n%%EOF')])
      expect(wordsOf(bytes)).toBe('Không đọc được tệp');
  });
});

describe('broken and attacked files', () => {
  it('never get a good verdict and never stop the check', async () => {
    const files = await attackFiles(both, authority);
    expect(files.length).toBeGreaterThan(300);
    const wrong = files.flatMap(({ name, bytes, words }) => {
      const verdict = check(bytes);
      const isGood = verdict.standing === 'valid' || verdict.standing === 'valid_but';
      return isGood || (words && !words.test(verdict.words)) ? [`${name}: ${verdict.words}`] : [];
    });
    expect(wrong).toEqual([]);
  });
});

describe('a file that takes too long or too much', () => {
  it('is given up without harm to the server', async () => {
    const verdict = await verifyPdf({ bytes: both, roots, now: later }, { megabytes: 384, seconds: 0.001 });
    expect(verdict.words).toBe('Không xác định: tệp quá phức tạp nên không kiểm tra được');
  });
});
