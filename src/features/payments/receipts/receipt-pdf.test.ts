import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { Intent } from '../schema.ts';
import type { ReceiptLine } from './issue.ts';
import { drawReceipt, type ReceiptSource } from './receipt-pdf.ts';

const folder = mkdtempSync(join(tmpdir(), 'motcua-receipts-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const LINE: ReceiptLine = {
  ...{ kind: 'fee', what: 'Phí chứng thực bản sao', fullVnd: 400_000, waivedVnd: 200_000, dueVnd: 200_000 },
  basis: '2.000 ₫ một trang; từ trang thứ 3: 1.000 ₫; tối đa 200.000 ₫ một bản; 2 bản, mỗi bản 300 trang',
  waiverReason: 'Nghị quyết 12/2026/NQ-HĐND của Hội đồng nhân dân thành phố về miễn, giảm phí',
};

function sourceOf(
  lines: number,
  change: { payer?: string; officerName?: string; isCancelled?: boolean },
): ReceiptSource {
  const issuedAt = new Date('2026-11-23T03:00:00Z');
  return {
    receipt: {
      ...{ id: 1, wardId: 1, year: 2026, number: 123, intentId: 1, issuedAt, issuedBy: 1 },
      ...{ payer: change.payer ?? 'Người Nộp Mẫu', amountVnd: 200_000 * lines },
      ...{
        lines: Array.from({ length: lines }, () => LINE),
        cancelledAt: change.isCancelled ? issuedAt : null,
      },
    },
    intent: { method: 'cash', reference: '10525261123JZMV2APM', transactionId: null } as Intent,
    ward: {
      ...{
        id: 1,
        code: '10525',
        name: 'phường Hải Dương',
        city: 'thành phố Hải Phòng',
        agencyCode: 'H24.105.25',
      },
      ...{
        address: '106 Trần Hưng Đạo, phường Hải Dương, thành phố Hải Phòng',
        phone: null,
        portalHost: null,
      },
    },
    dossierCode: 'H24.105.25-261123-0007',
    procedureName:
      'Thủ tục chứng thực bản sao từ bản chính giấy tờ, văn bản do cơ quan, tổ chức có thẩm quyền cấp',
    officerName: change.officerName ?? 'Cán bộ quầy 1',
  };
}

test.each([
  ['one line', 1, {}, 1],
  ['three long lines, cancelled', 3, { isCancelled: true }, 2],
  ['a payer with a long name', 1, { payer: 'Công ty trách nhiệm hữu hạn một thành viên '.repeat(4) }, 1],
  ['made by the system', 1, { officerName: '' }, 1],
  ['twenty lines', 20, {}, 4],
])('a receipt with %s is whole and stands on few pages', async (name, lines, change, most) => {
  const file = join(folder, `${name.replaceAll(' ', '-')}.pdf`);
  const source = sourceOf(lines, change);
  writeFileSync(file, await drawReceipt(source));
  execFileSync('qpdf', ['--check', file]);
  const pages = Number(/Pages:\s+(\d+)/.exec(execFileSync('pdfinfo', [file], { encoding: 'utf8' }))![1]);
  expect(pages).toBeLessThanOrEqual(most);
  const read = (from: number, to: number) =>
    execFileSync('pdftotext', ['-layout', '-f', String(from), '-l', String(to), file, '-'], {
      encoding: 'utf8',
    })
      .normalize('NFC')
      .replace(/\s+/g, ' ');
  const words = read(1, pages);
  expect(words.split('Phí chứng thực bản sao').length - 1).toBe(lines);
  expect(words.split('−200.000').length - 1).toBe(lines);
  expect(words).toContain('0000123/2026');
  expect(words.includes('ĐÃ HỦY')).toBe('isCancelled' in change);
  const last = read(pages, pages);
  if (source.officerName === '') expect(last).toContain('không cần chữ ký');
  else for (const who of ['Người nộp tiền', 'Người thu tiền', 'Cán bộ quầy 1']) expect(last).toContain(who);
});
