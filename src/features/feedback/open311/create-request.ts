import { createHash } from 'node:crypto';
import { toLocalDay } from '../../../law/day.ts';
import type { Tx } from '../../../platform/database/database.ts';
import { Problem } from '../../../platform/problem.ts';
import { findDossierByCode } from '../../dossiers/index.ts';
import { findProcedures, listFields } from '../../procedures/index.ts';
import { beginningOf } from '../intake/by-form.ts';
import { enterFeedback, keyOf } from '../intake/enter.ts';
import { findReceived, type GivenFeedback } from '../receive.ts';
import { type Open311Form, open311SenderOf, readOpen311Form } from './request-form.ts';
import { findOpen311Service } from './services.ts';
import { noteOf, noticeOf } from './told.ts';

export interface Open311Program {
  wardId: number;
  keyId: string;
  now: Date;
}

/** What a program sent, by the names of GeoReport v2. */
export interface SentRequest {
  fields: Readonly<Record<string, string>>;
  /** Files are not taken by this channel; how many there were is said. */
  fileCount: number;
  /** Of the program, for one attempt to send; empty: it has none. */
  attemptKey: string;
}

/** Who sends the same once more after midnight has most likely had no answer. */
const RETRY_MS = 10 * 60_000;

/**
 * Enters what a program sends. The same of the same key on the same day once (also just after midnight), and whatever comes with
 * the same attempt key once.
 * @returns its code, and what the sender should be told
 * @throws Problem invalid, not_found for a service that is none
 */
export async function createOpen311Request(
  tx: Tx,
  { wardId, keyId, now }: Open311Program,
  sent: SentRequest,
): Promise<{ code: string; isNew: boolean; notice: string }> {
  const form = readOpen311Form(sent.fields);
  const { about } = findOpen311Service(form.service_code);
  const { fieldName, ...subject } = await subjectOf(tx, { wardId, now }, form);
  const sender = open311SenderOf(form);
  const { fileCount } = sent;
  const notice = await noticeOf(tx, { wardId, now }, { form, isNamed: sender !== null, fileCount });
  const [earlier, clientKey] = clientKeysOf({ keyId, now }, sent);
  const before = earlier === clientKey ? undefined : await findReceived(tx, wardId, earlier);
  if (before) return { code: before.code, isNew: false, notice };
  const { code, token } = await enterFeedback(
    tx,
    { wardId, takenBy: null, now },
    { clientKey, channel: 'open311', words: wordsOf(form), sender, files: [], ...subject },
    { about, happenedAt: null, isReadBack: false, note: noteOf(form, { fieldName, fileCount }) },
  );
  return { code, isNew: token !== null, notice };
}

/** Of ten minutes ago and of now: two only just after midnight. */
function clientKeysOf(
  { keyId, now }: Pick<Open311Program, 'keyId' | 'now'>,
  { fields, attemptKey }: SentRequest,
): [string, string] {
  const all = JSON.stringify(Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1)));
  const words = createHash('sha256').update(all).digest('hex');
  const keyOn = (at: Date) =>
    keyOf(`open311/${keyId}/${attemptKey === '' ? `${words}/${toLocalDay(at)}` : `attempt/${attemptKey}`}`);
  return [keyOn(new Date(now.getTime() - RETRY_MS)), keyOn(now)];
}

function wordsOf(form: Open311Form): GivenFeedback['words'] {
  const { description: content, lat: latitude, long: longitude } = form;
  return {
    ...{ title: beginningOf(content), content, latitude, longitude, source: '' },
    ...{ proposal: form['attribute[de-xuat]'], aboutWhom: form['attribute[ve-ai]'] },
    place: form.address_string || (form.address_id && `Mã địa chỉ ${form.address_id}`),
  };
}

/** @throws Problem invalid for a code that the ward does not have */
async function subjectOf(
  tx: Tx,
  { wardId, now }: Omit<Open311Program, 'keyId'>,
  form: Open311Form,
): Promise<Pick<GivenFeedback, 'dossierId' | 'procedureCode' | 'subjectUnitId'> & { fieldName: string }> {
  const today = toLocalDay(now);
  const given = { field: form['attribute[linh-vuc]'], procedure: form['attribute[thu-tuc]'] };
  const dossierCode = form['attribute[ho-so]'].toUpperCase();
  const dossier = dossierCode === '' ? null : await findDossierByCode(tx, wardId, dossierCode);
  const [procedure] = given.procedure === '' ? [] : await findProcedures(tx, [given.procedure], today);
  const fields = given.field === '' ? [] : await listFields(tx, today);
  const field = fields.find((each) => each.fieldCode === given.field);
  const wrong = {
    ...(dossierCode !== '' && dossier === null && { 'attribute[ho-so]': 'Không có hồ sơ mang mã này.' }),
    ...(given.procedure !== '' && !procedure && { 'attribute[thu-tuc]': 'Không có thủ tục mang mã này.' }),
    ...(given.field !== '' && !field && { 'attribute[linh-vuc]': 'Không có lĩnh vực này.' }),
  };
  if (Object.keys(wrong).length > 0) throw new Problem('invalid', 'Chưa nhận được.', wrong);
  return {
    ...{ dossierId: dossier?.id ?? null, subjectUnitId: null, fieldName: field?.field ?? '' },
    procedureCode: dossier?.state.procedureCode ?? procedure?.code ?? null,
  };
}
