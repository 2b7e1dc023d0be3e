import type { MessageChannel, Messenger } from '../../platform/messages/messages.ts';
import type { Platform } from '../../platform/platform.ts';
import { formToken } from '../../platform/security/form-token.ts';
import { findWard } from '../organisation/index.ts';
import { recipientHash } from './tell.ts';
import { fill, findTemplate, type NoticeEvent, type NoticeValues } from './templates.ts';

/**
 * Sends one queued notice. Called again for one that was sent it does nothing; a phone is reached by Zalo where the
 * installation has it, else by SMS. @throws Error when the peer did not take it: the job is tried again
 */
export async function sendNotice(
  platform: Platform,
  messenger: Messenger,
  { wardId, noticeId }: { wardId: number; noticeId: number },
): Promise<void> {
  const { database, settings, now } = platform;
  const row = await database.db
    .selectFrom('notices')
    .selectAll()
    .where('ward_id', '=', wardId)
    .where('id', '=', noticeId)
    .executeTakeFirst();
  if (!row || row.state === 'sent' || row.state === 'skipped') return;
  const channel = channelFor(row.channel as MessageChannel, messenger);
  const mark = (set: object) =>
    database.transact((tx) =>
      tx
        .updateTable('notices')
        .set({ ...set, attempts: row.attempts + 1 })
        .where('ward_id', '=', wardId)
        .where('id', '=', noticeId)
        .execute(),
    );
  if (channel === null) {
    await mark({ state: 'skipped', why: 'Chưa cài đặt kênh gửi này.' });
    return;
  }
  const ward = await findWard(database.db, wardId);
  const { subject, body } = await findTemplate(database.db, wardId, row.event as NoticeEvent);
  const values: NoticeValues = {
    ...(row.values as NoticeValues),
    duongDan: `${settings.publicUrl}/tra-cuu?ma=${encodeURIComponent(row.subject_code)}`,
    trungTam: `Trung tâm Phục vụ hành chính công ${ward.name}`,
  };
  const text =
    channel === 'mail'
      ? `${fill(body, values)}\n\n${stopLine(platform, wardId, row.recipient)}`
      : fill(body, values);
  const message = { channel, recipient: row.recipient, subject: oneLine(fill(subject, values)), text };
  try {
    await messenger.send({ ...message, key: `${row.client_key}-${row.channel}` });
  } catch (error) {
    await mark({ state: 'failed', why: (error as Error).message.slice(0, 300) });
    throw error;
  }
  await mark({ state: 'sent', why: null, text, sent_at: now() });
}

function channelFor(channel: MessageChannel, messenger: Messenger): MessageChannel | null {
  if (channel !== 'mail' && messenger.has('zalo')) return 'zalo';
  return messenger.has(channel) ? channel : null;
}

/** A subject is one line whatever a value holds: no header can be smuggled in. */
function oneLine(text: string): string {
  return text.replace(/[\r\n]+/g, ' ').slice(0, 200);
}

function stopLine({ settings }: Platform, wardId: number, recipient: string): string {
  const hash = recipientHash(recipient);
  const seal = formToken(settings.secret, `notices:${wardId}:${hash}`);
  return `Không muốn nhận thư nữa: ${settings.publicUrl}/nhan-tin/${hash}.${seal}`;
}
