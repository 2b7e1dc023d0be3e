import { formatDay, toLocalDay, toLocalIso } from '../../../law/day.ts';
import { SLIP_FORMS, type SlipFormName, slipFormNumber, slipNumberText } from '../../../law/slip-forms.ts';
import type { Unit, Ward } from '../../organisation/index.ts';
import type { ProcedureVersion } from '../../procedures/index.ts';
import type { Step } from '../step-payloads.ts';
import type { Dossier } from '../store.ts';

export const SLIP_KINDS = [
  'acceptance-slip',
  'supplement-request',
  'refusal-slip',
  'apology-letter',
  'stop-notice',
  'control-slip',
] as const satisfies readonly SlipFormName[];
export type SlipKind = (typeof SLIP_KINDS)[number];

/** A legal form filled in: what page, PDF and Word document all show. */
export interface Slip {
  kind: SlipKind;
  /** The step that made it; a dossier may have several slips of one kind. */
  stepNo: number;
  /** "Mẫu số 01" … of the annex to TT 03/2025/TT-VPCP; empty when no such form was in force. */
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
  /** "Kính gửi", for letters. */
  addressee: string | null;
  blocks: SlipBlock[];
  signatures: Signature[];
  recipients: string[];
}

export interface Signature {
  /** The line above the office, such as "TL. CHỦ TỊCH"; empty for a slip of the desk. */
  authority: string;
  who: string;
  name: string;
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
  /** Who heads each unit; a division of the committee signs by order of its chairman. */
  heads: ReadonlyMap<number, { authority: string; title: string }>;
  officerNames: ReadonlyMap<number, string>;
  publicUrl: string;
}

/** The office in the sign of a number. */
const OFFICE = 'TTPVHCC';

/** What every form of a dossier has at its head; name and number are those in force when it is issued. */
export function slipHead(source: SlipSource, kind: SlipKind, step: Step) {
  const { ward, dossier, publicUrl } = source;
  const day = toLocalDay(step.at);
  const form = slipFormNumber(kind, day);
  const given = 'number' in step.payload ? String(step.payload.number) : null;
  return {
    kind,
    stepNo: step.no,
    formName: form === null ? '' : `Mẫu số ${form}`,
    title: SLIP_FORMS[kind].title,
    number: given === null ? null : slipNumberText(kind, given, OFFICE, day),
    issuedAt: step.at,
    parent: `Ủy ban nhân dân ${ward.name}`,
    issuer: 'Trung tâm Phục vụ hành chính công',
    place: ward.name.replace(/^(phường|xã|đặc khu)\s+/i, ''),
    code: dossier.state.code,
    qrText: `${publicUrl}/tra-cuu?ma=${encodeURIComponent(dossier.state.code)}`,
    addressee: null,
    recipients: [] as string[],
  };
}

/** Who filed it and what he asks, as every form repeats it; a field stays though nothing was given. */
export function applicantFacts({ dossier, procedure }: SlipSource, label = 'Hồ sơ của'): [string, string][] {
  const { applicant } = dossier;
  const behalf = [applicant.representativeName, applicant.representativeBasis].filter(Boolean).join(', ');
  return [
    [label, applicant.name],
    ...(behalf === '' ? [] : [['Người nộp thay', behalf] satisfies [string, string]]),
    ['Địa chỉ', applicant.address],
    ['Số điện thoại', applicant.phone ?? ''],
    ['Email', applicant.email ?? ''],
    [
      'Nội dung yêu cầu giải quyết',
      [`${procedure.name} (mã ${procedure.code})`, applicant.request].filter(Boolean).join('; '),
    ],
  ];
}

/** A signature of the desk or of an officer. */
export function signedBy(who: string, name: string): Signature {
  return { authority: '', who, name };
}

/** Heads by unit. */
export function headsOf(units: readonly Unit[]): SlipSource['heads'] {
  return new Map(
    units.map(({ id, kind, headTitle }) => [
      id,
      { authority: kind === 'division' ? 'TL. Chủ tịch' : '', title: headTitle },
    ]),
  );
}

/** The head of the unit that resolves the dossier. */
export function signedByHead({ dossier, heads }: SlipSource, name: string): Signature {
  const head = heads.get(dossier.state.competentUnitId);
  return { authority: head?.authority ?? '', who: head?.title || 'Thủ trưởng cơ quan giải quyết', name };
}

/** "10 giờ 05 phút, ngày 23/11/2026" */
export function slipTime(at: Date): string {
  const [hour, minute] = toLocalIso(at).slice(11, 16).split(':');
  return `${hour} giờ ${minute} phút, ngày ${formatDay(toLocalDay(at))}`;
}
