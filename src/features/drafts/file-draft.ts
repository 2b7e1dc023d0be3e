import { toLocalDay } from '../../law/day.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { sealJson } from '../../platform/personal-ids/sealing.ts';
import { Problem } from '../../platform/problem.ts';
import type { Visitor, VisitorAct } from '../citizens/index.ts';
import { type DossierDocument, derivedKey, fileOnline, findDossier } from '../dossiers/index.ts';
import { chargeFiled } from '../payments/index.ts';
import {
  checkForm,
  dataReplacementsOf,
  type FormDefinition,
  findProcedure,
  quantityOf,
} from '../procedures/index.ts';
import { adoptUploads } from '../uploads/index.ts';
import { listUsable, lockOwnItems, noteUsed, type VaultItem } from '../vault/index.ts';
import { applicantColumns } from './applicant.ts';
import { attached, attachedTo, uploadOwner } from './attachments.ts';
import { formOf } from './form-of.ts';
import { filedDocuments, missingPapers, paperNeeds } from './papers.ts';
import { digestOf } from './receipt.ts';
import type { Draft, DraftChoices } from './schema.ts';
import { type DraftKey, lockDraft } from './store.ts';

/** What stands in the way of filing, page by page: the field and what is wrong with it. */
export interface FilingFaults {
  form: Record<string, string>;
  papers: Record<string, string>;
  delivery: Record<string, string>;
}

export function hasFaults(faults: FilingFaults): boolean {
  return Object.values(faults).some((each) => Object.keys(each).length > 0);
}

/**
 * Files a draft: the dossier with its papers and answers, in one transaction; a draft is filed once, however often this is
 * called.
 * @throws Problem not_found; not_allowed without an account; invalid when something is still missing
 */
export async function fileDraft(
  tx: Tx,
  act: VisitorAct,
  key: DraftKey,
): Promise<{ dossierId: number; code: string }> {
  const { visitor, now } = act;
  if (visitor.kind !== 'citizen')
    throw new Problem('not_allowed', 'Nộp hồ sơ cần tài khoản định danh. Hãy đăng nhập rồi nộp.');
  const draft = await lockDraft(tx, key, visitor, now);
  if (draft.dossierId !== null) return findFiled(tx, draft);
  // Taken out of use from now on, an item stays in this filing; before, the filing is refused.
  await lockOwnItems(tx, visitor, Object.values(draft.choices.fromVault));
  const checked = await checkDraft(tx, draft, { visitor, now });
  if (hasFaults(checked.faults)) throw incomplete();
  const { form, answers, needs, usable } = checked;
  const { choices } = draft;
  const applicant = applicantColumns(form, answers, visitor);
  // What is there at this moment is what is filed: a file that came or went since the check is seen here.
  const adopted = (await adoptUploads(tx, uploadOwner(draft))).map(attached);
  if (Object.keys(missingPapers(needs, adopted, choices, usable)).length > 0) throw incomplete();
  const documents = filedDocuments(needs, adopted, choices, { usable, now });
  const filed = await fileOnline(tx, act, {
    form: {
      ...applicant,
      ...{ clientKey: draft.id, procedureCode: draft.procedureCode, termNo: choices.termNo },
      ...{ returnBy: choices.returnBy, returnAddress: choices.returnAddress },
      noticeBy: choices.noticeBy,
      request: requestOf(applicant.request ?? '', choices),
    },
    documents,
  });
  await noteFromVault(tx, act, { dossierId: filed.dossierId, clientKey: draft.id, documents, usable });
  const quantity = quantityOf(form, answers);
  if (quantity !== null) {
    const dossier = await findDossier(tx, { wardId: draft.wardId, dossierId: filed.dossierId });
    await chargeFiled(tx, dossier, { quantity, at: now, clientKey: derivedKey(draft.id, 'charge') });
  }
  await tx
    .insertInto('dossier_answers')
    .values({
      ward_id: draft.wardId,
      dossier_id: filed.dossierId,
      procedure_code: draft.procedureCode,
      form_version: draft.formVersion,
      answers: sealJson('dossier_answers.answers', answers),
      digest: digestOf(answers, documents),
    })
    .execute();
  await tx
    .updateTable('drafts')
    .set({
      ...{ dossier_id: filed.dossierId, filed_at: now, citizen_id: visitor.citizen.id },
      client_organisation_id: visitor.actingFor?.id ?? null,
    })
    .where('ward_id', '=', draft.wardId)
    .where('id', '=', draft.id)
    .execute();
  return filed;
}

