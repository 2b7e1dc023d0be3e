import { toLocalIso } from '../../../law/day.ts';
import { findStoredFile } from '../../../platform/files/stored-file.ts';
import type { Platform } from '../../../platform/platform.ts';
import { Problem } from '../../../platform/problem.ts';
import { signPdf } from '../../../platform/signing/index.ts';
import { type Dossier, decide, derivedKey, findDossier, findMoment, takeStep } from '../../dossiers/index.ts';
import type { Act } from '../../organisation/index.ts';
import { openOfficerSigner } from '../../signatures/index.ts';
import { findDraft, lockDraft, type ResultDraft, type ResultVersion } from '../drafts/draft.ts';
import { FIELDS } from '../drawing/result-document.ts';
import { type Handled, handleEach } from './handled.ts';
import { authoritiesOf, pictured } from './timestamps.ts';

/** A result as the signer saw it: the hash of what he signs, and how many steps the dossier had. */
export interface ToSign {
  dossierId: number;
  stepCount: number;
  file: string;
}

export interface SignRequest {
  items: readonly ToSign[];
  clientKey: string;
  /** PIN or password of his certificate: used now, never kept. */
  secret: string;
}

/**
 * Signs results with the officer's own certificate: one secret for all of them. Each is signed outside of any transaction;
 * then the signed file, the approval and the dossier's step "ký" are written together. What cannot be signed is told of each;
 * repeating the request with the same key signs nothing twice.
 * @throws Problem invalid (wrong secret), not_allowed (no certificate), too_many_tries: then nothing at all was signed
 */
export async function signResults(platform: Platform, act: Act, request: SignRequest): Promise<Handled[]> {
  const hand = await openOfficerSigner(platform, act, request.secret);
  return handleEach(request.items, async (item) => {
    const key = derivedKey(`${request.clientKey}/${item.dossierId}`, 'sign');
    const { dossier, draft } = await readToSign(platform, act, item, key);
    if (draft === null) return dossier.state.code;
    const version = draft.versions.at(-1)!;
    const pdf = await findStoredFile(platform.database.db, platform.files, dossier.wardId, version.file);
    const bytes = await signPdf(pdf.bytes, {
      ...{ signer: hand.signer, ...authoritiesOf(platform), longTerm: false },
      ...{ fieldName: FIELDS.approval, page: 1, rect: null, permits: 'fill and sign' as const },
      appearance: pictured(
        { kind: 'person', lines: [`Người ký: ${act.officer.displayName}`, toLocalIso(act.now)] },
        hand.picture,
      ),
      ...{ reason: 'Ký duyệt', place: dossier.state.code, at: act.now },
    });
    await keepApproval(platform, act, { item, key, version, bytes });
    return dossier.state.code;
  });
}

/** Draft null: this very request has signed it. @throws Problem not_found, step_not_open, changed_meanwhile */
async function readToSign(
  { database: { db } }: Platform,
  act: Act,
  item: ToSign,
  key: string,
): Promise<{ dossier: Dossier; draft: ResultDraft | null }> {
  const dossier = await findDossier(db, { wardId: act.officer.wardId, dossierId: item.dossierId });
  if (dossier.steps.some((each) => each.clientKey === key)) return { dossier, draft: null };
  const decision = decide('sign', dossier.state, act.officer, await findMoment(db, act.officer, act.now));
  if (!decision.open) throw new Problem('step_not_open', decision.why);
  const draft = await findDraft(db, dossier);
  if (!draft) throw new Problem('not_found', 'Hồ sơ chưa có dự thảo kết quả để ký số.');
  mustBeSeen(draft, item.file);
  if (draft.versions.at(-1)!.signerId !== act.officer.id)
    throw new Problem('step_not_open', 'Dự thảo ghi tên người ký khác: hãy đổi người ký rồi xem lại.');
  return { dossier, draft };
}

function mustBeSeen(draft: ResultDraft, file: string): ResultVersion {
  const version = draft.versions.at(-1)!;
  if (version.file !== file)
    throw new Problem('changed_meanwhile', 'Dự thảo đã có bản mới hơn bản bạn xem. Hãy xem lại rồi ký.');
  return version;
}

interface Signed {
  item: ToSign;
  key: string;
  version: ResultVersion;
  bytes: Uint8Array;
}

async function keepApproval(
  platform: Platform,
  act: Act,
  { item, key, version, bytes }: Signed,
): Promise<void> {
  const { wardId } = act.officer;
  const { dossierId, stepCount } = item;
  await platform.database.transact(async (tx) => {
    await lockDraft(tx, wardId, dossierId);
    const before = await findDossier(tx, { wardId, dossierId });
    if (before.steps.some((each) => each.clientKey === key)) return;
    const draft = (await findDraft(tx, before))!;
    mustBeSeen(draft, version.file);
    const file = { name: `da-ky-${before.state.code}.pdf`, mediaType: 'application/pdf', bytes };
    const request = { dossierId, step: 'sign', clientKey: key, stepCount, fields: {}, file } as const;
    const after = await takeStep(tx, platform.files, act, request);
    const { step } = after.steps.findLast((each) => each.clientKey === key)!;
    await tx
      .insertInto('result_approvals')
      .values({
        ...{ ward_id: wardId, draft_id: draft.id, no: draft.approvals.length + 1 },
        ...{ version_no: version.no, step_no: step.no, file: (step.payload as { file: string }).file },
        ...{ signed_at: act.now, signed_by: act.officer.id },
      })
      .execute();
  });
}
