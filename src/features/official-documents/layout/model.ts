import type { Day } from '../../../law/day.ts';

/** A document as NĐ 30/2020/NĐ-CP lays it out, before it is written as .docx or drawn as PDF: both are made from this alone. */
export interface OfficialDocument {
  /** Name of the kind in upper case, "BÁO CÁO"; null for a công văn, which has only "V/v" under its number. */
  kindName: string | null;
  /** Trích yếu, without "V/v". */
  subject: string;
  agency: {
    /** Cơ quan chủ quản, upper case: "ỦY BAN NHÂN DÂN PHƯỜNG HẢI DƯƠNG"; null where the agency has none above its name. */
    parent: string | null;
    /** Cơ quan ban hành, upper case. */
    name: string;
  };
  /** "15"; null while it is a draft: room is left for it. */
  number: string | null;
  /** "BC-UBND". */
  symbol: string;
  /** Địa danh: "Hải Dương". */
  place: string;
  /** Null while it is a draft. */
  day: Day | null;
  /** Kính gửi; empty where the kind has none. */
  addressees: readonly string[];
  /** Căn cứ, without the closing mark. */
  basis: readonly string[];
  body: readonly Block[];
  signature: {
    /** "TM. ỦY BAN NHÂN DÂN", "TL. CHỦ TỊCH"; null where the position stands alone. */
    authority: string | null;
    /** "GIÁM ĐỐC TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG". */
    position: string;
    /** Empty while the signer is not known. */
    name: string;
  };
  /** Nơi nhận, without marks; the last line is "Lưu: VT, TTPVHCC". */
  recipients: readonly string[];
  /** Phụ lục after the signature, each on a page of its own. */
  annexes: readonly Annex[];
}

export interface Annex {
  title: string;
  isLandscape: boolean;
  body: readonly Block[];
}

export type Block =
  | { kind: 'heading'; level: 1 | 2 | 3; text: string }
  | { kind: 'paragraph'; text: string }
  | { kind: 'item'; text: string }
  | TableBlock
  | PictureBlock;

export interface TableBlock {
  kind: 'table';
  caption: string | null;
  columns: readonly {
    label: string;
    align: 'left' | 'right' | 'center' /** Share of the width. */;
    weight: number;
  }[];
  rows: readonly (readonly string[])[];
  /** Rows that stand out (a group, a sum), by their place. */
  strong: readonly number[];
}

export interface PictureBlock {
  kind: 'picture';
  caption: string;
  /** What the picture says, for those who do not see it. */
  description: string;
  png: Uint8Array;
  /** In points as it stands on the page. */
  width: number;
  height: number;
}
