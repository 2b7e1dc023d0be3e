import { z } from 'zod';
import type { DatabaseCode } from '../../../law/national-databases.ts';

/**
 * The messages by which the databases are asked, through one gateway. The real formats (in production the city's LGSP) were
 * not read: names of paths and fields are ours, in the manner of public code, and stand here and nowhere else.
 * @uncertain every name in this file
 */
const PATHS = {
  population: 'dan-cu',
  civil_status: 'ho-tich',
  business: 'dang-ky-kinh-doanh',
  land: 'dat-dai',
  insurance: 'bao-hiem',
} as const satisfies Partial<Record<DatabaseCode, string>>;
export type ConnectedCode = keyof typeof PATHS;

export const CONNECTED = Object.keys(PATHS) as ConnectedCode[];

export function isConnectable(code: DatabaseCode): code is ConnectedCode {
  return code in PATHS;
}

export function pathOf(code: ConnectedCode): string {
  return PATHS[code];
}

export interface Asked {
  reference: string;
  agencyCode: string;
  officer: string;
  procedureCode: string;
  purpose: string;
  legalBasis: string;
  number: string;
}

/** The question. Of the person it holds the number alone: names are compared here. */
export function questionMessage(asked: Asked) {
  return {
    ...{ MaGiaoDich: asked.reference, MaDonVi: asked.agencyCode, CanBo: asked.officer },
    ...{ MaTTHC: asked.procedureCode, MucDich: asked.purpose, CanCuPhapLy: asked.legalBasis },
    SoDinhDanh: asked.number,
  };
}

/** Text from outside: one line, not long, no control characters. */
const word = z
  .string()
  .max(500)
  .transform((text) => text.replace(/[\p{Cc}\p{Cf}]+/gu, ' ').trim());
const perhaps = word.nullish().transform((text) => text ?? '');

const envelope = z.object({
  MaLoi: z.string().max(10),
  MaGiaoDich: z.string().max(60),
  DuLieu: z.unknown().optional(),
});

export const RECORDS = {
  population: z.object({ HoTen: perhaps, NgaySinh: perhaps, NoiThuongTru: perhaps, NoiTamTru: perhaps }),
  civil_status: z.object({
    ...{ HoTen: perhaps, NgaySinh: perhaps },
    SuKien: z.array(z.object({ Loai: word, So: perhaps, NgayDangKy: perhaps, NoiDangKy: perhaps })).max(20),
  }),
  business: z.object({
    ...{ Ten: perhaps, MaSo: perhaps, LoaiHinh: perhaps, NgayDangKy: perhaps, TinhTrang: perhaps },
    NguoiDaiDien: perhaps,
  }),
  land: z.object({
    ChuSuDung: perhaps,
    GiayChungNhan: z.array(z.object({ SoPhatHanh: perhaps, ThuaDat: perhaps, DiaChi: perhaps })).max(20),
  }),
  insurance: z.object({
    HoTen: perhaps,
    NgaySinh: perhaps,
    MaSo: perhaps,
    TuNgay: perhaps,
    DenNgay: perhaps,
  }),
} satisfies Record<ConnectedCode, z.ZodType>;

export type RecordOf<Code extends ConnectedCode> = z.infer<(typeof RECORDS)[Code]>;

/** What an answer says: a record still to be read, that there is none, or null when it is no answer to this question. */
export function readEnvelope(given: unknown, reference: string): { record: unknown } | 'none' | null {
  const parsed = envelope.safeParse(given);
  if (!parsed.success || parsed.data.MaGiaoDich !== reference) return null;
  if (parsed.data.MaLoi === '00') return { record: parsed.data.DuLieu };
  return parsed.data.MaLoi === '01' ? 'none' : null;
}
