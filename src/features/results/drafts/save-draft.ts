import { z } from 'zod';
import { toLocalDay } from '../../../law/day.ts';
import type { Tx } from '../../../platform/database/database.ts';
import { saveFile } from '../../../platform/files/file-store.ts';
import { sealJson } from '../../../platform/personal-ids/sealing.ts';
import type { Platform } from '../../../platform/platform.ts';
import { Problem, parseFields } from '../../../platform/problem.ts';
import { type Dossier, decide, findDossier, findMoment } from '../../dossiers/index.ts';
import { type Act, listOfficers, noteAct, type Officer } from '../../organisation/index.ts';
import { newCheckCode } from '../code.ts';
import { drawResult } from '../drawing/draw-result.ts';
import { checkWritten, type Written } from '../templates/fill-template.ts';
import { findTemplate, RESULT_TEMPLATES } from '../templates/list.ts';
import { type ResultTemplate, templatesFor } from '../templates/template.ts';
import { composeResult } from './compose.ts';
import { findDraft, lockDraft, type ResultDraft } from './draft.ts';
import { resultSource } from './source.ts';

const draftForm = z.object({
  clientKey: z.uuid('Biểu mẫu đã cũ: hãy mở lại trang.'),
  template: z.string().min(1, 'Chọn mẫu kết quả.'),
  signerId: z.coerce.number().int().positive('Chọn người ký.'),
  /** How many versions the page had seen. */
  seen: z.coerce.number().int().min(0),
});

export const WRONG_DRAFT = 'Chưa lưu dự thảo: có mục cần sửa.';

/**
 * Saves what the examiner wrote as the next version of the dossier's result, drawn as it will be signed. Who reviews it may
 * change it too, which stands in the versions under his name. The same client key saves nothing twice.
 * @throws Problem not_found, step_not_open (not his turn, or signed), changed_meanwhile, invalid (with the fields)
 */
export async function saveDraft(
  tx: Tx,
  platform: Pick<Platform, 'files' | 'settings'>,
  act: Act,
  given: Record<string, unknown> & { dossierId: number },
): Promise<ResultDraft> {
  const { dossier, draft } = await lockForDraft(tx, act, given.dossierId);
  const form = parseFields(draftForm, given, WRONG_DRAFT);
  if (draft && (await isSaved(tx, draft, form.clientKey))) return draft;
  await mustBeHisTurn(tx, act, dossier);
  mustBeNewest(draft, form.seen);
  const template = mustFit(form.template, dossier);
  const { written, faults } = checkWritten(template, fieldsOf(given));
  const signer = await findSigner(tx, dossier.wardId, form.signerId);
  if (!signer) faults.signerId = 'Chọn người có nhiệm vụ ký.';
  if (Object.keys(faults).length > 0) throw new Problem('invalid', WRONG_DRAFT, faults);
  const version = { template, written, signer: signer!, clientKey: form.clientKey };
  await addVersion(tx, platform, act, { dossier, draft, version });
  await noteAct(tx, act, 'draft_result', dossier.state.code);
  return (await findDraft(tx, dossier))!;
}

/** The signer puts his own name where another's stood: the office above it follows. @throws as saveDraft */
export async function takeOverSignature(
  tx: Tx,
  platform: Pick<Platform, 'files' | 'settings'>,
  act: Act,
  { dossierId, clientKey, seen }: { dossierId: number; clientKey: string; seen: number },
): Promise<void> {
  const { dossier, draft } = await lockForDraft(tx, act, dossierId);
  if (!draft) throw new Problem('not_found', 'Hồ sơ chưa có dự thảo kết quả.');
  if (await isSaved(tx, draft, clientKey)) return;
  const decision = decide('sign', dossier.state, act.officer, await findMoment(tx, act.officer, act.now));
  if (!decision.open) throw new Problem('step_not_open', decision.why);
  mustBeNewest(draft, seen);
  const { template, written } = draft.versions.at(-1)!;
  const version = { template: findTemplate(template), written, signer: act.officer, clientKey };
  await addVersion(tx, platform, act, { dossier, draft, version });
  await noteAct(tx, act, 'draft_result', dossier.state.code);
}

/** The dossier as it stands once nobody else writes its draft. @throws Problem not_found */
async function lockForDraft(tx: Tx, act: Act, dossierId: number) {
  const { wardId } = act.officer;
  await lockDraft(tx, wardId, dossierId);
  const dossier = await findDossier(tx, { wardId, dossierId });
  return { dossier, draft: await findDraft(tx, dossier) };
}

