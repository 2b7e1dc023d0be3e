import { toLocalDay, toLocalIso } from '../../../law/day.ts';
import { documentNumber } from '../../../law/signature-block.ts';
import { saveFile } from '../../../platform/files/file-store.ts';
import { findStoredFile } from '../../../platform/files/stored-file.ts';
import type { Platform } from '../../../platform/platform.ts';
import { signPdf } from '../../../platform/signing/index.ts';
import { type HeldNumber, issueNumber, longDay, reserveNumber } from '../../dossiers/index.ts';
import { type Act, findWard } from '../../organisation/index.ts';
import { authoritiesOf, FIELDS, pictured } from '../../results/index.ts';
import { type OpenSigner, openSealSigner } from '../../signatures/index.ts';
import { composeDocument, kindOf } from '../drafting/compose.ts';
import { annexField } from '../layout/draw-annexes.ts';
import type { OfficialDocument } from '../layout/model.ts';
import { writeDocx } from '../layout/write-docx.ts';
import { findContent, holderOf, lockDocument } from '../reading/documents.ts';
import type { OfficialDocumentRecord } from '../schema.ts';
import { addStep, isTaken, mustBeOpen, type StepRequest } from './add-step.ts';
import { bookOf } from './book-of.ts';

export interface IssuingRequest extends StepRequest {
  /** PIN or password of the ward's seal: used now, never kept. */
  secret: string;
}

/**
 * Numbers, seals and issues a signed document: a number is held in one transaction, the seal is put on outside of any, and file,
 * number and step are written together in a second one. What breaks off between them leaves the number held for the same
 * document, which takes it up at the next try.
 * @throws Problem invalid (wrong secret), not_allowed (no seal), too_many_tries: then no number was taken; step_not_open, changed_meanwhile
 */
export async function issueDocument(platform: Platform, act: Act, request: IssuingRequest): Promise<void> {
  const seal = await openSealSigner(platform, act, request.secret);
  const held = await holdNumber(platform, act, request);
  if (held === null) return;
  const bytes = await sealed(platform, act, seal, held);
  const docx = await writeDocx({
    ...held.composed,
    number: String(held.number.number),
    day: held.number.day,
  });
  await keepIssued(platform, act, request, { ...held, bytes, docx });
}

interface Held {
  document: OfficialDocumentRecord;
  composed: OfficialDocument;
  number: HeldNumber;
}

/** Holds the number of a document that may be issued now; null when this very request has issued it. */
function holdNumber({ database }: Platform, act: Act, request: IssuingRequest): Promise<Held | null> {
  return database.transact(async (tx) => {
    const { wardId } = act.officer;
    const { id } = request;
    const document = await lockDocument(tx, wardId, id);
    if (await isTaken(tx, wardId, request.clientKey)) return null;
    mustBeOpen(act, document, 'issue', request);
    const drawnAt = document.steps.findLast(({ step }) => step === 'submit')!.at;
    const composed = await composeDocument(tx, document, await findContent(tx, wardId, id), drawnAt);
    const { label } = kindOf(document.kind, toLocalDay(act.now));
    const number = await reserveNumber(tx, act, {
      ...{ book: bookOf(document.kind), dossierId: null, heldBy: holderOf(id), symbol: composed.symbol },
      title: `${label}: ${document.subject}`,
    });
    return { document, composed, number };
  });
}

async function sealed(
  platform: Platform,
  act: Act,
  seal: OpenSigner,
  { document, composed, number }: Held,
): Promise<Uint8Array> {
  const { database, files } = platform;
  const { name } = await findWard(database.db, document.wardId);
  const signed = document.steps.findLast(({ step }) => step === 'sign')!.file!;
  const pdf = await findStoredFile(database.db, files, document.wardId, signed);
  const text = documentNumber(number.number, number.symbol);
  const annexes = composed.annexes.map((_, at) => [annexField(at), `${text} ${longDay(number.day)}`]);
  return signPdf(pdf.bytes, {
    ...{ signer: seal.signer, ...authoritiesOf(platform), longTerm: true },
    ...{ fieldName: FIELDS.seal, page: 1, rect: null, at: act.now },
    appearance: pictured(
      { kind: 'agency', lines: [`Ủy ban nhân dân ${name}`, `Thời gian ký: ${toLocalIso(act.now)}`] },
      seal.picture,
    ),
    fill: { [FIELDS.number]: text, [FIELDS.day]: longDay(number.day), ...Object.fromEntries(annexes) },
    ...{ reason: 'Phát hành', place: name },
  });
}

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

async function keepIssued(
  { database, files }: Platform,
  act: Act,
  request: IssuingRequest,
  { number, bytes, docx }: Held & { bytes: Uint8Array; docx: Uint8Array },
): Promise<void> {
  const { wardId } = act.officer;
  const name = `${documentNumber(number.number, number.symbol).replace('/', '-')}-${number.year}`;
  await database.transact(async (tx) => {
    const document = await lockDocument(tx, wardId, request.id);
    if (await isTaken(tx, wardId, request.clientKey)) return;
    mustBeOpen(act, document, 'issue', request);
    const pdf = { name: `${name}.pdf`, mediaType: 'application/pdf', bytes };
    const file = await saveFile(tx, files, wardId, pdf, act.now);
    const word = { name: `${name}-ban-de-sua.docx`, mediaType: DOCX, bytes: docx };
    const step = { file, docx: await saveFile(tx, files, wardId, word, act.now) };
    await issueNumber(tx, act, number, file);
    await addStep(tx, act, document, {
      step: 'issue',
      clientKey: request.clientKey,
      issuedOn: number.day,
      ...step,
    });
  });
}
