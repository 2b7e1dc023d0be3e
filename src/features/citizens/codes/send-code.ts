import { toLocalDay } from '../../../law/day.ts';
import { type MessageChannel, type Messenger, Refused } from '../../../platform/messages/messages.ts';
import type { Platform } from '../../../platform/platform.ts';
import { fitMessage } from '../../notices/index.ts';
import { findSettings, findWard } from '../../organisation/index.ts';
import { CODE_MINUTES, digitsOf } from './one-time-code.ts';

interface Way {
  channel: MessageChannel;
  recipient: string;
}

/**
 * Sends a code to every address that its row names. What was sent is kept nowhere. A code that is over, or of a dossier that
 * does not exist, is not sent. Who stopped notices is sent it all the same: he asked for it just now.
 * @throws Error when no peer took it: the job is tried again as long as the code lasts
 */
export async function sendOneTimeCode(
  platform: Platform,
  messenger: Messenger,
  { wardId, codeId }: { wardId: number; codeId: number },
): Promise<void> {
  const { database, settings, now } = platform;
  const row = await database.db
    .selectFrom('one_time_codes')
    .selectAll()
    .where('ward_id', '=', wardId)
    .where('id', '=', codeId)
    .executeTakeFirst();
  if (!row || row.ended_at !== null || row.expires_at <= now()) return;
  const ward = await findWard(database.db, wardId);
  const { smsAccents } = await findSettings(database.db, wardId, toLocalDay(now()));
  const words = wordsOf(ward.name, digitsOf(settings.secret, row));
  const short = fitMessage(() => words, { values: {}, cuttable: [], end: '', accents: smsAccents });
  const key = `code-${row.nonce.toString('hex')}`;
  const sent = await Promise.all(
    waysOf(row, messenger).map((way) => {
      const text = way.channel === 'mail' ? words : short;
      const subject = `Mã xác nhận của ${ward.name}`;
      return sendOne(messenger, { ...way, subject, text, key: `${key}-${way.channel}` });
    }),
  );
  if (sent.length > 0 && sent.every((each) => each === 'failed'))
    throw new Error('Chưa gửi được mã: máy chủ thư, cổng tin nhắn chưa nhận.');
}

function wordsOf(wardName: string, digits: string): string {
  return `${wardName}: mã của bạn là ${digits}, dùng một lần trong ${CODE_MINUTES} phút. Không đưa mã cho ai. Không xin mã thì bỏ qua tin này.`;
}

function waysOf(
  { phone, email }: { phone: string | null; email: string | null },
  messenger: Messenger,
): Way[] {
  const byPhone = (['zalo', 'sms'] as const).find((each) => messenger.has(each));
  const ways: Way[] = [];
  if (phone !== null && byPhone) ways.push({ channel: byPhone, recipient: phone });
  if (email !== null && messenger.has('mail')) ways.push({ channel: 'mail', recipient: email });
  return ways;
}

/** A peer's words may hold the address or the text: they are left out. */
async function sendOne(
  messenger: Messenger,
  message: Parameters<Messenger['send']>[0],
): Promise<'sent' | 'refused' | 'failed'> {
  try {
    await messenger.send(message);
    return 'sent';
  } catch (error) {
    return error instanceof Refused ? 'refused' : 'failed';
  }
}
