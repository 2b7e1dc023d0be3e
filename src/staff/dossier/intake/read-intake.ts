import { DOCUMENT_SOURCES, type IntakeDocument, type IntakeInput } from '../../../features/dossiers/index.ts';
import type { ProcedureVersion } from '../../../features/procedures/index.ts';
import { saveFile } from '../../../platform/files/file-store.ts';
import { readPaper } from '../../../platform/files/paper.ts';
import { Problem } from '../../../platform/problem.ts';
import { formToken, isFormToken } from '../../../platform/security/form-token.ts';
import { typed } from '../../../ui/field.tsx';
import type { StaffContext } from '../../session.ts';
import { documentRows } from './intake-documents.tsx';

export type Values = Record<string, unknown>;

const TEXTS = [
  ...['clientKey', 'procedureCode', 'competentUnitId', 'paperBookAt', 'applicantName', 'applicantPersonalId'],
  ...['applicantBirthOn', 'applicantPhone', 'applicantAddress', 'applicantEmail', 'representativeName'],
  ...['representativePersonalId', 'representativeBasis', 'request', 'forBody', 'fromBody', 'foreignCode'],
  'postalNumber',
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
  };
}

/**
 * The rows that were ticked, with their scans; the names of required documents come from the catalogue, not the form.
 * @throws Problem invalid when a paper is asked that a database replaces and no reason is given
 */
export async function readDocuments(
  c: StaffContext,
  body: Values,
  procedure: ProcedureVersion,
): Promise<IntakeDocument[]> {
  const rows = await documentRows(c, procedure, []);
  const documents: IntakeDocument[] = [];
  const faults: Record<string, string> = {};
  for (const [at, row] of rows.entries()) {
    const part = (name: string) => body[`doc.${at}.${name}`];
    const name = row.name || String(part('name') ?? '').trim();
    if (name === '' || (row.name !== '' && part('got') !== '1')) continue;
    const source = DOCUMENT_SOURCES.find((each) => each === part('source')) ?? 'copy';
    const because = String(part('because') ?? '').trim();
    const isAsked = row.isReplaced && ['original', 'copy', 'electronic'].includes(source);
    if (isAsked && because.length < 5)
      faults[`doc.${at}.because`] = `"${name}": dữ liệu đã có, ghi vì sao vẫn phải nộp.`;
    const quantity = Number(part('quantity') ?? 1);
    documents.push({
      name: name.slice(0, 500),
      source,
      quantity: Number.isInteger(quantity) && quantity > 0 && quantity < 1000 ? quantity : 1,
      reusable: row.reusable || source === 'reused',
      scan: await readPaper(part('file')),
      file: keptFile(c, part('kept')),
      scanExemptReason: source === 'shown' ? 'Giấy tờ chỉ xuất trình' : null,
      ...(isAsked && { askedBecause: because }),
    });
  }
  if (Object.keys(faults).length > 0)
    throw new Problem('invalid', 'Có giấy tờ người dân không phải nộp (NQ 66.7/2025/NQ-CP).', faults);
  return documents;
}

/** Scans that came with a form that had errors are kept, so that nobody chooses them again. */
export async function keepScans(c: StaffContext, body: Values): Promise<Values> {
  const { database, files, now, settings } = c.var.platform;
  const kept: Values = { ...body };
  for (const [name, value] of Object.entries(body)) {
    if (!/^doc\.\d+\.file$/.test(name)) continue;
    const scan = await readPaper(value).catch(() => null);
    if (scan === null) continue;
    const sha256 = await database.transact((tx) => saveFile(tx, files, c.var.officer.wardId, scan, now()));
    kept[name.replace(/file$/, 'kept')] = `${sha256}.${sealOf(settings.secret, c, sha256)}`;
  }
  return kept;
}

/** A kept or reused file that we named ourselves to this officer; null for anything else. */
function keptFile(c: StaffContext, given: unknown): string | null {
  const [sha256 = '', seal] = String(given ?? '').split('.');
  const { secret } = c.var.platform.settings;
  return isFormToken(secret, `file:${c.var.officer.wardId}:${sha256}`, seal) ? sha256 : null;
}

export function sealOf(secret: string, c: StaffContext, sha256: string): string {
  return formToken(secret, `file:${c.var.officer.wardId}:${sha256}`);
}
