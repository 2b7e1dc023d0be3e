import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { beginPdf } from '../../files/pdf.ts';
import {
  type LocalAuthority,
  openPkcs12,
  openTimestamps,
  prepareForm,
  type Signer,
  signPdf,
  startLocalAuthority,
} from '../index.ts';

const now = () => new Date('2026-11-23T03:00:00Z');
let authority: LocalAuthority;
let folder: string;

beforeAll(async () => {
  authority = await startLocalAuthority({ folder: null, port: 0, now });
  folder = mkdtempSync(join(tmpdir(), 'motcua-sign-'));
});
afterAll(async () => {
  await authority.close();
  rmSync(folder, { recursive: true, force: true });
});

function sample(): Promise<Uint8Array> {
  const { pdf, bytes } = beginPdf({ size: 'A4', margin: 60 });
  pdf.font('bold').fontSize(14).text('GIẤY XÁC NHẬN', { align: 'center' });
  pdf.font('regular').fontSize(13).text('Ủy ban nhân dân phường xác nhận nội dung này là đúng.');
  pdf.end();
  return bytes;
}

describe('a signed result', () => {
  it('carries the approval and then the seal, each with a time stamp', async () => {
    const form = await prepareForm(await sample(), {
      texts: [
        { name: 'so', page: 1, rect: { x: 100, y: 700, width: 60, height: 18 } },
        { name: 'ngay', page: 1, rect: { x: 300, y: 700, width: 200, height: 18 }, font: 'italic' },
      ],
      signatures: [
        { name: 'ky', page: 1, rect: { x: 330, y: 200, width: 200, height: 80 } },
        { name: 'dau', page: 1, rect: { x: 280, y: 300, width: 220, height: 80 } },
      ],
    });
    const file = await authority.issuePkcs12(
      { commonName: 'Nguyễn Thị Ường', organisation: 'UBND phường', algorithm: 'rsa' },
      'mật khẩu',
    );
    const officer = await openPkcs12(file, 'mật khẩu');
    const seal = authority.signerOf(
      authority.issue({ commonName: 'Ủy ban nhân dân phường', organisation: 'UBND phường' }),
    );
    const timestamps = openTimestamps(authority.tsaUrl);
    const common = { page: 1, rect: null, at: now(), timestamps, place: 'Hải Dương' };
    const first = await signPdf(form, {
      ...common,
      signer: officer,
      fieldName: 'ky',
      permits: 'fill and sign',
      reason: 'Ký duyệt',
      appearance: { lines: ['Nguyễn Thị Ường', '2026-11-23T10:00:00+07:00'] },
      longTerm: false,
    });
    const both = await signPdf(first, {
      ...common,
      signer: seal,
      fieldName: 'dau',
      fill: { so: '015', ngay: 'ngày 23 tháng 11 năm 2026' },
      reason: 'Phát hành',
      appearance: {
        kind: 'agency',
        lines: ['Cơ quan: ỦY BAN NHÂN DÂN PHƯỜNG', 'Thời gian ký: 2026-11-23T10:00:00+07:00'],
      },
      longTerm: true,
    });
    const path = join(folder, 'both.pdf');
    writeFileSync(path, both);
    writeFileSync('/tmp/both.pdf', both);
    console.log(execFileSync('pdfsig', [path]).toString());
    console.log(execFileSync('qpdf', ['--check', path]).toString());
    console.log(execFileSync('pdftotext', [path, '-']).toString());
  });
});
