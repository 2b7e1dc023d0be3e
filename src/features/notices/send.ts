import { toLocalDay } from '../../law/day.ts';
import type { Database } from '../../platform/database/database.ts';
import { isLastTry, type Job } from '../../platform/jobs/jobs.ts';
import {
  type Message,
  type MessageChannel,
  type Messenger,
  Refused,
} from '../../platform/messages/messages.ts';
import type { Platform } from '../../platform/platform.ts';
import { findSettings, findWard, type Ward } from '../organisation/index.ts';
import type { NoticeEvent } from './events.ts';
import { feedbackPath, isFeedbackEvent, shortFeedbackPath } from './feedback-link.ts';
import { letterHtml, letterText } from './letter.ts';
import { RATED_EVENTS, ratingPath, shortRatingPath } from './rating-link.ts';
import { fitMessage } from './short-message.ts';
import { findStops, recipientOf, shortStopPath, stopPath } from './stops.ts';
import { fill, findTemplate, type NoticeValues } from './templates.ts';

/** Before the one link of a message: it leads to the dossier and to what its reader wants to be told. */
export const SHORT_LINK = ' Xem, ngung tin: ';

type Row = NonNullable<Awaited<ReturnType<typeof findRow>>>;
interface Key {
  wardId: number;
  noticeId: number;
}

/**
 * Sends one queued notice. Called again for one that was sent it does nothing; a phone is reached by Zalo where the
 * installation has it, else by SMS. Whoever stopped it meanwhile is not told. A crash between the peer's answer and our
 * mark sends again with the same key, which the peer takes once.
 * @throws Error when the peer did not take it: the job is tried again
 */
export async function sendNotice(
  platform: Platform,
  messenger: Messenger,
  key: Key & { job?: Pick<Job, 'createdAt'> },
): Promise<void> {
  const { database, now } = platform;
  const row = await findRow(database, key);
  if (!row || row.state === 'sent' || row.state === 'skipped') return;
  const mark = (set: object) => markRow(database, key, { ...set, attempts: row.attempts + 1 });
  const { channel, why } = await chooseChannel(platform, messenger, row);
  if (channel === null) return mark({ state: 'skipped', why });
  const message = await write(platform, row, channel);
  try {
    await messenger.send({ ...message, channel, key: `${row.client_key}-${row.channel}` });
  } catch (error) {
    const fault = withoutAddress(error as Error, row.recipient);
    const isOver = error instanceof Refused || (key.job !== undefined && isLastTry(key.job, now()));
    await mark({ state: isOver ? 'dead' : 'failed', why: fault.message });
    if (error instanceof Refused) return;
    throw fault;
  }
  return mark({ state: 'sent', why: null, text: message.text, sent_at: now(), sent_by: channel });
}

async function findRow(database: Database, { wardId, noticeId }: Key) {
  return database.db
    .selectFrom('notices')
    .selectAll()
    .where('ward_id', '=', wardId)
    .where('id', '=', noticeId)
    .executeTakeFirst();
}

async function markRow(database: Database, { wardId, noticeId }: Key, set: object): Promise<void> {
  await database.transact((tx) =>
    tx.updateTable('notices').set(set).where('ward_id', '=', wardId).where('id', '=', noticeId).execute(),
  );
}

/** The way that is installed and that the citizen has not stopped. */
async function chooseChannel(
  { database }: Platform,
  messenger: Messenger,
  row: Row,
): Promise<{ channel: MessageChannel | null; why: string | null }> {
  const queued = row.channel as MessageChannel;
  const asked: MessageChannel[] = queued === 'mail' || row.exact ? [queued] : ['zalo', 'sms'];
  const installed = asked.filter((each) => messenger.has(each));
  if (installed.length === 0) return { channel: null, why: 'Chưa cài đặt kênh gửi này.' };
  const stops = await findStops(database.db, row.ward_id, recipientOf(queued, row.recipient));
  const channel = installed.find((each) => !stops.includes(each)) ?? null;
  return { channel, why: channel === null ? 'Người nhận không muốn nhận tin.' : null };
}

async function write(
  platform: Platform,
  row: Row,
  channel: MessageChannel,
): Promise<Omit<Message, 'key' | 'channel'>> {
  const { database, settings, now } = platform;
  const ward = await findWard(database.db, row.ward_id);
  const template = await findTemplate(database.db, row.ward_id, row.event as NoticeEvent);
  const values = valuesFor(platform, row, ward, channel);
  const { recipient } = row;
  if (channel === 'mail') {
    const letter = {
      subject: oneLine(fill(template.subject, values)),
      text: fill(template.body, values),
      ...{ centre: values.trungTam!, address: ward.address, publicUrl: settings.publicUrl },
      stopUrl: `${settings.publicUrl}${stopPath(settings.secret, row.ward_id, recipientOf('mail', recipient))}`,
    };
    const { subject, stopUrl } = letter;
    return { recipient, subject, stopUrl, text: letterText(letter), html: letterHtml(letter) };
  }
  const { smsAccents } = await findSettings(database.db, row.ward_id, toLocalDay(now()));
  const stop = shortStopPath(settings.secret, row.ward_id, row.id);
  const text = fitMessage((shown: NoticeValues) => oneLine(fill(template.short, shown), 2000), {
    ...{
      values,
      cuttable: ['lyDo', 'giayTo', 'thuTuc', 'trungTam'] as const satisfies (keyof NoticeValues)[],
    },
    ...{ end: `${SHORT_LINK}${settings.publicUrl}${stop}`, accents: smsAccents },
  });
  return { recipient, subject: '', text };
}

function valuesFor({ settings }: Platform, row: Row, ward: Ward, channel: MessageChannel): NoticeValues {
  const values = row.values as NoticeValues;
  const path = values.duongDan ?? followPath(settings.secret, row, channel);
  return {
    ...values,
    duongDan: `${settings.publicUrl}${path}`,
    ...(RATED_EVENTS.has(row.event as NoticeEvent) && {
      danhGia: `${settings.publicUrl}${ratingPathFor(settings.secret, row, channel)}`,
    }),
    trungTam: `Trung tâm Phục vụ hành chính công ${ward.name}`,
    phuong: ward.name,
  };
}

/** Where its reader sees how it stands: a dossier by its code, what he sent in himself by a link of his own. */
function followPath(secret: string, row: Row, channel: MessageChannel): string {
  if (!isFeedbackEvent(row.event)) return `/tra-cuu?ma=${encodeURIComponent(row.subject_code)}`;
  return channel === 'mail'
    ? feedbackPath(secret, row.ward_id, row.subject_code)
    : shortFeedbackPath(secret, row.ward_id, row.id);
}

/** Long enough never to be guessed; in a message to a phone, where every sign counts, a shorter one to the same place. */
function ratingPathFor(secret: string, row: Row, channel: MessageChannel): string {
  return channel === 'mail'
    ? ratingPath(secret, row.ward_id, row.subject_code)
    : shortRatingPath(secret, row.ward_id, row.id);
}

/** A subject is one line whatever a value holds: no header can be smuggled in. */
function oneLine(text: string, most = 200): string {
  return text.replace(/\s*[\r\n]+\s*/g, ' ').slice(0, most);
}

/** What a peer says may hold the address; our logs and lists must not. */
function withoutAddress(error: Error, recipient: string): Error {
  error.message = error.message.replaceAll(recipient, '•••').slice(0, 300);
  error.stack = '';
  return error;
}
