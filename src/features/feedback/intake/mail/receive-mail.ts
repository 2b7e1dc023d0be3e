import { log } from '../../../../platform/log.ts';
import type { Platform } from '../../../../platform/platform.ts';
import { Problem } from '../../../../platform/problem.ts';
import { adoptUploads, discardUploads, takeUpload } from '../../../uploads/index.ts';
import { findReceived } from '../../receive.ts';
import { beginningOf } from '../by-form.ts';
import { enterFeedback, keyOf } from '../enter.ts';
import { FEEDBACK_FILES, feedbackUploads } from '../from-portal.ts';
import { type DropReason, type ReadMail, readMail } from './read-mail.ts';

type Ground = Pick<Platform, 'database' | 'files' | 'settings'>;

const MOST_TEXT = 20_000;
const ONLY_FILES = '(Thư không có lời, chỉ có tệp kèm theo.)';

/**
 * Enters a message as an item: its text, its attachments as far as citizens may hand them in, its sender by his address. The same
 * Message-ID once. What was not taken of it is noted beside the words.
 * @returns its code, or why it was dropped; then nothing is written
 * @throws Error when it is no message; Problem try_later when a file cannot be scanned now
 */
export async function receiveMail(
  ground: Ground,
  { wardId, raw, now }: { wardId: number; raw: Uint8Array; now: Date },
): Promise<{ code: string } | { dropped: DropReason }> {
  const mail = await readMail(raw, ground.settings.messages.mailFrom);
  if (typeof mail === 'string') {
    log('info', 'mail_dropped', { reason: mail, size: raw.length });
    return { dropped: mail };
  }
  const { database } = ground;
  const clientKey = keyOf(`mail/${wardId}/${mail.key}`);
  const before = await findReceived(database.db, wardId, clientKey);
  if (before) return { code: before.code };
  const note = await keepFiles(ground, { wardId, clientKey, now }, mail);
  const { code, token } = await database.transact(async (tx) => {
    const files = await adoptUploads(tx, feedbackUploads(wardId, clientKey));
    return enterFeedback(
      tx,
      { wardId, takenBy: null, now },
      {
        ...{ clientKey, channel: 'mail', words: wordsOf(mail), sender: senderOf(mail) },
        files: files.map(({ name, sha256 }) => ({ name, file: sha256 })),
        ...{ procedureCode: null, dossierId: null, subjectUnitId: null },
      },
      { about: '', happenedAt: null, isReadBack: false, note },
    );
  });
  if (token === null) await discardUploads(ground, feedbackUploads(wardId, clientKey));
  return { code };
}

/** @returns in words what could not be taken */
async function keepFiles(
  ground: Ground,
  { wardId, clientKey, now }: { wardId: number; clientKey: string; now: Date },
  { files, text }: ReadMail,
): Promise<string> {
  const refused: string[] = text.length > MOST_TEXT ? ['Thư dài quá, phần cuối bị cắt.'] : [];
  for (const file of files.slice(0, FEEDBACK_FILES.files))
    await takeUpload(ground, feedbackUploads(wardId, clientKey), file, now).catch((error: unknown) => {
      if (!(error instanceof Problem) || error.code === 'try_later') throw error;
      refused.push(error.message);
    });
  if (files.length > FEEDBACK_FILES.files)
    refused.push(`Chỉ nhận ${FEEDBACK_FILES.files} tệp đầu trong ${files.length} tệp.`);
  return refused.join(' ').slice(0, 2000);
}

function wordsOf({ subject, text }: ReadMail) {
  const content = text.slice(0, MOST_TEXT) || ONLY_FILES;
  return {
    ...{ title: subject.slice(0, 200) || beginningOf(content), content, proposal: '', place: '' },
    ...{ latitude: null, longitude: null, aboutWhom: '', source: '' },
  };
}

/** His address is all that is known of him; who has no other name is called by it. */
function senderOf({ from }: ReadMail) {
  return {
    ...{ kind: 'person' as const, name: (from.name || from.address).slice(0, 200), address: '', phone: '' },
    ...{ email: from.address.slice(0, 200), citizenId: null, isProtected: false },
  };
}
