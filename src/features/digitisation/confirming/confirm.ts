import type { Tx } from '../../../platform/database/database.ts';
import type { StoredFile } from '../../../platform/files/file-store.ts';
import { listUnscanned } from '../../../platform/files/stored-file.ts';
import { sealJson } from '../../../platform/personal-ids/sealing.ts';
import type { Platform } from '../../../platform/platform.ts';
import { Problem } from '../../../platform/problem.ts';
import { writePdf } from '../../../platform/scanning/index.ts';
import { type Dossier, findDossier, takeStep } from '../../dossiers/index.ts';
import type { Act } from '../../organisation/index.ts';
import { closeIfDone, forgetUploads } from '../batches/closing.ts';
import { changeDocument, findBatch, lockBatch, tellScans } from '../batches/store.ts';
import {
  type BatchKey,
  pagesOf,
  type ScanDocument,
  type ScanPage,
  seenOf,
  type Warning,
  type WholeBatch,
} from '../schema.ts';
import { type ConfirmForm, parseConfirm } from './confirm-form.ts';
import { judgePages, personWarnings } from './judge.ts';

type Ground = Pick<Platform, 'database' | 'files' | 'settings'>;

interface ConfirmRequest extends BatchKey {
  documentId: number;
  fields: Record<string, unknown>;
}

/** A paper that is about to be confirmed, as it was seen. */
interface Seen {
  batch: WholeBatch;
  document: ScanDocument;
  pages: ScanPage[];
}

/**
 * Makes the pages of a paper one PDF with its text and attaches it to the dossier as its scan, with what the officer
 * confirmed of it kept beside it. The same form again changes nothing; of two officers one is told that the other was first.
 * @throws Problem not_found, invalid (with the fields), step_not_open, changed_meanwhile when other pages were seen
 */
export async function confirmDocument(ground: Ground, act: Act, request: ConfirmRequest): Promise<void> {
  const { documentId, fields, ...key } = request;
  const clientKey = String(fields.clientKey ?? '');
  const seen = takeLook(await findBatch(ground.database.db, key), documentId);
  if (isRepeat(seen.document, act, clientKey)) return;
  mustBeOpen(seen);
  const form = parseConfirm(fields, act.now);
  mustBeSeen(seen, form);
  const dossier = await findDossier(ground.database.db, { ...key, dossierId: seen.batch.dossierId! });
  const warnings = judge(seen, form, dossier, act);
  const file = await makePdf(ground, seen, nameOf(dossier, form.documentNo), act);
  const isClosed = await ground.database.transact(async (tx) => {
    const now = takeLook(await lockBatch(tx, key), documentId);
    if (isRepeat(now.document, act, clientKey)) return false;
    mustBeOpen(now);
    mustBeSeen(now, form);
    await attach(tx, ground, act, { seen: now, form, file });
    await keepConfirmed(tx, act, { seen: now, form, warnings });
    return closeIfDone(tx, now.batch, act.now);
  });
  if (isClosed) await forgetUploads(ground, seen.batch);
}

function takeLook(batch: WholeBatch, documentId: number): Seen {
  const document = batch.documents.find((each) => each.id === documentId);
  if (!document) throw new Problem('not_found', 'Lô quét không có giấy tờ này.');
  return { batch, document, pages: pagesOf(batch, documentId) };
}

function isRepeat({ state, clientKey, officerId }: ScanDocument, act: Act, given: string): boolean {
  return state === 'confirmed' && clientKey === given && officerId === act.officer.id;
}

function mustBeOpen({ batch, document, pages }: Seen): void {
  if (document.state === 'confirmed')
    throw new Problem('changed_meanwhile', 'Giấy tờ này vừa được xác nhận. Hãy xem lại hồ sơ.');
  if (document.state === 'discarded' || batch.closedAt !== null)
    throw new Problem(
      'changed_meanwhile',
      'Giấy tờ này đã bị bỏ hoặc gộp vào giấy khác. Hãy xem lại lô quét.',
    );
  if (batch.dossierId === null)
    throw new Problem('step_not_open', 'Giấy tờ còn ở khay quét. Hãy đưa vào hồ sơ trước khi xác nhận.');
  if (pages.some((page) => page.state === 'waiting' || page.state === 'reading'))
    throw new Problem('step_not_open', 'Còn trang đang đọc. Hãy chờ đọc xong rồi xác nhận.');
  if (pages.some((page) => page.image === null))
    throw new Problem('step_not_open', 'Có trang không mở được. Hãy bỏ trang ấy và quét lại.');
}

