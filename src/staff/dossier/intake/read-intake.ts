import { DOCUMENT_SOURCES, type IntakeInput } from '../../../features/dossiers/index.ts';
import type { ProcedureVersion } from '../../../features/procedures/index.ts';
import { type DeskDocument, NOTHING_OFFERED } from '../../../features/vault/index.ts';
import { saveFile } from '../../../platform/files/file-store.ts';
import { readPaper } from '../../../platform/files/paper.ts';
import { readId } from '../../../platform/http/keys.ts';
import { Problem } from '../../../platform/problem.ts';
import { formToken, isFormToken } from '../../../platform/security/form-token.ts';
import { typed } from '../../../ui/field.tsx';
import type { StaffContext } from '../../session.ts';
import { documentRows, originOf } from './intake-documents.tsx';
import { lookupIdOf } from './intake-lookups.ts';

export type Values = Record<string, unknown>;

const TEXTS = [
  ...['clientKey', 'procedureCode', 'competentUnitId', 'paperBookAt', 'applicantName', 'applicantPersonalId'],
  ...['applicantBirthOn', 'applicantPhone', 'applicantAddress', 'applicantEmail', 'representativeName'],
  ...[
    'representativePersonalId',
    'representativeBasis',
    'request',
    'forBody',
    'fromBody',
    'foreignCode',
    'postalNumber',
  ],
] as const;

/** The form of an intake as the verb takes it. */
export function readIntake(body: Values): IntakeInput {
  const text = (name: string) => typed(body, name) ?? '';
  return {
    ...(Object.fromEntries(TEXTS.map((name) => [name, text(name)])) as unknown as IntakeInput),
    termNo: text('termNo') === '' ? null : Number(text('termNo')),
    channel: text('channel') as IntakeInput['channel'],
    applicantKind: text('applicantKind') as IntakeInput['applicantKind'],
    returnBy: (text('returnBy') || 'centre') as NonNullable<IntakeInput['returnBy']>,
    noticeBy: text('noticeBy') as NonNullable<IntakeInput['noticeBy']>,
    sessionId: text('sessionId') === '' ? null : Number(text('sessionId')),
    assistedOnline: text('assistedOnline') === '1',
    forWardId: text('forWardId') === '' ? null : Number(text('forWardId')),
    applicantOrigin: originOf(body),
  };
}

/**
 * The rows that were ticked, with their scans; the names of required documents come from the catalogue, not the form.
 * @throws Problem invalid when a paper is asked that a database replaces and that nobody looked up
 */
export async function readDocuments(
  c: StaffContext,
  body: Values,
  procedure: ProcedureVersion,
): Promise<DeskDocument[]> {
  const rows = await documentRows(c, procedure, NOTHING_OFFERED, originOf(body));
  const documents: DeskDocument[] = [];
  const faults: Record<string, string> = {};
  for (const [at, row] of rows.entries()) {
    const part = (name: string) => body[`doc.${at}.${name}`];
    const name = row.name || String(part('name') ?? '').trim();
    if (name === '' || (row.name !== '' && part('got') !== '1')) continue;
    const source = DOCUMENT_SOURCES.find((each) => each === part('source')) ?? 'copy';
    const lookupId = row.replaced === null ? undefined : lookupIdOf(body, at);
    const isAsked = row.replaced !== null && ['original', 'copy', 'electronic'].includes(source);
    if (isAsked && lookupId === undefined)
      faults[`doc.${at}.lookup`] =
        `"${name}": dữ liệu đã có. Tra cứu trước; chỉ nhận giấy khi tra cứu không có kết quả.`;
    const scan = await readPaper(part('file'), c.var.platform.settings).catch((error) => {
      if (!(error instanceof Problem)) throw error;
      faults[`doc.${at}.file`] = error.message;
      return null;
    });
    const quantity = Number(part('quantity') ?? row.quantity);
    if (!Number.isInteger(quantity) || quantity < 1 || quantity > 999)
      faults[`doc.${at}.quantity`] = `"${name}": số lượng từ 1 đến 999.`;
    documents.push({
      name: name.slice(0, 500),
      source,
      quantity,
      reusable: row.reusable,
      scan,
      file: sealedFile(c, part('kept')),
      scanExemptReason: source === 'shown' ? 'Giấy tờ chỉ xuất trình' : null,
      ...(lookupId !== undefined && { lookupId }),
      ...(source === 'reused' && fromVault(part)),
    });
  }
  if (Object.keys(faults).length > 0) throw new Problem('invalid', wrongPapers(faults), faults);
  return documents;
}

/** Which item stands for the paper, and whether it was compared with the original. */
function fromVault(part: (name: string) => unknown): Pick<DeskDocument, 'vaultItemId' | 'compares'> {
  const vaultItemId = readId(String(part('vault') ?? ''));
  return { ...(vaultItemId !== null && { vaultItemId }), compares: part('compared') === '1' };
}

function wrongPapers(faults: Record<string, string>): string {
  return Object.keys(faults).some((name) => name.endsWith('.lookup'))
    ? 'Có giấy tờ người dân không phải nộp (NQ 66.7/2025/NQ-CP).'
    : 'Có giấy tờ cần sửa; các tệp khác và những gì đã gõ vẫn còn.';
}

/** Scans that came with a form that had errors are kept, so that nobody chooses them again. */
export async function keepScans(c: StaffContext, body: Values): Promise<Values> {
  const { database, files, now } = c.var.platform;
  const kept: Values = { ...body };
  for (const [name, value] of Object.entries(body)) {
    if (!/^doc\.\d+\.file$/.test(name)) continue;
    const scan = await readPaper(value, c.var.platform.settings).catch(() => null);
    if (scan === null) continue;
    const sha256 = await database.transact((tx) => saveFile(tx, files, c.var.officer.wardId, scan, now()));
    kept[name.replace(/file$/, 'kept')] = `${sha256}.${sealOf(c, sha256)}`;
  }
  return kept;
}

/** A scan of this form that we kept and named ourselves to this ward; null for all else. */
function sealedFile(c: StaffContext, given: unknown): string | null {
  const [sha256 = '', seal] = String(given ?? '').split('.');
  return isFormToken(c.var.platform.settings.secret, sealed(c, sha256), seal) ? sha256 : null;
}

function sealOf(c: StaffContext, sha256: string): string {
  return formToken(c.var.platform.settings.secret, sealed(c, sha256));
}

function sealed(c: StaffContext, sha256: string): string {
  return `file:${c.var.officer.wardId}:kept:${sha256}`;
}
