import { parseLocal, toLocalDay } from '../../law/day.ts';
import { formatDossierCode } from '../../law/dossier-code.ts';
import { due, parseTerm } from '../../law/due.ts';
import { checkPersonalId } from '../../law/personal-id.ts';
import { normalisePhone } from '../../law/phone.ts';
import type { Tx } from '../../platform/database/database.ts';
import { type FileStore, type StoredFile, saveFile } from '../../platform/files/file-store.ts';
import { foldVietnamese } from '../../platform/fold-vietnamese.ts';
import { Problem, wrongFields } from '../../platform/problem.ts';
import { type Act, examinesDossiers, findWard, listUnits, noteAct } from '../organisation/index.ts';
import { findProcedure, type ProcedureVersion } from '../procedures/index.ts';
import { nextCodeNumber } from './numbers.ts';
import { saveNewDossier } from './save.ts';
import {
  type DocumentSource,
  type DossierDocument,
  type IntakeForm,
  type IntakeInput,
  intakeForm,
} from './schema.ts';
import type { Applicant } from './store.ts';

/** A document that the applicant handed in, showed, or that was looked up instead. */
export interface IntakeDocument {
  name: string;
  source: DocumentSource;
  quantity: number;
  reusable: boolean;
  scan: StoredFile | null;
  scanExemptReason: string | null;
}

export interface Intake {
  form: IntakeInput;
  documents: IntakeDocument[];
}

/**
 * Takes in a dossier: code, due time, first row of the control slip. The same client key gives the same dossier.
 * @throws Problem not_allowed, invalid (with the fields), not_found (the procedure)
 */
export async function acceptDossier(
  tx: Tx,
  files: FileStore,
  act: Act,
  intake: Intake,
): Promise<{ dossierId: number; code: string }> {
  if (!act.officer.duties.includes('receive'))
    throw new Problem('not_allowed', 'Tài khoản của bạn không có nhiệm vụ tiếp nhận.');
  const form = parseIntake(intake.form);
  const known = await findByClientKey(tx, act.officer.wardId, form.clientKey);
  if (known) return known;
  const receivedAt = readReceivedAt(form, act.now);
  const day = toLocalDay(receivedAt);
  const procedure = await findProcedure(tx, form.procedureCode, day);
  const term = chooseTerm(procedure, form.termNo);
  await mustExamine(tx, act.officer.wardId, form.competentUnitId);
  const ward = await findWard(tx, act.officer.wardId);
  const number = await nextCodeNumber(tx, ward.id, ward.agencyCode, day);
  const code = formatDossierCode({ agencyCode: ward.agencyCode, day, number });
  const applicant = toApplicant(form);
  const dossierId = await saveNewDossier(tx, {
    wardId: ward.id,
    clientKey: form.clientKey,
    applicant,
    searchText: foldVietnamese(`${code} ${applicant.name} ${applicant.phone ?? ''}`),
    first: {
      step: 'accept',
      no: 1,
      statusAfter: 'received',
      at: act.now,
      officerId: act.officer.id,
      unitId: act.officer.unitId,
      toUnitId: null,
      toOfficerId: null,
      dueAt: term === null ? null : new Date(due(receivedAt, parseTerm(term.term)).dueAt),
      payload: {
        code,
        procedureCode: procedure.code,
        procedureVersion: procedure.version,
        termNo: term?.no ?? null,
        term: term?.term ?? null,
        channel: form.channel,
        origin: form.paperBookAt === '' ? 'system' : 'paper_book',
        applicantKind: form.applicantKind,
        competentUnitId: form.competentUnitId,
        receivedAt: receivedAt.toISOString(),
        resultIsDocument: procedure.resultIsDocument,
        documents: await storeDocuments(tx, files, act, intake.documents),
      },
    },
  });
  await noteAct(tx, act, 'accept', code);
  return { dossierId, code };
}

const WRONG = 'Chưa tiếp nhận được: có mục cần sửa.';

function parseIntake(input: IntakeInput): IntakeForm {
  const parsed = intakeForm.safeParse(input);
  const fields = wrongFields(parsed.error?.issues ?? []);
  const personalId = (input.applicantPersonalId ?? '').trim();
  if (personalId !== '' && !checkPersonalId(personalId))
    fields.applicantPersonalId = 'Số định danh gồm 12 chữ số.';
  const phone = (input.applicantPhone ?? '').trim();
  if (phone !== '' && normalisePhone(phone) === null) fields.applicantPhone = 'Số điện thoại chưa đúng.';
  if (parsed.success && Object.keys(fields).length === 0) return parsed.data;
  throw new Problem('invalid', WRONG, fields);
}

async function mustExamine(tx: Tx, wardId: number, unitId: number): Promise<void> {
  const unit = (await listUnits(tx, wardId)).find((each) => each.id === unitId);
  if (!unit || !examinesDossiers(unit))
    throw new Problem('invalid', WRONG, { competentUnitId: 'Chọn đơn vị giải quyết hồ sơ của phường.' });
}

function readReceivedAt(form: IntakeForm, now: Date): Date {
  if (form.paperBookAt === '') return now;
  const fail = (text: string) => new Problem('invalid', WRONG, { paperBookAt: text });
  let at: Date;
  try {
    at = parseLocal(form.paperBookAt);
  } catch {
    throw fail('Ghi ngày giờ nhận theo sổ giấy.');
  }
  if (at > now) throw fail('Thời điểm nhận không thể ở tương lai.');
  if (now.getTime() - at.getTime() > 366 * 86_400_000) throw fail('Thời điểm nhận đã quá một năm.');
  return at;
}

function chooseTerm(procedure: ProcedureVersion, termNo: number | null): { no: number; term: string } | null {
  const counted = procedure.terms.filter(
    (each): each is typeof each & { term: string } => each.term !== null,
  );
  if (counted.length === 0) return null;
  const chosen =
    termNo === null && counted.length === 1 ? counted[0] : counted.find((each) => each.no === termNo);
  if (!chosen)
    throw new Problem('invalid', WRONG, {
      termNo: 'Chọn trường hợp để tính thời hạn.',
    });
  return chosen;
}

function toApplicant(form: IntakeForm): Applicant {
  return {
    name: form.applicantName,
    personalId: form.applicantPersonalId || null,
    phone: form.applicantPhone === '' ? null : normalisePhone(form.applicantPhone),
    address: form.applicantAddress,
    email: form.applicantEmail || null,
    representativeName: form.representativeName || null,
    request: form.request,
  };
}

async function storeDocuments(
  tx: Tx,
  files: FileStore,
  act: Act,
  documents: IntakeDocument[],
): Promise<DossierDocument[]> {
  const stored: DossierDocument[] = [];
  for (const [at, { scan, ...document }] of documents.entries())
    stored.push({
      ...document,
      no: at + 1,
      file: scan === null ? null : await saveFile(tx, files, act.officer.wardId, scan, act.now),
    });
  return stored;
}

async function findByClientKey(tx: Tx, wardId: number, clientKey: string) {
  const row = await tx
    .selectFrom('dossiers')
    .select(['id', 'code'])
    .where('ward_id', '=', wardId)
    .where('client_key', '=', clientKey)
    .executeTakeFirst();
  return row ? { dossierId: row.id, code: row.code } : null;
}
