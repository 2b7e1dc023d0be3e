import { formatDay, formatTime, toLocalDay } from '../../../law/day.ts';
import { wordsOfVnd } from '../../../law/money-words.ts';
import { beginPdf, type Pdf } from '../../../platform/files/pdf.ts';
import type { Ward } from '../../organisation/index.ts';
import { chargeWords, METHOD_LABELS } from '../labels.ts';
import type { Intent } from '../schema.ts';
import type { Receipt } from './issue.ts';

const MM = 72 / 25.4;
const MARGIN = 15 * MM;
const FOOT_HEIGHT = 32 * MM;

export interface ReceiptSource {
  receipt: Receipt;
  intent: Intent;
  ward: Ward;
  dossierCode: string;
  procedureName: string;
  /** Who took the money; empty when it came online. */
  officerName: string;
}

/** "0000123/2026" */
export function receiptNumber({ number, year }: Pick<Receipt, 'number' | 'year'>): string {
  return `${String(number).padStart(7, '0')}/${year}`;
}

/** The receipt on A5 across, text that can be selected and read aloud. */
export async function drawReceipt(source: ReceiptSource): Promise<Uint8Array> {
  const { receipt } = source;
  const { pdf, bytes } = beginPdf({
    size: 'A5',
    layout: 'landscape',
    margin: MARGIN,
    lang: 'vi-VN',
    displayTitle: true,
    info: {
      Title: `Biên lai số ${receiptNumber(receipt)}`,
      Author: source.ward.name,
      CreationDate: receipt.issuedAt,
    },
  });
  drawHead(pdf, source);
  drawFacts(pdf, source);
  drawLines(pdf, receipt);
  drawFoot(pdf, source);
  pdf.end();
  return bytes;
}

const widthOf = (pdf: Pdf) => pdf.page.width - 2 * MARGIN;
const bottomOf = (pdf: Pdf) => pdf.page.height - MARGIN;

function drawHead(pdf: Pdf, { ward, receipt }: ReceiptSource): void {
  const half = widthOf(pdf) / 2;
  pdf
    .font('bold')
    .fontSize(10)
    .text(`ỦY BAN NHÂN DÂN ${ward.name.toUpperCase()}`, MARGIN, MARGIN, { width: half });
  pdf.font('regular').text('Trung tâm Phục vụ hành chính công', { width: half });
  pdf.text(ward.address, { width: half });
  const right = { width: half, align: 'right' as const };
  pdf.font('bold').text(`Số: ${receiptNumber(receipt)}`, MARGIN + half, MARGIN, right);
  pdf.font('regular').text(formatTime(receipt.issuedAt), MARGIN + half, pdf.y, right);
  pdf.y = MARGIN + 15 * MM;
  const centred = { width: widthOf(pdf), align: 'center' as const };
  pdf.font('bold').fontSize(15).text('BIÊN LAI THU PHÍ, LỆ PHÍ', MARGIN, pdf.y, centred);
  if (receipt.cancelledAt !== null)
    pdf
      .fontSize(11)
      .text(`ĐÃ HỦY ngày ${formatDay(toLocalDay(receipt.cancelledAt))}: tiền đã hoàn trả`, centred);
  pdf.moveDown(0.5);
}

function drawFacts(pdf: Pdf, { receipt, intent, dossierCode, procedureName }: ReceiptSource): void {
  const facts: [string, string][] = [
    ['Người nộp', receipt.payer],
    ['Hồ sơ', `${dossierCode} – ${procedureName}`],
    ['Cách nộp', METHOD_LABELS[intent.method]],
    ['Mã giao dịch', [intent.reference, intent.transactionId].filter(Boolean).join(' / ')],
  ];
  pdf.fontSize(10.5);
  for (const [label, value] of facts) {
    pdf.font('regular').text(`${label}: `, MARGIN, pdf.y, { width: widthOf(pdf), continued: true });
    pdf.font('bold').text(value);
    pdf.y += 1.5;
  }
  pdf.y += 4;
}

const money = (vnd: number) => vnd.toLocaleString('vi-VN');

/** What was charged, what was waived, what was paid: one row each, ruled off above and below. */
function drawLines(pdf: Pdf, { lines, amountVnd }: Receipt): void {
  const amount = 32 * MM;
  const words = widthOf(pdf) - amount - 4;
  const row = (left: string, right: string, font: 'regular' | 'bold') => {
    pdf.font(font).fontSize(10.5);
    if (pdf.y + pdf.heightOfString(left, { width: words }) > bottomOf(pdf)) pdf.addPage();
    const y = pdf.y;
    pdf.text(left, MARGIN, y, { width: words });
    const end = pdf.y;
    pdf.text(right, MARGIN + words + 4, y, { width: amount, align: 'right' });
    pdf.y = Math.max(end, pdf.y) + 2;
  };
  rule(pdf);
  for (const line of lines) {
    row(`${chargeWords(line)} (${line.basis})`, money(line.fullVnd), 'regular');
    if (line.waivedVnd > 0)
      row(`Miễn, giảm: ${line.waiverReason ?? ''}`, `−${money(line.waivedVnd)}`, 'regular');
  }
  rule(pdf);
  row('Đã nộp (đồng)', money(amountVnd), 'bold');
  pdf.font('italic').text(`Bằng chữ: ${wordsOfVnd(amountVnd)}.`, MARGIN, pdf.y, { width: widthOf(pdf) });
}

function rule(pdf: Pdf): void {
  pdf
    .moveTo(MARGIN, pdf.y)
    .lineTo(MARGIN + widthOf(pdf), pdf.y)
    .lineWidth(0.6)
    .stroke();
  pdf.y += 4;
}

/** Both signatures beside each other, never torn apart; a receipt that the system made says so instead. */
function drawFoot(pdf: Pdf, { receipt, officerName }: ReceiptSource): void {
  const half = widthOf(pdf) / 2;
  if (pdf.y + FOOT_HEIGHT > bottomOf(pdf)) pdf.addPage();
  const y = Math.max(pdf.y + 4, bottomOf(pdf) - FOOT_HEIGHT);
  const centred = { width: half - 8, align: 'center' as const };
  if (officerName === '') {
    const text = 'Biên lai do hệ thống lập khi nền tảng thanh toán báo đã nhận tiền; không cần chữ ký.';
    pdf
      .font('italic')
      .fontSize(9.5)
      .text(text, MARGIN, y, { width: widthOf(pdf) });
    return;
  }
  for (const [at, who, name] of [
    [0, 'Người nộp tiền', receipt.payer],
    [1, 'Người thu tiền', officerName],
  ] as const) {
    const x = MARGIN + at * half;
    pdf.font('bold').fontSize(10.5).text(who, x, y, centred);
    pdf.font('italic').fontSize(9).text('(Ký và ghi rõ họ tên)', x, pdf.y, centred);
    pdf
      .font('regular')
      .fontSize(10)
      .text(name.slice(0, 90), x, y + 22 * MM, { ...centred, height: 9 * MM, ellipsis: true });
  }
}
