import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { Db, Tx } from '../../../../platform/database/database.ts';
import { Problem, parseFields } from '../../../../platform/problem.ts';
import type { ReceivedFeedback } from '../../receive.ts';
import { placeOf, senderForm, senderOf, wordsForm, wordsOf } from '../by-form.ts';
import { enterFeedback, keyOf } from '../enter.ts';
import { findAdapterSecret } from './adapter-keys.ts';

/** What a program sends with its message. */
export interface SignedMessage {
  keyId: string;
  /** Seconds since 1970, as it was signed. */
  time: string;
  /** Hexadecimal HMAC-SHA256 over `<time>.<body>`. */
  signature: string;
  body: string;
}

export interface Adapter {
  wardId: number;
  keyId: string;
}

const MOST_AWAY_MS = 5 * 60_000;
const NOT_SIGNED = 'Chữ ký không đúng, đã cũ, hoặc khóa không còn dùng.';

/** Which program it is, if it holds the secret and signed it in the last five minutes. @throws Problem not_allowed, always in the same words */
export async function checkSignature(
  db: Db,
  { keyId, time, signature, body }: SignedMessage,
  ground: { installationSecret: string; now: Date },
): Promise<Adapter> {
  const key = await findAdapterSecret(db, keyId, ground.installationSecret);
  const expected = createHmac('sha256', key?.secret ?? 'none')
    .update(`${time}.${body}`)
    .digest();
  const given = Buffer.from(/^[0-9a-f]{64}$/i.test(signature) ? signature : '00'.repeat(32), 'hex');
  const isSigned = timingSafeEqual(expected, given);
  const away = Math.abs(ground.now.getTime() - Number(time) * 1000);
  if (key === null || !isSigned || !/^\d{1,12}$/.test(time) || away > MOST_AWAY_MS)
    throw new Problem('not_allowed', NOT_SIGNED);
  return { wardId: key.wardId, keyId };
}

const text = z.string().default('');
const adapterForm = z.object({
  /** Of the program: the same one is the same petition. */
  messageId: z.string().min(1).max(200),
  ...{ content: z.string(), title: text, proposal: text, place: text, aboutWhom: text, dossierCode: text },
  latitude: z.number().nullable().default(null),
  longitude: z.number().nullable().default(null),
  /** Left out: the program does not know who it was, and the item is kept as information. */
  sender: z
    .object({
      ...{ name: text, phone: text, email: text, address: text },
      kind: z.enum(['person', 'organisation']).default('person'),
      isProtected: z.boolean().default(false),
    })
    .nullable()
    .default(null),
});

/** Enters what a program hands in. The same message of the same key once, whatever else it holds. @throws Problem invalid */
export async function receiveAdapted(
  tx: Tx,
  { wardId, keyId }: Adapter,
  { given, now }: { given: unknown; now: Date },
): Promise<ReceivedFeedback> {
  const message = parseFields(adapterForm, given, 'Nội dung gửi chưa đúng.');
  const { sender, latitude, longitude } = message;
  const form = parseFields(
    wordsForm,
    {
      ...message,
      clientKey: keyOf(`adapter/${keyId}/${message.messageId}`),
      ...{ latitude: String(latitude ?? ''), longitude: String(longitude ?? '') },
    },
    'Nội dung gửi chưa đúng.',
  );
  return enterFeedback(
    tx,
    { wardId, takenBy: null, now },
    {
      ...{ clientKey: form.clientKey, channel: 'adapter', words: wordsOf(form), files: [] },
      sender: sender === null ? null : senderOf(checkedSender(sender), null),
      ...(await placeOf(tx, { wardId, now }, form)),
    },
  );
}

function checkedSender(sender: { isProtected: boolean }) {
  const given = { ...sender, isProtected: sender.isProtected ? '1' : '' };
  return parseFields(senderForm, given, 'Người gửi chưa đúng.');
}
