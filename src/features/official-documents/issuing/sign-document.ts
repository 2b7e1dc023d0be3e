import { toLocalIso } from '../../../law/day.ts';
import { saveFile } from '../../../platform/files/file-store.ts';
import { findStoredFile } from '../../../platform/files/stored-file.ts';
import type { Platform } from '../../../platform/platform.ts';
import { Problem } from '../../../platform/problem.ts';
import { signPdf } from '../../../platform/signing/index.ts';
import type { Act } from '../../organisation/index.ts';
import { authoritiesOf, FIELDS, pictured } from '../../results/index.ts';
import { openOfficerSigner } from '../../signatures/index.ts';
import { lockDocument } from '../reading/documents.ts';
import type { OfficialDocumentRecord } from '../schema.ts';
import { addStep, isTaken, mustBeOpen, type StepRequest } from './add-step.ts';

export interface SigningRequest extends StepRequest {
  /** SHA-256 of the PDF as the signer saw it. */
  file: string;
  /** PIN or password of his certificate: used now, never kept. */
  secret: string;
}

/**
 * Signs a reviewed document with the officer's own certificate, outside of any transaction; then the signed file and the step are
 * written together. Repeating the request with the same key signs nothing twice.
 * @throws Problem invalid (wrong secret, no certificate), too_many_tries, not_found, step_not_open, changed_meanwhile, peer_down
 */
export async function signDocument(platform: Platform, act: Act, request: SigningRequest): Promise<void> {
  const { database, files } = platform;
  const { wardId } = act.officer;
  const document = await readToSign(platform, act, request);
  if (document === null) return;
  const hand = await openOfficerSigner(platform, act, request.secret);
  const pdf = await findStoredFile(database.db, files, wardId, request.file);
  const bytes = await signPdf(pdf.bytes, {
    ...{ signer: hand.signer, ...authoritiesOf(platform), longTerm: false },
    ...{ fieldName: FIELDS.approval, page: 1, rect: null, permits: 'fill and sign' as const },
    appearance: pictured(
      { kind: 'person', lines: [`Người ký: ${act.officer.displayName}`, toLocalIso(act.now)] },
      hand.picture,
    ),
    ...{ reason: 'Ký duyệt', place: document.code, at: act.now },
  });
  await database.transact(async (tx) => {
    const before = await lockDocument(tx, wardId, request.id);
    if (await isTaken(tx, wardId, request.clientKey)) return;
    mustBeOpen(act, before, 'sign', request);
    const name = `da-ky-van-ban-${request.id}.pdf`;
    const file = await saveFile(tx, files, wardId, { name, mediaType: 'application/pdf', bytes }, act.now);
    await addStep(tx, act, before, { step: 'sign', clientKey: request.clientKey, file });
  });
}

/** The document that may be signed now; null when this very request has signed it. */
function readToSign(
  { database }: Platform,
  act: Act,
  request: SigningRequest,
): Promise<OfficialDocumentRecord | null> {
  return database.transact(async (tx) => {
    const { wardId } = act.officer;
    const document = await lockDocument(tx, wardId, request.id);
    if (await isTaken(tx, wardId, request.clientKey)) return null;
    mustBeOpen(act, document, 'sign', request);
    const submitted = document.steps.findLast(({ step }) => step === 'submit');
    if (submitted?.file !== request.file)
      throw new Problem('changed_meanwhile', 'Văn bản đã có bản khác với bản bạn xem. Hãy xem lại rồi ký.');
    return document;
  });
}
