import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  approve,
  drawForm,
  drawSample,
  officerOf,
  SIGNED_AT,
  sealOf,
  stamp,
} from '../../../../test/signed-files.ts';
import { checkFile } from '../../verification/check-file.ts';
import { type LocalAuthority, openTimestamps, signPdf, startLocalAuthority } from '../index.ts';

let authority: LocalAuthority;
let folder: string;
let both: Buffer;

beforeAll(async () => {
  authority = await startLocalAuthority({ folder: null, port: 0, now: () => SIGNED_AT });
  folder = mkdtempSync(join(tmpdir(), 'motcua-sign-'));
  const signer = officerOf(authority, 'rsa');
  const approved = await approve(await drawForm(), authority, { signer, permits: 'fill and sign' });
  both = Buffer.from(await stamp(approved, authority, { signer: sealOf(authority) }));
});
afterAll(async () => {
  await authority.close();
  rmSync(folder, { recursive: true, force: true });
});

function run(program: string, pdf: Uint8Array, ...words: string[]): string {
  const path = join(folder, 'file.pdf');
  writeFileSync(path, pdf);
  return execFileSync(program, [...words.map((each) => (each === '@' ? path : each))], {
    stdio: ['ignore', 'pipe', 'ignore'],
  }).toString();
}
const pdfsig = (pdf: Uint8Array) => run('pdfsig', pdf, '-nocert', '@');

describe('a result with both signatures', () => {
  it('is accepted by pdfsig and qpdf, with Vietnamese names whole', () => {
    const said = pdfsig(both);
    expect(said.match(/Signature is Valid/g)).toHaveLength(2);
    expect(said).toContain('Signer Certificate Common Name: Nguyễn Thị Ưỡng');
    expect(said).toContain('ETSI.CAdES.detached');
    expect(said).toContain('Total document signed');
    expect(run('qpdf', both, '--check', '@')).toContain('No syntax or stream encoding errors');
  });

  it('shows the number, the day and who signed as text', () => {
    const text = run('pdftotext', both, '@', '-');
    for (const words of ['015', 'ngày 23 tháng 11 năm 2026', 'Nguyễn Thị Ưỡng', 'ỦY BAN NHÂN DÂN', '+07:00'])
      expect(text).toContain(words);
  });

  it('shows a change of any one byte to pdfsig and to us', () => {
    const ranges = [...both.toString('latin1').matchAll(/\/ByteRange \[ 0 (\d+) (\d+) (\d+)/g)].map((each) =>
      each.slice(1).map(Number),
    );
    const [hole, behind, rest] = ranges[1] as [number, number, number];
    const roots = [{ certificate: authority.root, from: null, until: null }];
    for (let at = 0; at < 12; at++) {
      const covered = Math.floor(((hole + rest) * (at + 0.5)) / 12);
      const position = covered < hole ? covered : behind + covered - hole;
      const changed = Buffer.from(both);
      changed[position]! ^= 1;
      // Where the change hides the signatures from it, pdfsig finds fewer, or none and ends with an error.
      const said = attempt(() => pdfsig(changed));
      expect([position, (said.match(/Signature is Valid/g) ?? []).length]).not.toEqual([position, 2]);
      expect(['invalid', 'unknown', 'unreadable', 'unsigned']).toContain(
        checkFile(changed, roots, SIGNED_AT).standing,
      );
    }
  });
});

function attempt(work: () => string): string {
  try {
    return work();
  } catch {
    return '';
  }
}

describe('signing', () => {
  it('leaves every byte of before where it was', async () => {
    const form = await drawForm();
    const signed = await approve(form, authority, { signer: officerOf(authority) });
    expect(Buffer.from(signed).subarray(0, form.length).equals(Buffer.from(form))).toBe(true);
  });

  it('refuses a field that is signed, one that is not there, and a page too far', async () => {
    const signer = officerOf(authority);
    const signed = await approve(await drawForm(), authority, { signer });
    const again = approve(signed, authority, { signer });
    await expect(again).rejects.toMatchObject({ code: 'invalid' });
    const fill = approve(signed, authority, { signer, fieldName: 'dau', fill: { khong: 'x' } });
    await expect(fill).rejects.toMatchObject({ code: 'invalid' });
    const far = approve(await drawSample(), authority, { signer, fieldName: 'x', page: 9 });
    await expect(far).rejects.toMatchObject({ code: 'invalid' });
    await expect(approve(Buffer.from('x'), authority, { signer })).rejects.toMatchObject({
      code: 'file_unreadable',
    });
  });

  it('gives nothing when the time stamp authority is down or answers nonsense', async () => {
    const signer = officerOf(authority);
    for (const how of ['close', 'garbage'] as const) {
      authority.answerWith(how);
      const signing = approve(await drawForm(), authority, { signer });
      await expect(signing).rejects.toMatchObject({ code: 'peer_down' });
    }
    authority.answerWith('well');
  });

  it('gives only one of two signings of the same field its place', async () => {
    const form = await drawForm();
    const signers = [officerOf(authority), officerOf(authority)];
    const signed = await Promise.all(signers.map((signer) => approve(form, authority, { signer })));
    for (const each of signed) expect(pdfsig(each).match(/Signature is Valid/g)).toHaveLength(1);
    const second = approve(signed[0]!, authority, { signer: signers[1]! });
    await expect(second).rejects.toMatchObject({ code: 'invalid' });
  });

  it('signs a paper that has no form, seen or unseen', async () => {
    const signer = officerOf(authority);
    const options = {
      signer,
      fieldName: 'moi',
      timestamps: openTimestamps(authority.tsaUrl),
      longTerm: false,
      authorities: [],
    };
    const rest = { page: 1, reason: 'Ký', place: 'Hải Dương', at: SIGNED_AT, appearance: { lines: ['Ký'] } };
    const rect = { x: 50, y: 50, width: 150, height: 60 };
    for (const place of [rect, null]) {
      const signed = await signPdf(await drawSample(), { ...options, ...rest, rect: place });
      expect(pdfsig(signed)).toContain('Signature is Valid');
    }
  });
});
