import { formatDay, toLocalDay, toLocalIso } from '../../../law/day.ts';
import { type SlipFormName, slipFormNumber, slipFormTitle, slipNumberText } from '../../../law/slip-forms.ts';
import { fill } from '../../notices/index.ts';
import type { Officer, Unit, Ward } from '../../organisation/index.ts';
import type { ProcedureVersion } from '../../procedures/index.ts';
import type { Step } from '../step-payloads.ts';
import type { Dossier } from '../store.ts';
import type { SLIP_PLACES, SlipWording, SlipWords } from './words/slip-words.ts';

export const SLIP_KINDS = [
  'acceptance-slip',
  'supplement-request',
  'refusal-slip',
  'apology-letter',
  'stop-notice',
  'control-slip',
] as const satisfies readonly SlipFormName[];
export type SlipKind = (typeof SLIP_KINDS)[number];

/** Whose letterhead a slip has; each line of it as it should break, and the sign in its number. */
export interface Issuer {
  parent: string[];
  name: string[];
  sign: string;
}

/** A legal form filled in: what page, PDF and Word document all show. */
export interface Slip {
  kind: SlipKind;
  /** The step that made it; a dossier may have several slips of one kind. */
  stepNo: number;
  /** "Mẫu số 01" … of the annex to TT 03/2025/TT-VPCP; empty when no such form was in force. */
  formName: string;
  title: string;
  /** With its sign: "05/PBS-TTPVHCC"; null for a slip that has none. */
  number: string | null;
  issuer: Issuer;
  /** "Hải Dương, ngày 05 tháng 02 năm 2026" */
  placeAndDay: string;
  issuedAt: Date;
  code: string;
  /** Address behind the QR code: public tracking of this dossier. */
  qrText: string;
  /** "Kính gửi", for letters. */
  addressee: string | null;
  /** The first stands beside the QR code. */
  blocks: SlipBlock[];
  signatures: Signature[];
  recipients: string[];
}

/** What is drawn of a slip, and of a declaration, which no step makes. */
export type PrintedForm = Omit<Slip, 'kind' | 'stepNo'>;

export interface Signature {
  /** The lines above the office, such as "TL. CHỦ TỊCH"; none for a slip of the desk. */
  authority: string[];
  who: string;
  hint: string;
  name: string;
}

export type SlipBlock =
  | { kind: 'facts'; rows: [label: string, value: string][] }
  | { kind: 'paragraph'; text: string }
  | { kind: 'list'; title: string; items: string[] }
  | SlipTable;

/** Cells may have several lines; rows that were undone are struck through. */
export interface SlipTable {
  kind: 'table';
  title: string;
  head: string[];
  /** Shares of the whole width. */
  widths: number[];
  rows: string[][];
  struck?: readonly number[];
}

/** What the forms are filled from. */
export interface SlipSource {
  ward: Ward;
  dossier: Dossier;
  procedure: ProcedureVersion;
  units: ReadonlyMap<number, Unit>;
  /** Also those who have left. */
  officers: ReadonlyMap<number, Officer>;
  publicUrl: string;
  /** What the ward decided about the words on its slips. */
  wordings: readonly SlipWording[];
}

/** The same with the ward's words for this form at the moment of its step. */
export interface FormSource extends SlipSource {
  words: SlipWords;
}

/** What every form of a dossier has at its head; name and number are those in force when it is issued. */
export function slipHead(source: FormSource, kind: SlipKind, step: Step, issuer: Issuer) {
  const { ward, dossier, publicUrl } = source;
  const day = toLocalDay(step.at);
  const form = slipFormNumber(kind, day);
  return {
    kind,
    stepNo: step.no,
    formName: form === null ? '' : `Mẫu số ${form}`,
    title: slipFormTitle(kind, day),
    number: numberOn(kind, step, issuer.sign),
    issuer,
    placeAndDay: `${source.words.place || ward.name.replace(/^(phường|xã|đặc khu)\s+/i, '')}, ${longDay(day)}`,
    issuedAt: step.at,
    code: dossier.state.code,
    qrText: `${publicUrl}/tra-cuu?ma=${encodeURIComponent(dossier.state.code)}`,
    addressee: null,
    recipients: [] as string[],
  };
}

