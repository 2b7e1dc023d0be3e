import { toLocalIso } from '../../../law/day.ts';
import { documentNumber } from '../../../law/signature-block.ts';
import { findStoredFile } from '../../../platform/files/stored-file.ts';
import type { Platform } from '../../../platform/platform.ts';
import { Problem } from '../../../platform/problem.ts';
import { signPdf } from '../../../platform/signing/index.ts';
import {
  type Dossier,
  decide,
  derivedKey,
  findDossier,
  findMoment,
  type HeldNumber,
  issueNumber,
  longDay,
  takeStep,
} from '../../dossiers/index.ts';
import { type Act, findWard } from '../../organisation/index.ts';
import { openSealSigner } from '../../signatures/index.ts';
import { findDraft, lockDraft, type ResultDraft } from '../drafts/draft.ts';
import { FIELDS } from '../drawing/result-document.ts';
import { type Handled, handleEach } from './handled.ts';
import { holdNumber } from './hold-number.ts';
import { authoritiesOf, pictured } from './timestamps.ts';

export interface ToIssue {
  dossierId: number;
  stepCount: number;
}

export interface IssueRequest {
  items: readonly ToIssue[];
  clientKey: string;
  /** PIN or password of the ward's seal: used now, never kept. */
  secret: string;
}

/**
 * Numbers, seals and issues results: a number is held in one transaction, the seal with its time stamp is put on outside of
 * any, and file, number and the dossier's step "đóng dấu" are written together in a second one. What breaks off between them
 * leaves the number held for the same document, which takes it up at the next try.
 * @throws Problem invalid (wrong secret), not_allowed (no seal), too_many_tries: then no number was taken
 */
export async function issueResults(platform: Platform, act: Act, request: IssueRequest): Promise<Handled[]> {
  const seal = await openSealSigner(platform, act, request.secret);
  const { name } = await findWard(platform.database.db, act.officer.wardId);
  return handleEach(request.items, async (item) => {
    const key = derivedKey(`${request.clientKey}/${item.dossierId}`, 'stamp');
    const { dossier, held } = await readToIssue(platform, act, item, key);
    if (held === null) return dossier.state.code;
    const { draft, number } = held;
    const { bytes: signed } = await findStoredFile(
      platform.database.db,
      platform.files,
      dossier.wardId,
      draft.approval!.file,
    );
    const bytes = await signPdf(signed, {
      ...{ signer: seal.signer, ...authoritiesOf(platform), longTerm: true },
      ...{ fieldName: FIELDS.seal, page: 1, rect: null, at: act.now },
      appearance: pictured(
        { kind: 'agency', lines: [`Ủy ban nhân dân ${name}`, `Thời gian ký: ${toLocalIso(act.now)}`] },
        seal.picture,
      ),
      fill: {
        [FIELDS.number]: documentNumber(number.number, number.symbol),
        [FIELDS.day]: longDay(number.day),
      },
      ...{ reason: 'Phát hành', place: name },
    });
    await keepIssued(platform, act, { item, key, number, bytes });
    return dossier.state.code;
  });
}

interface Held {
  draft: ResultDraft;
  number: HeldNumber;
}

/** Holds the number of a result that may be issued now. Held null: this very request has issued it. */
async function readToIssue(
  { database }: Platform,
  act: Act,
  { dossierId, stepCount }: ToIssue,
  key: string,
): Promise<{ dossier: Dossier; held: Held | null }> {
  return database.transact(async (tx) => {
    const { wardId } = act.officer;
    await lockDraft(tx, wardId, dossierId);
    const dossier = await findDossier(tx, { wardId, dossierId });
    if (dossier.steps.some((each) => each.clientKey === key)) return { dossier, held: null };
    if (dossier.state.stepCount !== stepCount)
      throw new Problem('changed_meanwhile', 'Hồ sơ vừa có bước mới. Hãy xem lại rồi đóng dấu.');
    const moment = await findMoment(tx, act.officer, act.now);
    const decision = decide('stamp', dossier.state, act.officer, moment);
    if (!decision.open) throw new Problem('step_not_open', decision.why);
    const draft = await findDraft(tx, dossier);
    if (!draft?.approval)
      throw new Problem('not_found', 'Kết quả chưa được ký số: hãy đóng dấu bản giấy và tải bản quét lên.');
    return { dossier, held: { draft, number: await holdNumber(tx, act, dossier, draft) } };
  });
}

interface Issued {
  item: ToIssue;
  key: string;
  number: HeldNumber;
  bytes: Uint8Array;
}

async function keepIssued(platform: Platform, act: Act, { item, key, number, bytes }: Issued): Promise<void> {
  const { wardId } = act.officer;
  const { dossierId, stepCount } = item;
  await platform.database.transact(async (tx) => {
    await lockDraft(tx, wardId, dossierId);
    const { steps } = await findDossier(tx, { wardId, dossierId });
    if (steps.some((each) => each.clientKey === key)) return;
    const text = documentNumber(number.number, number.symbol);
    const name = `ket-qua-${text.replace('/', '-')}-${number.year}.pdf`;
    const after = await takeStep(tx, platform.files, act, {
      ...{ dossierId, step: 'stamp' as const, clientKey: key, stepCount, fields: {} },
      file: { name, mediaType: 'application/pdf', bytes },
      issued: { number: text, resultOn: number.day },
    });
    await issueNumber(tx, act, number, after.state.resultFile);
  });
}
