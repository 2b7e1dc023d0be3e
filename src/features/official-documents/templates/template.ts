import type { OfficialKind } from '../../../law/document-kinds.ts';
import type { Signing } from '../schema.ts';

/** A document to begin with, in the marks of the editor and with fields in braces. It is the house's wording, not a form of the State. */
export interface DocumentTemplate {
  code: string;
  label: string;
  kind: OfficialKind;
  /** Rows of the plan that such documents fulfil: "I.1". */
  planRows: readonly string[];
  signing: Signing;
  subject: string;
  /** One a line. */
  addressees: string;
  basis: string;
  body: string;
  recipients: string;
}

/** Every plan of the ward is carried out on this ground; the texts are those that the ward's own plan names. */
export const BASIS = `Căn cứ Nghị định số 118/2025/NĐ-CP ngày 09/6/2025 của Chính phủ về thực hiện thủ tục hành chính theo cơ chế một cửa, một cửa liên thông tại Bộ phận Một cửa và Cổng Dịch vụ công quốc gia
Căn cứ Kế hoạch kiểm soát thủ tục hành chính và thực hiện cơ chế một cửa, một cửa liên thông năm {{năm}} trên địa bàn {{phường}}`;

export const TO_UNITS = 'Như trên\nChủ tịch, các Phó Chủ tịch UBND phường';
