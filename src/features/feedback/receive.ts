import { createHash } from 'node:crypto';
import type { Db, Tx } from '../../platform/database/database.ts';
import { newToken } from '../citizens/index.ts';
import { nextNumber } from '../dossiers/index.ts';
import { hashOfWords } from './chain.ts';
import { dueDaysFrom, findFeedbackGround } from './rules.ts';
import { saveNewFeedback } from './save.ts';
import type { FeedbackChannel, FeedbackPayloads, FeedbackSender, FeedbackWords } from './schema.ts';
import type { FeedbackFile } from './store.ts';

/** What a channel hands in, checked by it. */
export interface GivenFeedback {
  clientKey: string;
  channel: FeedbackChannel;
  words: FeedbackWords;
  /** Null: without a name; then it is kept as information and stands in no ratio. */
  sender: FeedbackSender | null;
  files: readonly FeedbackFile[];
  procedureCode: string | null;
  dossierId: number | null;
  subjectUnitId: number | null;
}

export interface ReceivedFeedback {
  id: number;
  code: string;
  /** For the sender alone; kept only as a hash. Null when the same form came before. */
  token: string | null;
}

/**
 * Enters into the register what came by whichever channel. The same client key once: then what it made before, without its token.
 * `takenBy`: the officer who wrote it down; null: it came by itself.
 */
export async function receiveFeedback(
  tx: Tx,
  { wardId, takenBy, now }: { wardId: number; takenBy: number | null; now: Date },
  given: GivenFeedback,
): Promise<ReceivedFeedback> {
  const before = await findReceived(tx, wardId, given.clientKey);
  if (before) return { ...before, token: null };
  const ground = await findFeedbackGround(tx, wardId, now);
  const year = Number(ground.today.slice(0, 4));
  const number = await nextNumber(tx, wardId, 'feedback', year);
  // Whoever sent the same form at once waited for the number; by now he finds it.
  const meanwhile = await findReceived(tx, wardId, given.clientKey);
  if (meanwhile) return { ...meanwhile, token: null };
  const code = `PAKN-${year}-${String(number).padStart(5, '0')}`;
  const isAnonymous = given.sender === null;
  const payload: FeedbackPayloads['receive'] = {
    ...{
      code,
      channel: given.channel,
      isAnonymous,
      words: hashOfWords(given.words),
      files: given.files.length,
    },
    ...{ dueDays: dueDaysFrom(ground), procedureCode: given.procedureCode, dossierId: given.dossierId },
    subjectUnitId: given.subjectUnitId,
  };
  const token = newToken();
  const id = await saveNewFeedback(tx, {
    ...{ wardId, takenBy, clientKey: given.clientKey, words: given.words, sender: given.sender },
    ...{ tokenHash: hashOfToken(token), files: given.files },
    first: {
      ...{ step: 'receive', no: 1, statusAfter: isAnonymous ? 'kept' : 'new', at: now, payload },
      ...{ officerId: takenBy, by: takenBy === null ? 'sender' : 'officer' },
    },
  });
  return { id, code, token };
}

export function hashOfToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** What a form of this key made before. */
export async function findReceived(db: Db, wardId: number, clientKey: string) {
  return db
    .selectFrom('feedback_items')
    .select(['id', 'code'])
    .where('ward_id', '=', wardId)
    .where('client_key', '=', clientKey)
    .executeTakeFirst();
}
