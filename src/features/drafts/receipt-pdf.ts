import QRCode from 'qrcode';
import { formatTime } from '../../law/day.ts';
import { beginPdf } from '../../platform/files/pdf.ts';
import type { Ward } from '../organisation/index.ts';
import type { Receipt } from './receipt.ts';

interface Printed {
  receipt: Receipt;
  signature: string;
  ward: Ward;
  procedureName: string;
  /** Where anyone checks it. */
  checkUrl: string;
}

const MARGIN = 60;

/** The receipt of an online filing on one A4 page, with the QR code that leads to its check. */
export async function drawReceipt(printed: Printed): Promise<Uint8Array> {
  const { receipt, ward } = printed;
  const { pdf, bytes } = beginPdf({
    ...{ size: 'A4', margin: MARGIN, lang: 'vi-VN', displayTitle: true },
    info: {
      Title: `Biên nhận hồ sơ trực tuyến ${receipt.code}`,
      Author: ward.name,
      CreationDate: receipt.submittedAt,
    },
  });
  const qr = await QRCode.toBuffer(printed.checkUrl, { margin: 1, width: 300 });
  pdf.font('bold').fontSize(12).text(`ỦY BAN NHÂN DÂN ${ward.name.toUpperCase()}`, { align: 'center' });
  pdf.text('TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG', { align: 'center' }).moveDown(1.5);
  pdf.fontSize(16).text('BIÊN NHẬN HỒ SƠ NỘP TRỰC TUYẾN', { align: 'center' }).moveDown(1);
  for (const [label, value] of rowsOf(printed)) {
    pdf.font('bold').fontSize(12).text(`${label}: `, { continued: true });
    pdf.font('regular').text(value).moveDown(0.4);
  }
  pdf.moveDown(0.6);
  pdf
    .font('italic')
    .text(
      'Biên nhận này xác nhận hồ sơ đã đến Trung tâm; chưa phải giấy tiếp nhận hồ sơ và hẹn trả kết quả. Trung tâm trả lời tiếp nhận, yêu cầu bổ sung hoặc từ chối trong thời hạn ghi ở trên.',
    );
  pdf.moveDown(1).image(qr, MARGIN, pdf.y, { width: 110 });
  pdf
    .font('regular')
    .fontSize(10)
    .text(`Kiểm tra biên nhận: quét mã, hoặc mở ${printed.checkUrl}`, MARGIN + 125, pdf.y - 105, {
      width: pdf.page.width - MARGIN * 2 - 125,
    });
  pdf.moveDown(0.5).text(`Chữ ký của hệ thống (Ed25519): ${printed.signature}`, { width: 340 });
  pdf.end();
  return bytes;
}

function rowsOf({ receipt, procedureName, ward }: Printed): [string, string][] {
  return [
    ['Mã hồ sơ', receipt.code],
    ['Thủ tục', `${procedureName} (${receipt.procedureCode})`],
    ['Nơi nhận', `Trung tâm Phục vụ hành chính công ${ward.name}, ${ward.city}`],
    ['Đến lúc', formatTime(receipt.submittedAt)],
    [
      'Trả lời chậm nhất',
      receipt.answerDueAt ? formatTime(receipt.answerDueAt) : 'theo quy chế của Trung tâm',
    ],
    ['Số tệp giấy tờ kèm theo', String(receipt.papers)],
    ['Mã băm nội dung (SHA-256)', receipt.digest],
  ];
}
