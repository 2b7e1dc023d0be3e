import type { Tx } from '../../../platform/database/database.ts';
import { saveFile } from '../../../platform/files/file-store.ts';
import type { Platform } from '../../../platform/platform.ts';
import { Problem } from '../../../platform/problem.ts';
import { findHeld, revokeDocument, voidNumber } from '../../dossiers/index.ts';
import type { Act } from '../../organisation/index.ts';
import { checkAddress } from '../../results/index.ts';
import { composeDocument } from '../drafting/compose.ts';
import { drawPdf } from '../layout/draw-pdf.ts';
import { findContent, holderOf, lockDocument } from '../reading/documents.ts';
import type { OfficialDocumentRecord, OfficialStep } from '../schema.ts';
import { addStep, isTaken, mustBeOpen, type StepRequest } from './add-step.ts';
import { deliver } from './deliver.ts';

/** Steps that need no certificate. */
export const PLAIN_STEPS = [
  ...(['submit', 'review', 'send_back', 'cancel', 'publish', 'unpublish', 'send', 'revoke'] as const),
] as const satisfies readonly OfficialStep[];
export type PlainStep = (typeof PLAIN_STEPS)[number];

export interface PlainRequest extends StepRequest {
  step: PlainStep;
  why?: string;
  /** To which units it goes, for `send`. */
  unitIds?: readonly number[];
}

const WITH_REASON: readonly PlainStep[] = ['send_back', 'cancel', 'unpublish', 'revoke'];

/**
 * Takes a step that needs no certificate. Submitting draws the PDF: what is reviewed, signed and issued is that file.
 * Repeating the same form does nothing more.
 * @throws Problem not_found, step_not_open, changed_meanwhile, invalid (no reason, no unit)
 */
export async function takeOfficialStep(
  tx: Tx,
  platform: Pick<Platform, 'files' | 'settings'>,
  act: Act,
  request: PlainRequest,
): Promise<void> {
  const { wardId } = act.officer;
  const { id, step, clientKey } = request;
  const document = await lockDocument(tx, wardId, id);
  if (await isTaken(tx, wardId, clientKey)) return;
  mustBeOpen(act, document, step, request);
  const why = reasonOf(request);
  const file = step === 'submit' ? await drawSubmitted(tx, platform, act, document) : null;
  if (step === 'send') await deliver(tx, act, document, request.unitIds ?? []);
  if (step === 'revoke' || document.state === 'signed') await settleNumber(tx, act, document, step, why);
  await addStep(tx, act, document, { step, clientKey, file, why });
}

function reasonOf({ step, why = '' }: PlainRequest): string {
  const text = why.trim();
  if (!WITH_REASON.includes(step)) return text.slice(0, 500);
  if (text.length < 5 || text.length > 500)
    throw new Problem('invalid', 'Ghi lý do cụ thể.', { why: 'Lý do từ 5 đến 500 ký tự.' });
  return text;
}

async function drawSubmitted(
  tx: Tx,
  { files, settings }: Pick<Platform, 'files' | 'settings'>,
  act: Act,
  document: OfficialDocumentRecord,
): Promise<string> {
  const { wardId, id, code } = document;
  const composed = await composeDocument(tx, document, await findContent(tx, wardId, id), act.now);
  const checkUrl = checkAddress(settings.publicUrl, code);
  const bytes = await drawPdf(composed, { checkCode: code, checkUrl, drawnAt: act.now });
  const name = `du-thao-van-ban-${id}-${document.version}.pdf`;
  return saveFile(tx, files, wardId, { name, mediaType: 'application/pdf', bytes }, act.now);
}

/** The number that a document holds becomes void when it goes back; an issued one is withdrawn in the register. */
async function settleNumber(
  tx: Tx,
  act: Act,
  { wardId, id }: OfficialDocumentRecord,
  step: PlainStep,
  why: string,
): Promise<void> {
  const number = await findHeld(tx, wardId, holderOf(id));
  if (number === null) return;
  if (step === 'revoke') await revokeDocument(tx, act, number, why);
  else if (number.state === 'reserved') await voidNumber(tx, act, number, why);
}
