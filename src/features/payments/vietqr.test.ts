import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import QRCode from 'qrcode';
import { QRPay } from 'vietnam-qr-pay';
import { expect, it, test } from 'vitest';
import { toPurpose, vietQr } from './vietqr.ts';

const transfers = fc.record({
  account: fc.record({
    bin: fc.stringMatching(/^\d{6}$/),
    number: fc.stringMatching(/^[0-9A-Z]{4,19}$/),
  }),
  amountVnd: fc.oneof(
    fc.constantFrom(1, 9, 10, 99_999, 100_000, 9_999_999_999),
    fc.integer({ min: 1, max: 999_999_999 }),
  ),
  purpose: fc.stringMatching(/^[0-9A-Z][0-9A-Z ]{0,23}[0-9A-Z]?$/),
});

test('2,000 transfers by chance: the same bytes as an independent encoder writes', () => {
  fc.assert(
    fc.property(transfers, (transfer) => {
      const theirs = QRPay.initVietQR({
        bankBin: transfer.account.bin,
        bankNumber: transfer.account.number,
        amount: String(transfer.amountVnd),
        purpose: transfer.purpose,
      }).build();
      expect(vietQr(transfer)).toBe(theirs);
      const read = new QRPay(theirs);
      expect(read.isValid).toBe(true);
      expect([read.consumer.bankNumber, read.amount]).toEqual([
        transfer.account.number,
        String(transfer.amountVnd),
      ]);
    }),
    { numRuns: 2000, seed: 20_261_127 },
  );
});

test('the drawn code is read by another program, letter by letter', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-vietqr-'));
  try {
    for (const [at, transfer] of fc.sample(transfers, { numRuns: 8, seed: 7 }).entries()) {
      const file = join(folder, `${at}.png`);
      writeFileSync(
        file,
        await QRCode.toBuffer(vietQr(transfer), { errorCorrectionLevel: 'M', margin: 2, scale: 6 }),
      );
      const read = execFileSync('zbarimg', ['-q', '--raw', '-Sdisable', '-Sqrcode.enable', file], {
        encoding: 'utf8',
      });
      expect(read.replace(/\n$/, '')).toBe(vietQr(transfer));
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

it('refuses what cannot stand in it', () => {
  const good = { account: { bin: '999999', number: '0000002026' }, amountVnd: 8000, purpose: 'PHI 1' };
  expect(vietQr(good)).toMatch(/^000201010212.*6304[0-9A-F]{4}$/);
  for (const wrong of [
    { amountVnd: 0 },
    { amountVnd: -1 },
    { amountVnd: 1.5 },
    { amountVnd: Number.NaN },
    { amountVnd: 10_000_000_000 },
    { purpose: '' },
    { purpose: 'Lệ phí' },
    { purpose: 'A'.repeat(26) },
    { purpose: 'A\nB' },
    { account: { bin: '97043', number: '0000002026' } },
    { account: { bin: '970436', number: '12 34' } },
    { account: { bin: '970436', number: '' } },
  ])
    expect(() => vietQr({ ...good, ...wrong })).toThrow(RangeError);
});

it('makes words fit for a bank', () => {
  expect(toPurpose('Lệ phí hồ sơ H24.105.25-261123-0001')).toBe('LE PHI HO SO H24 105 25 2');
  expect(toPurpose('  Đặng – "Phí"  ')).toBe('DANG PHI');
  expect(toPurpose('漢字')).toBe('');
});
