import { parseLocal, toLocalDay } from '../../law/day.ts';
import type { Tx } from '../../platform/database/database.ts';
import { type FileStore, type StoredFile, saveFile } from '../../platform/files/file-store.ts';
import { Problem } from '../../platform/problem.ts';
import {
  type Act,
  examinesDossiers,
  findWard,
  holdCalendar,
  listUnits,
  noteAct,
} from '../organisation/index.ts';
import { findProcedure } from '../procedures/index.ts';
import { announce } from './announce.ts';
import { type Arrival, acceptArrival, chooseTerm, submitArrival } from './arrival.ts';
import { checkAsked } from './data/check-asked.ts';
import type { IntakeForm, IntakeInput } from './intake-form.ts';
import { mobileSessionOf } from './mobile-session.ts';
import { findRepeat, parseIntake, toApplicant, WRONG } from './read-intake.ts';
import type { DocumentSource, DossierDocument } from './schema.ts';
import { findDossier } from './store.ts';
import { findWardRules } from './ward-rules.ts';

/** A document that the applicant handed in, showed, or that was looked up instead. */
export interface IntakeDocument {
  name: string;
  source: DocumentSource;
  quantity: number;
  reusable: boolean;
  scan: StoredFile | null;
  /** The stored file of an earlier dossier of the same person that is used again. */
  file?: string | null;
  scanExemptReason: string | null;
  /** Why it was asked though a database holds what it says; put there by the check, from the look-up. */
  askedBecause?: string;
  reusableFrom?: 'database' | 'vault';
  vaultItemId?: number;
  lookupId?: number;
}

export interface Intake {
  form: IntakeInput;
  documents: IntakeDocument[];
  /** Nobody is told: the dossier lies in the past, as those of a seed do. */
  quiet?: boolean;
}

/**
 * Takes in a dossier: code, due time, first row of the control slip. The same client key gives the same dossier.
 * @throws Problem not_allowed, invalid (with the fields; also for a paper that data replace and that was not looked up first),
 * not_found (the procedure)
 */
export async function acceptDossier(tx: Tx, files: FileStore, act: Act, intake: Intake) {
  return arrive(tx, files, act, { intake, how: acceptArrival, note: 'accept' });
}

/**
 * Registers a dossier that cannot be accepted as it is: it waits for the desk's answer (accept, supplement, refuse).
 * @throws Problem as acceptDossier
 */
export async function submitDossier(tx: Tx, files: FileStore, act: Act, intake: Intake) {
  return arrive(tx, files, act, { intake, how: submitArrival, note: 'submit' });
}

interface Way {
  intake: Intake;
  how: typeof acceptArrival;
  note: 'accept' | 'submit';
}

async function arrive(
  tx: Tx,
  files: FileStore,
  act: Act,
  { intake, how, note }: Way,
): Promise<{ dossierId: number; code: string }> {
  if (!act.officer.duties.includes('receive'))
    throw new Problem('not_allowed', 'Tài khoản của bạn không có nhiệm vụ tiếp nhận.');
  const form = parseIntake(intake.form);
  const { wardId } = act.officer;
  await holdCalendar(tx, wardId, 'count');
  const known = await findRepeat(tx, wardId, form);
  if (known) return known;
  const receivedAt = readReceivedAt(form, act.now);
  const procedure = await findProcedure(tx, form.procedureCode, toLocalDay(receivedAt));
  await mustExamine(tx, wardId, form.competentUnitId);
  const documents = await checkAsked(tx, act, { form, receivedAt, documents: intake.documents });
  const arrived = await how(tx, act, {
    clientKey: form.clientKey,
    procedure,
    term: chooseTerm(procedure, form.termNo),
    rules: await findWardRules(tx, wardId, act.now),
    applicant: toApplicant(form),
    receivedAt,
    fixed: {
      channel: form.channel,
      origin: form.paperBookAt === '' ? 'system' : 'paper_book',
      applicantKind: form.applicantKind,
      competentUnitId: form.competentUnitId,
      documents: await storeDocuments(tx, files, act, documents),
      ...(await placeOf(tx, wardId, form)),
      assistedOnline: form.assistedOnline,
      sessionId: await mobileSessionOf(tx, wardId, form, receivedAt),
      postalNumber: form.postalNumber || null,
    },
  });
  await noteAct(tx, act, note, arrived.code);
  if (!intake.quiet) {
    const dossier = await findDossier(tx, { wardId, dossierId: arrived.dossierId });
    await announce(tx, dossier, form.clientKey);
  }
  return arrived;
}

async function mustExamine(tx: Tx, wardId: number, unitId: number): Promise<void> {
  const unit = (await listUnits(tx, wardId)).find((each) => each.id === unitId);
  if (!unit || !examinesDossiers(unit))
    throw new Problem('invalid', WRONG, { competentUnitId: 'Chọn đơn vị giải quyết hồ sơ của phường.' });
}

/** Here, for another ward or body, or received for us by another body. */
async function placeOf(tx: Tx, wardId: number, form: IntakeForm): Promise<Partial<Arrival['fixed']>> {
  if (form.forWardId !== null) {
    if (form.forWardId === wardId)
      throw new Problem('invalid', WRONG, { forWardId: 'Phường mình giải quyết thì để trống.' });
    const { name } = await findWard(tx, form.forWardId);
    return { place: 'forwarded', elsewhere: name, elsewhereWardId: form.forWardId };
  }
  if (form.forBody !== '') return { place: 'forwarded', elsewhere: form.forBody };
  if (form.fromBody === '') return {};
  return { place: 'from_elsewhere', elsewhere: form.fromBody, foreignCode: form.foreignCode || null };
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

async function storeDocuments(
  tx: Tx,
  files: FileStore,
  act: Act,
  documents: IntakeDocument[],
): Promise<DossierDocument[]> {
  const stored: DossierDocument[] = [];
  for (const [at, { scan, file, ...document }] of documents.entries())
    stored.push({
      ...document,
      no: at + 1,
      file: scan === null ? (file ?? null) : await saveFile(tx, files, act.officer.wardId, scan, act.now),
    });
  return stored;
}