function numberOn(kind: SlipKind, step: Step, sign: string): string | null {
  if (!('number' in step.payload)) return null;
  return slipNumberText(kind, String(step.payload.number), sign, toLocalDay(step.at));
}

/** "ngày 05 tháng 02 năm 2026": the month with a nought only in January and February. */
export function longDay(day: string): string {
  const [year, month, date] = day.split('-');
  return `ngày ${date} tháng ${Number(month) < 3 ? month : Number(month)} năm ${year}`;
}

/** Who filed it and what he asks, as every form repeats it; a field stays though nothing was given. */
export function applicantFacts({ dossier, procedure }: SlipSource, label = 'Hồ sơ của'): [string, string][] {
  const { applicant } = dossier;
  const behalf = [applicant.representativeName, applicant.representativeBasis].filter(Boolean).join(', ');
  return [
    ['Mã hồ sơ', dossier.state.code],
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

/** How a slip ends: what it must say, where to turn to, a last sentence, the ward's own where it has one. */
export interface Ending {
  fixed?: string;
  closing?: string;
  /** A letter closes with "./."; a slip of the desk does not. */
  isLetter?: boolean;
}

export function ending(
  source: FormSource,
  { fixed = '', closing = '', isLetter = false }: Ending,
): SlipBlock[] {
  const { words } = source;
  const own = (text: string) => fill(text, placesOf(source)).trim();
  const said = [
    fixed,
    own(words.contact),
    words.feedback && `Phản ánh, kiến nghị: ${own(words.feedback)}`,
    own(words.closing) || closing,
  ].filter((text) => text !== '');
  return said.map((text, at) => ({
    kind: 'paragraph',
    text: isLetter && at === said.length - 1 ? `${text.replace(/[./\s]+$/, '')}./.` : text,
  }));
}

/** What the places of the ward's words stand for on this slip. */
function placesOf(source: FormSource): Record<keyof typeof SLIP_PLACES, string> {
  const { ward, dossier, procedure, units } = source;
  return {
    maHoSo: dossier.state.code,
    thuTuc: procedure.name,
    nguoiNop: dossier.applicant.name,
    henTra: dossier.state.dueAt ? slipTime(dossier.state.dueAt) : '',
    donVi: unitName(source, dossier.state.competentUnitId),
    trungTam: [...units.values()].find((unit) => unit.kind === 'centre')?.name ?? '',
    phuong: ward.name,
    diaChi: ward.address,
    dienThoai: ward.phone ?? '',
  };
}

/** Whoever hands it in and signs for it. */
export function filer({ applicant }: Dossier): string {
  return applicant.representativeName ?? applicant.name;
}

export function unitName({ units }: SlipSource, unitId: number | null): string {
  return units.get(unitId ?? 0)?.name ?? '';
}

export function officerName({ officers }: SlipSource, officerId: number | null): string {
  return officers.get(officerId ?? 0)?.displayName ?? '';
}

/** The body that resolves the dossier: a unit of the ward, or the body outside for which it was received. */
export function resolvingBody(source: SlipSource): string {
  const { place, elsewhere, competentUnitId } = source.dossier.state;
  return place === 'forwarded' && elsewhere ? elsewhere : unitName(source, competentUnitId);
}

/** "10 giờ 05 phút, ngày 23/11/2026" */
export function slipTime(at: Date): string {
  const [hour, minute] = toLocalIso(at).slice(11, 16).split(':');
  return `${hour} giờ ${minute} phút, ngày ${formatDay(toLocalDay(at))}`;
}
