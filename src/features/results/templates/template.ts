import type { Day } from '../../../law/day.ts';
import { type Dated, isInForce } from '../../../law/in-force.ts';
import type { Authority } from '../../../law/signature-block.ts';

/** What a template may name without asking: facts of the dossier and of the ward, in words. */
export const DOSSIER_PLACES = {
  nguoiNop: 'người nộp',
  ngaySinh: 'ngày sinh của người nộp',
  soDinhDanh: 'số định danh của người nộp',
  diaChi: 'địa chỉ của người nộp',
  yeuCau: 'nội dung yêu cầu',
  maHoSo: 'mã hồ sơ',
  ngayTiepNhan: 'ngày tiếp nhận',
  thuTuc: 'tên thủ tục',
  ketQua: 'tên kết quả theo danh mục',
  uyBan: 'tên Ủy ban nhân dân',
  phuong: 'tên phường',
} as const;
export type DossierPlace = keyof typeof DOSSIER_PLACES;

export interface TemplateField {
  name: string;
  label: string;
  type: 'line' | 'text' | 'day';
  required: boolean;
  /** Proposed words, with places of the dossier. */
  proposed?: string;
  /** Where the answers of the electronic form have it: "nguoiXacNhan.hoTen"; the first that is answered. */
  answers?: readonly string[];
  help?: string;
}

/** A part of the body, top to bottom. Places in braces: fields of the template or of the dossier. */
export type TemplatePart =
  | { kind: 'basis'; text: string }
  | { kind: 'heading'; text: string }
  | { kind: 'paragraph'; text: string }
  | { kind: 'facts'; rows: readonly (readonly [label: string, text: string])[] }
  | { kind: 'article'; text: string };

/**
 * What a kind of result looks like, from a day on: everything but what the examiner writes. Its layout is that of
 * NĐ 30/2020/NĐ-CP.
 */
export interface ResultTemplate extends Dated {
  code: string;
  /** What it is called where one chooses. */
  label: string;
  /** Tên loại; empty for an official letter (công văn), which has none. */
  title: string;
  /** Trích yếu. */
  subject: string;
  /** The sign of its kind in "15/GXN-UBND"; empty for an official letter, whose sign is the office's alone. */
  symbol: string;
  /** Codes of the procedures that it is made for; null: for any. */
  procedures: readonly string[] | null;
  /** Whether the State's own form was read; otherwise it is shown as "chưa xác minh". */
  isVerified: boolean;
  authority: Authority;
  /** "Kính gửi". */
  addressee?: string;
  fields: readonly TemplateField[];
  parts: readonly TemplatePart[];
  recipients: readonly string[];
}

/** Those that fit a procedure on a day, its own first. */
export function templatesFor(
  templates: readonly ResultTemplate[],
  procedureCode: string,
  day: Day,
): ResultTemplate[] {
  const open = templates.filter((each) => isInForce(each, day));
  return [
    ...open.filter((each) => each.procedures?.includes(procedureCode)),
    ...open.filter((each) => each.procedures === null),
  ];
}