function mustBeSeen({ pages }: Seen, form: ConfirmForm): void {
  if (seenOf(pages) !== form.seen)
    throw new Problem('changed_meanwhile', 'Các trang vừa thay đổi. Hãy xem lại các trang rồi xác nhận.');
}

/** @throws Problem invalid when a rule does not hold and no reason is given */
function judge({ pages }: Seen, form: ConfirmForm, dossier: Dossier, act: Act): Warning[] {
  const faults = judgePages(pages, form.originalPages, act.now).filter((each) => each.weight === 'fault');
  if (faults.length > 0 && form.reason.length < 5)
    throw new Problem('invalid', 'Bản quét chưa đạt yêu cầu.', {
      reason: `Ghi vì sao vẫn nhận bản quét này: ${faults.map((each) => each.text).join(' ')}`,
    });
  const said = faults.map(({ rule, page, text }) => ({
    rule,
    text: page === null ? text : `Trang ${page + 1}: ${text}`,
  }));
  return [...said, ...personWarnings(form.values, dossier)];
}

function nameOf({ state }: Dossier, documentNo: number): string {
  const document = state.documents.find((each) => each.no === documentNo);
  if (!document)
    throw new Problem('invalid', 'Chưa xác nhận được giấy tờ.', { documentNo: 'Chọn giấy tờ của hồ sơ.' });
  return document.name;
}

async function makePdf(
  { database, files }: Ground,
  { batch, pages }: Seen,
  name: string,
  act: Act,
): Promise<StoredFile> {
  const drawn = [];
  for (const { image, width, height, dpi, reading } of pages)
    drawn.push({
      ...{ picture: await files.read(image!), width: width!, height: height!, dpi: dpi! },
      text: reading?.text ?? null,
    });
  const bytes = await writePdf(drawn, { title: name, at: act.now });
  const sources = batch.files.flatMap((file) => file.sha256 ?? []);
  const unscanned = await listUnscanned(database.db, batch.wardId, sources);
  return {
    name: `${name
      .replace(/[\\/:*?"<>|\p{Cc}]+/gu, ' ')
      .trim()
      .slice(0, 120)}.pdf`,
    mediaType: 'application/pdf',
    bytes,
    scanned: unscanned.size === 0,
  };
}

interface Confirmed {
  seen: Seen;
  form: ConfirmForm;
}

/** The step of the dossier; whoever may not take it is refused there. */
async function attach(
  tx: Tx,
  { files }: Ground,
  act: Act,
  { seen: { batch }, form, file }: Confirmed & { file: StoredFile },
): Promise<void> {
  const { state } = await findDossier(tx, { wardId: batch.wardId, dossierId: batch.dossierId! });
  await takeStep(tx, files, act, {
    dossierId: batch.dossierId!,
    step: 'attach_scan',
    clientKey: form.clientKey,
    stepCount: state.stepCount,
    fields: { documentNo: form.documentNo },
    file,
  });
}

async function keepConfirmed(
  tx: Tx,
  act: Act,
  { seen: { batch, document }, form, warnings }: Confirmed & { warnings: Warning[] },
): Promise<void> {
  const { state } = await findDossier(tx, { wardId: batch.wardId, dossierId: batch.dossierId! });
  await changeDocument(tx, batch, document.id)
    .set({
      ...{ state: 'confirmed', document_no: form.documentNo, confirmed_kind: form.kind, draft: null },
      confirmed: sealJson('scan_documents.confirmed', form.values),
      warnings: sealJson('scan_documents.warnings', warnings),
      reason: form.reason || null,
      file: state.documents.find((each) => each.no === form.documentNo)!.file,
      ...{ client_key: form.clientKey, officer_id: act.officer.id, at: act.now },
    })
    .execute();
  await tellScans(tx, batch.wardId);
}
