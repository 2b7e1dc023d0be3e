// Reading the ward's plan: as the text that it was published as, and as a signed PDF, against poppler's reading of the same file.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { drawPdf, type OfficialDocument } from '../../src/features/official-documents/index.ts';
import { readPlan } from '../../src/features/plans/index.ts';
import { root } from '../../src/platform/root.ts';
import { openTimestamps, signPdf, startLocalAuthority } from '../../src/platform/signing/index.ts';
import type { Row } from '../table/table.ts';
import { inMs, median, timeEach } from '../table/times.ts';

const RUNS = { runs: 9, warm: 2 };

export async function planReading(): Promise<Row[]> {
  const text = new Uint8Array(readFileSync(join(root, 'db/seeds/plans/hai-duong-2026.txt')));
  const whole = await readPlan(text, 'ke-hoach.txt');
  const pdf = await signed(await drawPlan(whole));
  const again = await readPlan(pdf, 'ke-hoach.pdf');
  if (again.tasks.length !== whole.tasks.length)
    throw new Error(`${again.tasks.length} of ${whole.tasks.length} tasks read from the PDF`);
  const ours = await timeEach(() => readPlan(pdf, 'ke-hoach.pdf'), RUNS);
  const plain = await timeEach(() => readPlan(text, 'ke-hoach.txt'), RUNS);
  const rows: Row[] = [
    {
      what: `đọc kế hoạch ${whole.tasks.length} nhiệm vụ: PDF đã ký / văn bản trần`,
      ours: inMs(ours.times),
      plain: inMs(plain.times),
      ratio: median(ours.times) / median(plain.times),
    },
  ];
  const folder = mkdtempSync(join(tmpdir(), 'motcua-bench-plan-'));
  try {
    writeFileSync(join(folder, 'plan.pdf'), pdf);
    const poppler = await timeEach(async () => {
      const done = spawnSync('pdftotext', ['-layout', join(folder, 'plan.pdf'), '-']);
      if (done.status !== 0) throw new Error('pdftotext (poppler-utils) cannot read it');
    }, RUNS);
    rows.push({
      what: 'đọc PDF đã ký thành nhiệm vụ / pdftotext chỉ lấy chữ',
      ours: inMs(ours.times),
      plain: inMs(poppler.times),
      ratio: median(ours.times) / median(poppler.times),
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return rows;
}

/** The tasks as the table of an official document. */
function drawPlan(plan: Awaited<ReturnType<typeof readPlan>>): Promise<Uint8Array> {
  const labels = ['STT', 'Nội dung nhiệm vụ', 'Đơn vị chủ trì', 'Đơn vị phối hợp', 'Thời hạn hoàn thành'];
  const document: OfficialDocument = {
    ...{ kindName: 'KẾ HOẠCH', subject: plan.title, number: '15', symbol: 'KH-UBND' },
    agency: { parent: null, name: 'ỦY BAN NHÂN DÂN PHƯỜNG HẢI DƯƠNG' },
    ...{ place: 'Hải Dương', day: '2026-03-02', addressees: [], basis: [], recipients: [], annexes: [] },
    body: [
      {
        ...{ kind: 'table', caption: null, strong: [] },
        columns: labels.map((label, at) => ({
          label,
          align: 'left' as const,
          weight: at === 1 ? 5 : at === 0 ? 1 : 2,
        })),
        rows: plan.tasks.map((task, at) => [
          ...[String(at + 1), task.text, task.leadUnits.join(', ')],
          ...[task.supportingUnits.join(', '), task.due.raw],
        ]),
      },
    ],
    signature: { authority: 'TM. ỦY BAN NHÂN DÂN', position: 'CHỦ TỊCH', name: 'Nguyễn Thị Ưỡng' },
  };
  return drawPdf(document);
}

/** With a signature, its certificates and time stamps as a ward's own documents carry them. */
async function signed(pdf: Uint8Array): Promise<Uint8Array> {
  const at = new Date();
  const authority = await startLocalAuthority({ folder: null, port: 0, now: () => at });
  const organisation = 'Ủy ban nhân dân phường Hải Dương';
  const signer = authority.signerOf(authority.issue({ commonName: 'Nguyễn Thị Ưỡng', organisation }));
  const done = await signPdf(pdf, {
    ...{ signer, fieldName: 'ky-duyet', page: 1, rect: null, at, reason: 'Ký duyệt', place: 'Hải Dương' },
    appearance: { lines: ['Nguyễn Thị Ưỡng'] },
    ...{ timestamps: openTimestamps(authority.tsaUrl), authorities: [], longTerm: true },
  });
  await authority.close();
  return done;
}