/** Form fields of the template carry this before their name. */
export const FIELD_PREFIX = 'muc.';

function fieldsOf(given: Record<string, unknown>): Record<string, unknown> {
  const own = Object.entries(given).filter(([name]) => name.startsWith(FIELD_PREFIX));
  return Object.fromEntries(own.map(([name, value]) => [name.slice(FIELD_PREFIX.length), value]));
}

/** Whether this officer may write the draft now: who examines, and who reviews. */
export async function mayDraft(tx: Parameters<typeof findMoment>[0], act: Act, { state }: Dossier) {
  const moment = await findMoment(tx, act.officer, act.now);
  const steps = state.status === 'in_review' ? (['submit_for_signature'] as const) : (['propose'] as const);
  return steps.map((step) => decide(step, state, act.officer, moment))[0]!;
}

async function mustBeHisTurn(tx: Tx, act: Act, dossier: Dossier): Promise<void> {
  const decision = await mayDraft(tx, act, dossier);
  if (!decision.open) throw new Problem('step_not_open', `Không sửa được dự thảo lúc này. ${decision.why}`);
}

function mustBeNewest(draft: ResultDraft | null, seen: number): void {
  const last = draft?.versions.at(-1)?.no ?? 0;
  if (last !== seen)
    throw new Problem('changed_meanwhile', 'Dự thảo vừa có bản mới. Hãy xem bản ấy rồi làm tiếp.');
}

function mustFit(code: string, { state }: Dossier): ResultTemplate {
  const day = toLocalDay(state.receivedAt ?? state.submittedAt);
  const found = templatesFor(RESULT_TEMPLATES, state.procedureCode, day).find((each) => each.code === code);
  if (!found)
    throw new Problem('invalid', WRONG_DRAFT, { template: 'Mẫu này không dùng cho thủ tục của hồ sơ.' });
  return found;
}

async function findSigner(tx: Tx, wardId: number, id: number): Promise<Officer | undefined> {
  const officers = await listOfficers(tx, wardId);
  return officers.find((each) => each.id === id && each.duties.includes('sign'));
}

async function isSaved(tx: Tx, draft: ResultDraft, clientKey: string): Promise<boolean> {
  const row = await tx
    .selectFrom('result_versions')
    .select('draft_id')
    .where('ward_id', '=', draft.wardId)
    .where('client_key', '=', clientKey)
    .executeTakeFirst();
  if (row && row.draft_id !== draft.id)
    throw new Problem('changed_meanwhile', 'Biểu mẫu này đã lưu một dự thảo khác. Hãy mở lại trang.');
  return row !== undefined;
}

interface Adding {
  dossier: Dossier;
  draft: ResultDraft | null;
  version: { template: ResultTemplate; written: Written; signer: Officer; clientKey: string };
}

async function addVersion(
  tx: Tx,
  { files, settings }: Pick<Platform, 'files' | 'settings'>,
  act: Act,
  { dossier, draft, version }: Adding,
): Promise<void> {
  const { wardId } = dossier;
  const { id, code } = draft ?? (await beginDraft(tx, act, dossier));
  const source = await resultSource(tx, dossier, settings.publicUrl);
  const bytes = await drawResult(composeResult({ ...version, source, checkCode: code, drawnAt: act.now }));
  const name = `du-thao-${dossier.state.code}.pdf`;
  const file = await saveFile(tx, files, wardId, { name, mediaType: 'application/pdf', bytes }, act.now);
  await tx
    .insertInto('result_versions')
    .values({
      ...{ ward_id: wardId, draft_id: id, no: (draft?.versions.at(-1)?.no ?? 0) + 1, file },
      ...{ template: version.template.code, fields: sealJson('result_versions.fields', version.written) },
      ...{ signer_id: version.signer.id, saved_at: act.now, saved_by: act.officer.id },
      client_key: version.clientKey,
    })
    .execute();
}

function beginDraft(tx: Tx, act: Act, { wardId, id: dossierId }: Dossier) {
  return tx
    .insertInto('result_drafts')
    .values({
      ...{ ward_id: wardId, dossier_id: dossierId, code: newCheckCode() },
      ...{ created_at: act.now, created_by: act.officer.id },
    })
    .returning(['id', 'code'])
    .executeTakeFirstOrThrow();
}
