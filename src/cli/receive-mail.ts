import { buffer } from 'node:stream/consumers';
import { receiveMail } from '../features/feedback/index.ts';
import { listWards } from '../features/organisation/index.ts';
import { openDatabase } from '../platform/database/database.ts';
import { openFileStore } from '../platform/files/store/open-store.ts';
import { readSettings } from '../platform/settings.ts';
import { runningDatabaseUrl } from './database.ts';
import { readOptions } from './options.ts';

/** As sysexits.h has them, and mail servers read them. */
const EXIT = { ok: 0, usage: 64, badData: 65, noUser: 67, tryAgain: 75 } as const;
const MOST_BYTES = 45 * 1024 * 1024;

/**
 * `receive-mail [--ward MÃ]`: one message from standard input becomes a petition; prints its code, or nothing when it was dropped.
 * @returns 0 taken or dropped, 64 wrong options, 65 no message or too large, 67 no such ward, 75 to be tried again
 */
export async function receiveMailFile(args: string[], input: NodeJS.ReadableStream = process.stdin) {
  let wardCode: string | undefined;
  try {
    wardCode = readOptions(args, { '--ward': 'one' }).get('--ward')?.[0];
  } catch (error) {
    return say(EXIT.usage, (error as Error).message);
  }
  const raw = await buffer(input);
  if (raw.length === 0 || raw.length > MOST_BYTES) return say(EXIT.badData, 'thư rỗng hoặc lớn hơn 45 MB.');
  try {
    return await take(raw, wardCode);
  } catch {
    // What failed may quote the message: it is not said.
    return say(EXIT.tryAgain, 'chưa nhận được thư, hãy gửi lại sau.');
  }
}

async function take(raw: Uint8Array, wardCode: string | undefined): Promise<number> {
  const settings = readSettings(process.env);
  const database = openDatabase(await runningDatabaseUrl(process.env), { max: 2 });
  try {
    const wards = await listWards(database.db);
    const ward = wardCode === undefined ? wards[0] : wards.find((each) => each.code === wardCode);
    if (!ward) return say(EXIT.noUser, 'không có phường, xã này.');
    const ground = { database: database.within(ward.id), settings, files: openFileStore(settings.files) };
    const taken = await receiveMail(ground, { wardId: ward.id, raw, now: new Date() }).catch((error) => {
      if (error instanceof Error && NOT_A_MESSAGE.test(error.message)) return null;
      throw error;
    });
    if (taken === null) return say(EXIT.badData, 'không đọc được thư này.');
    if ('code' in taken) process.stdout.write(`${taken.code}\n`);
    return EXIT.ok;
  } finally {
    await database.close();
  }
}

/** What the reader of messages says of bytes that are none. */
const NOT_A_MESSAGE = /^(no message|Maximum .* exceeded)/i;

function say(code: number, words: string): number {
  process.stderr.write(`motcua receive-mail: ${words}\n`);
  return code;
}
