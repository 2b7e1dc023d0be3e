import type { Dated } from './in-force.ts';

export const OFFICIAL_KINDS = [
  ...([
    'report',
    'plan',
    'letter',
    'directive',
    'notice',
    'proposal',
    'minutes',
    'decision',
    'invitation',
  ] as const),
  ...([
    'guidance',
    'programme',
    'scheme',
    'option',
    'resolution',
    'instruction',
    'rules',
    'provisions',
  ] as const),
  ...([
    'communique',
    'project',
    'contract',
    'urgent-letter',
    'memorandum',
    'agreement',
    'authorisation',
  ] as const),
  ...(['introduction', 'leave', 'sending-slip', 'forwarding-slip', 'message-slip', 'public-letter'] as const),
] as const;
/** A kind of administrative document. `directive` is a công văn too, one that directs or urges units of the ward. */
export type OfficialKind = (typeof OFFICIAL_KINDS)[number];

interface DocumentKind {
  /** As people call it: "Báo cáo". */
  label: string;
  /** Tên loại above the subject; null for a công văn, which has none. */
  name: string | null;
  /** "BC"; empty where the law gives none: then the sign of the unit that drafts follows the agency's. */
  abbreviation: string;
}

const kind = (label: string, abbreviation: string): DocumentKind => ({ label, abbreviation, name: label });
const letter = (label: string): DocumentKind => ({ label, abbreviation: '', name: null });

/**
 * The kinds of administrative documents with their abbreviations.
 * @law NĐ 30/2020/NĐ-CP, Điều 7 (các loại văn bản hành chính); Phụ lục III (chữ viết tắt tên loại)
 * @checked 2026-11-27 in a digest that names 29 kinds and lists those which a ward writes most
 * @uncertain the abbreviations and the kinds beyond the digest follow practice: Phụ lục III itself was not read
 */
export const DOCUMENT_KINDS: readonly (Dated & { kinds: Record<OfficialKind, DocumentKind> })[] = [
  {
    from: '2020-03-05',
    until: null,
    kinds: {
      report: kind('Báo cáo', 'BC'),
      plan: kind('Kế hoạch', 'KH'),
      letter: letter('Công văn'),
      directive: letter('Công văn chỉ đạo, đôn đốc'),
      notice: kind('Thông báo', 'TB'),
      proposal: kind('Tờ trình', 'TTr'),
      minutes: kind('Biên bản', 'BB'),
      decision: kind('Quyết định', 'QĐ'),
      invitation: kind('Giấy mời', 'GM'),
      guidance: kind('Hướng dẫn', 'HD'),
      programme: kind('Chương trình', 'CTr'),
      scheme: kind('Đề án', 'ĐA'),
      option: kind('Phương án', 'PA'),
      resolution: kind('Nghị quyết', 'NQ'),
      instruction: kind('Chỉ thị', 'CT'),
      rules: kind('Quy chế', 'QC'),
      provisions: kind('Quy định', 'QyĐ'),
      communique: kind('Thông cáo', 'TC'),
      project: kind('Dự án', 'DA'),
      contract: kind('Hợp đồng', 'HĐ'),
      'urgent-letter': kind('Công điện', 'CĐ'),
      memorandum: kind('Bản ghi nhớ', 'BGN'),
      agreement: kind('Bản thỏa thuận', 'BTT'),
      authorisation: kind('Giấy ủy quyền', 'GUQ'),
      introduction: kind('Giấy giới thiệu', 'GGT'),
      leave: kind('Giấy nghỉ phép', 'GNP'),
      'sending-slip': kind('Phiếu gửi', 'PG'),
      'forwarding-slip': kind('Phiếu chuyển', 'PC'),
      'message-slip': kind('Phiếu báo', 'PB'),
      'public-letter': letter('Thư công'),
    },
  },
];

/**
 * What follows the number: "BC-UBND"; for a kind without an abbreviation the agency's sign and the drafting unit's: "UBND-TTPVHCC".
 * @law NĐ 30/2020/NĐ-CP, Điều 15 và Phụ lục I (số, ký hiệu của văn bản)
 * @checked 2026-11-27 in a digest of the article and the ward's own plan
 */
export function documentSymbol(
  { abbreviation }: Pick<DocumentKind, 'abbreviation'>,
  { agency, unit }: { agency: string; unit: string },
): string {
  return abbreviation === '' ? `${agency}-${unit}` : `${abbreviation}-${agency}`;
}
