import { formatDay, toLocalDay, toLocalIso } from '../../../law/day.ts';
import { SLIP_FORMS, type SlipFormName, slipFormNumber } from '../../../law/slip-forms.ts';
import type { Ward } from '../../organisation/index.ts';
import type { ProcedureVersion } from '../../procedures/index.ts';
import type { Dossier } from '../store.ts';

export const SLIP_KINDS = [
  'acceptance-slip',
  'supplement-request',
  'refusal-slip',
  'stop-notice',
  'control-slip',
] as const satisfies readonly SlipFormName[];
export type SlipKind = (typeof SLIP_KINDS)[number];

/** A legal form filled in: what page and PDF both show. */
export interface Slip {
  kind: SlipKind;
  /** "Mẫu số 01" … of the annex to TT 03/2025/TT-VPCP. */
  formName: string;
  title: string;
  number: string | null;
  issuer: string;
  parent: string;
  place: string;
  issuedAt: Date;
  code: string;
  /** Address behind the QR code: public tracking of this dossier. */
  qrText: string;
  blocks: SlipBlock[];
  signatures: { who: string; name: string }[];
}

export type SlipBlock =
  | { kind: 'facts'; rows: [label: string, value: string][] }
  | { kind: 'paragraph'; text: string }
  | { kind: 'list'; title: string; items: string[] }
  | { kind: 'table'; title: string; head: string[]; widths: number[]; rows: string[][] };

/** What the forms are filled from. */
export interface SlipSource {
  ward: Ward;
  dossier: Dossier;
  procedure: ProcedureVersion;
  unitNames: ReadonlyMap<number, string>;
  officerNames: ReadonlyMap<number, string>;
  publicUrl: string;
}

/** What every form of a dossier has at its head; name and number are those in force when it is issued. */
export function slipHead(source: SlipSource, kind: SlipKind, issuedAt: Date) {
  const { ward, dossier, publicUrl } = source;
  const number = slipFormNumber(kind, toLocalDay(issuedAt));
  return {
    kind,
    formName: number === null ? '' : `Mẫu số ${number}`,
    title: SLIP_FORMS[kind].title,
    issuedAt,
    parent: `Ủy ban nhân dân ${ward.name}`,
    issuer: 'Trung tâm Phục vụ hành chính công',
    place: ward.name.replace(/^(phường|xã|đặc khu)\s+/i, ''),
    code: dossier.state.code,
    qrText: `${publicUrl}/tra-cuu?ma=${encodeURIComponent(dossier.state.code)}`,
  };
}

/** Who filed it and what he asks, as every form repeats it. */
export function applicantFacts({ dossier, procedure }: SlipSource): [string, string][] {
  const { applicant } = dossier;
  const rows: [string, string][] = [
    ['Hồ sơ của', applicant.name],
    ['Người nộp thay', applicant.representativeName ?? ''],
    ['Địa chỉ', applicant.address],
    ['Số điện thoại', applicant.phone ?? ''],
    ['Thư điện tử', applicant.email ?? ''],
    ['Thủ tục', `${procedure.name} (mã ${procedure.code})`],
    ['Nội dung yêu cầu', applicant.request],
  ];
  return rows.filter(([, value]) => value !== '');
}

/** "10 giờ 05 phút, ngày 23/11/2026" */
export function slipTime(at: Date): string {
  const [hour, minute] = toLocalIso(at).slice(11, 16).split(':');
  return `${hour} giờ ${minute} phút, ngày ${formatDay(toLocalDay(at))}`;
}
