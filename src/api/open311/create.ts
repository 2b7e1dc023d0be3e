import type { Context } from 'hono';
import { checkOpen311Key, createOpen311Request, writeOpen311Token } from '../../features/feedback/index.ts';
import { callerAddress } from '../../platform/http/caller.ts';
import type { Platform } from '../../platform/platform.ts';
import { countTry } from '../../platform/security/attempts.ts';
import { answer } from './answer.ts';
import { findJurisdiction } from './jurisdiction.ts';
import { readFields } from './read-fields.ts';

const MISSES = 30;
const MOST_AN_HOUR = 600;
/** Ours beside GeoReport: who has more to do with tokens than with codes finds one here. */
const TOKEN_HEADER = 'open311-token';

/** Takes a request in. */
export async function create(c: Context): Promise<Response> {
  const { fields: all, fileCount } = await readFields(c);
  const { api_key = '', jurisdiction_id, ...fields } = all;
  const ward = await findJurisdiction(c, jurisdiction_id);
  const { database, settings, now }: Platform = c.var.platform;
  const keyId = await checkedKey(c, ward.id, api_key);
  await database.transact((tx) => countTry(tx, `open311:${keyId}`, MOST_AN_HOUR, 60, now()));
  const attemptKey = (c.req.header('idempotency-key') ?? '').slice(0, 200);
  const { code, isNew, notice } = await database.transact((tx) =>
    createOpen311Request(tx, { wardId: ward.id, keyId, now: now() }, { fields, fileCount, attemptKey }),
  );
  c.header(TOKEN_HEADER, writeOpen311Token(settings.secret, ward.id, code));
  c.header('cache-control', 'no-store');
  const received = [{ service_request_id: code, service_notice: notice }];
  return answer(c, 'service_requests', received, isNew ? 201 : 200);
}

/** @throws Problem not_allowed, too_many_tries of one who tries keys */
async function checkedKey(c: Context, wardId: number, key: string): Promise<string> {
  const { database, now }: Platform = c.var.platform;
  return checkOpen311Key(database.db, wardId, key).catch(async (error: unknown) => {
    await database.transact((tx) => countTry(tx, `open311-miss:${callerAddress(c)}`, MISSES, 15, now()));
    throw error;
  });
}