interface FiledWith {
  dossierId: number;
  clientKey: string;
  documents: readonly DossierDocument[];
  usable: readonly VaultItem[];
}

/** The uses of the filer's own vault, by his choice. */
async function noteFromVault(tx: Tx, act: VisitorAct, filed: FiledWith): Promise<void> {
  const { visitor, now } = act;
  const { dossierId, clientKey, documents, usable } = filed;
  const used = documents.flatMap(({ no, vaultItemId }) => {
    const item = usable.find(({ id }) => id === vaultItemId);
    return item ? [{ item, basis: 'portal' as const, documentNo: no }] : [];
  });
  if (visitor.kind !== 'citizen' || used.length === 0) return;
  const dossier = await findDossier(tx, { wardId: visitor.wardId, dossierId });
  await noteUsed(tx, dossier, { used, by: { citizenId: visitor.citizen.id }, clientKey, now });
}

function incomplete(): Problem {
  return new Problem('invalid', 'Hồ sơ chưa đủ để nộp. Hãy xem lại các mục còn thiếu.');
}

/** The dossier that a draft became. */
export async function findFiled(tx: Db, draft: Draft): Promise<{ dossierId: number; code: string }> {
  const dossierId = draft.dossierId!;
  const { state } = await findDossier(tx, { wardId: draft.wardId, dossierId });
  return { dossierId, code: state.code };
}

/** Everything that is filed, checked: what is wrong is said, never thrown. The vault is that of whoever looks. */
export async function checkDraft(
  tx: Db,
  draft: Draft,
  { visitor, now }: { visitor: Visitor | null; now: Date },
) {
  const today = toLocalDay(now);
  const { choices } = draft;
  const procedure = await findProcedure(tx, draft.procedureCode, today);
  const form: FormDefinition = await formOf(tx, draft, procedure);
  const { answers, errors } = checkForm(form, draft.answers, { today });
  const needs = paperNeeds(
    procedure,
    await dataReplacementsOf(tx, procedure.code, today),
    draft.formVersion !== null,
  );
  const given = await attachedTo(tx, draft);
  const usable = visitor === null ? [] : await listUsable(tx, visitor, now);
  const faults: FilingFaults = {
    form: errors,
    papers: missingPapers(needs, given, draft.choices, usable),
    delivery: {
      ...termFaults(procedure.terms, draft.choices.termNo),
      ...(choices.returnBy === 'post' &&
        choices.returnAddress === '' && { returnAddress: 'Ghi địa chỉ để bưu chính giao kết quả.' }),
    },
  };
  return {
    ...{ procedure, form, answers, faults, needs, usable, attached: given },
  };
}

/** The dossier's line: what is asked, and why papers are missing. */
function requestOf(summary: string, { missing }: DraftChoices): string {
  const reasons = Object.entries(missing)
    .filter(([, why]) => why !== '')
    .map(([no, why]) => `Chưa kèm giấy tờ số ${no}: ${why}`);
  return [summary, ...reasons].filter(Boolean).join('. ').slice(0, 1000);
}

/** Where the term depends on the case, the citizen says which it is; the desk may correct it when it admits. */
function termFaults(
  terms: readonly { no: number; term: string | null }[],
  chosen: number | null,
): Record<string, string> {
  const counted = terms.filter(({ term }) => term !== null);
  if (counted.length < 2 || counted.some(({ no }) => no === chosen)) return {};
  return { termNo: 'Chọn trường hợp của bạn.' };
}
