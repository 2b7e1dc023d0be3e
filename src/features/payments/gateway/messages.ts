import { createHash, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { localParts, parseLocal } from '../../../law/day.ts';

/**
 * The messages of the payment platform, by the names that public code of the national portal's older interface uses. Not
 * verified against the live platform: names of fields and their order under the signature stand here and nowhere else.
 */
export const RESULT = 'dpnhankqthanhtoanhs';
export const QUERY = 'dptracuuthanhtoanhs';
export const INIT = 'dpkhoitaothanhtoanhs';
export const VERSION = '1.0';

const QUERY_FIELDS = ['LoaiBanTin', 'PhienBan', 'MaDoiTac', 'MaThamChieu', 'ThoiGianGD'] as const;
const INIT_FIELDS = [
  ...(['LoaiBanTin', 'PhienBan', 'MaDoiTac', 'MaThamChieu', 'SoTien', 'LoaiHinhThanhToan'] as const),
  ...(['MaKenhThanhToan', 'MaThietBi', 'NgonNgu', 'MaTienTe', 'MaNganHang', 'ThongTinGiaoDich'] as const),
  ...(['ThoiGianGD', 'Ip', 'UrlTraVe'] as const),
] as const;
const STARTED_FIELDS = ['MaLoi', 'MaThamChieu', 'MaGiaoDich', 'UrlThanhToan'] as const;
const RESULT_FIELDS = [
  ...(['LoaiBanTin', 'PhienBan', 'MaDoiTac', 'MaThamChieu', 'SoTien', 'MaGiaoDich'] as const),
  ...(['TrangThaiGD', 'ThoiGianGD', 'MaLoi'] as const),
] as const;

type Fields = Readonly<Record<string, string>>;

/** MaXacThuc: SHA-256 in hex over the fields and the secret, with a bar between. */
function signatureOf(fields: Fields, names: readonly string[], secret: string): string {
  const text = [...names.map((name) => fields[name] ?? ''), secret].join('|');
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** A bar within a field would let its neighbours be shifted under the same signature, so that none may hold one. */
function isSigned(fields: Fields, names: readonly string[], secret: string): boolean {
  if (names.some((name) => fields[name]?.includes('|'))) return false;
  const given = Buffer.from((fields.MaXacThuc ?? '').toLowerCase());
  const ours = Buffer.from(signatureOf(fields, names, secret));
  return given.length === ours.length && timingSafeEqual(given, ours);
}

/** "20261123093000", the time of Vietnam. */
export function writeTime(at: Date): string {
  const { day, minute } = localParts(at);
  const two = (number: number) => String(number).padStart(2, '0');
  return `${day.replaceAll('-', '')}${two(Math.floor(minute / 60))}${two(minute % 60)}${two(at.getUTCSeconds())}`;
}

/** Null when it is no time. */
function readTime(text: string): Date | null {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(text) ?? [];
  if (second === undefined || Number(second) > 59) return null;
  try {
    const at = parseLocal(`${year}-${month}-${day}T${hour}:${minute}`);
    return new Date(at.getTime() + Number(second) * 1000);
  } catch {
    return null;
  }
}

export interface PaymentOrder {
  reference: string;
  amountVnd: number;
  words: string;
  now: Date;
  /** Of whoever pays, not ours. */
  ip: string;
  returnUrl: string;
  dossierCode: string;
  procedure: { code: string; name: string };
  unit: { code: string; name: string };
  payer: string;
  lines: readonly { kind: 'fee' | 'charge'; what: string; amountVnd: number }[];
  account: { number: string; bin: string; holder: string } | null;
}

/** The order to begin a payment. The payer's personal id and address are asked for by the form and are not given. */
export function initMessage(order: PaymentOrder, partner: string, secret: string) {
  const plain = (text: string) => text.replaceAll('|', ' ').slice(0, 250);
  const fields = {
    ...{ LoaiBanTin: INIT, PhienBan: VERSION, MaDoiTac: partner, MaThamChieu: order.reference },
    ...{ SoTien: String(order.amountVnd), LoaiHinhThanhToan: '1', MaKenhThanhToan: 'WEB', MaThietBi: '' },
    ...{ NgonNgu: 'vi', MaTienTe: 'VND', MaNganHang: '', ThongTinGiaoDich: plain(order.words) },
    ...{ ThoiGianGD: writeTime(order.now), Ip: plain(order.ip), UrlTraVe: plain(order.returnUrl) },
  };
  return {
    ...fields,
    ThongTinBienLai: receiptPart(order),
    MaXacThuc: signatureOf(fields, INIT_FIELDS, secret),
  };
}

function receiptPart({ procedure, unit, dossierCode, lines, account, payer }: PaymentOrder) {
  return {
    ...{ MaDichVu: '', MaDVC: '', TenDVC: '', MaTTHC: procedure.code, TenTTHC: procedure.name },
    ...{ MaDonVi: unit.code, TenDonVi: unit.name, MaHoSo: dossierCode },
    PhiLePhi: lines.map((line) => ({
      ...{ LoaiPhiLePhi: line.kind === 'fee' ? '1' : '2', MaPhiLePhi: '', TenPhiLePhi: line.what },
      SoTien: String(line.amountVnd),
    })),
    ...{
      TKThuHuong: account?.number ?? '',
      MaNHThuHuong: account?.bin ?? '',
      TenTKThuHuong: account?.holder ?? '',
    },
    ...{ HoTenNguoiNop: payer, SoCMNDNguoiNop: '', DiaChiNguoiNop: '' },
    DSKhoanNop: lines.map((line) => ({ NoiDung: line.what, SoTien: String(line.amountVnd) })),
  };
}

/** The question how a payment stands. */
export function queryMessage(reference: string, now: Date, partner: string, secret: string) {
  const fields = {
    ...{ LoaiBanTin: QUERY, PhienBan: VERSION, MaDoiTac: partner, MaThamChieu: reference },
    ThoiGianGD: writeTime(now),
  };
  return { ...fields, MaXacThuc: signatureOf(fields, QUERY_FIELDS, secret) };
}

const word = z.string().max(300);
const started = z.object({
  ...{
    MaLoi: word,
    MaThamChieu: word,
    MaGiaoDich: word,
    UrlThanhToan: z.string().max(2000),
    MaXacThuc: word,
  },
});
const result = z.object({
  ...{ LoaiBanTin: word, PhienBan: word, MaDoiTac: word, MaThamChieu: word, MaGiaoDich: word },
  SoTien: z.union([z.string().regex(/^\d{1,12}$/), z.number().int().nonnegative().transform(String)]),
  ...{ TrangThaiGD: word, ThoiGianGD: word, MaLoi: word, MaXacThuc: word },
});

export interface Started {
  payUrl: string;
  transactionId: string;
}

/** Where one pays; null when the answer is not the platform's, not about this payment, or not a yes. */
export function readStarted(given: unknown, reference: string, secret: string): Started | null {
  const parsed = started.safeParse(given);
  if (!parsed.success || !isSigned(parsed.data, STARTED_FIELDS, secret)) return null;
  const { MaLoi, MaThamChieu, UrlThanhToan, MaGiaoDich } = parsed.data;
  if (MaLoi !== '00' || MaThamChieu !== reference || !/^https?:\/\//.test(UrlThanhToan)) return null;
  return URL.canParse(UrlThanhToan) ? { payUrl: UrlThanhToan, transactionId: MaGiaoDich } : null;
}

/** How a payment stands at the platform. */
export interface PlatformResult {
  reference: string;
  status: 'paid' | 'failed' | 'open' | 'unknown';
  amountVnd: number;
  transactionId: string;
  at: Date;
}

export type ResultFault = 'unreadable' | 'bad_signature';

/** A result as it came, believed only under the platform's signature and for the kind of message that was expected. */
export function readResult(
  given: unknown,
  kind: typeof RESULT | typeof QUERY,
  { partner, secret }: { partner: string; secret: string },
): PlatformResult | ResultFault {
  const parsed = result.safeParse(given);
  if (!parsed.success) return 'unreadable';
  const message = parsed.data;
  if (!isSigned(message, RESULT_FIELDS, secret) || message.MaDoiTac !== partner) return 'bad_signature';
  const at = readTime(message.ThoiGianGD);
  if (message.LoaiBanTin !== kind || at === null) return 'unreadable';
  return {
    reference: message.MaThamChieu,
    status: statusOf(message),
    amountVnd: Number(message.SoTien),
    transactionId: message.MaGiaoDich,
    at,
  };
}

/** MaLoi 00: the answer is about a payment that the platform knows; TrangThaiGD then says how it stands. */
function statusOf({ MaLoi, TrangThaiGD }: { MaLoi: string; TrangThaiGD: string }): PlatformResult['status'] {
  if (MaLoi === '25') return 'unknown';
  if (TrangThaiGD === '1' && MaLoi === '00') return 'paid';
  return TrangThaiGD === '2' ? 'failed' : 'open';
}
