import type { Box } from '../../../platform/scanning/index.ts';

/** What can be read from a paper and be confirmed by an officer. */
export const PAPER_FIELDS = [
  ...(['name', 'personalId', 'bornOn', 'otherName', 'otherPersonalId'] as const),
  ...(['organisationName', 'organisationId', 'number', 'issuedOn', 'issuer'] as const),
] as const;

export type PaperField = (typeof PAPER_FIELDS)[number];

export const PAPER_FIELD_LABELS: Record<PaperField, string> = {
  name: 'Họ và tên',
  personalId: 'Số định danh cá nhân',
  bornOn: 'Ngày sinh',
  otherName: 'Họ và tên người thứ hai',
  otherPersonalId: 'Số định danh người thứ hai',
  organisationName: 'Tên tổ chức, hộ kinh doanh',
  organisationId: 'Mã số tổ chức, hộ kinh doanh',
  number: 'Số, ký hiệu',
  issuedOn: 'Ngày cấp',
  issuer: 'Cơ quan cấp',
};

/** A value that was read, for a person to confirm: never more than a proposal. Days as `YYYY-MM-DD`, ids as digits. */
export interface ProposedField {
  field: PaperField;
  value: string;
  /** From 0 to 1. */
  confidence: number;
  /** The page that it stands on, from 0. */
  page: number;
  /** Where on the page its words stand. */
  boxes: Box[];
}
