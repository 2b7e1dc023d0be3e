import { Hono } from 'hono';
import { checkSignature, receiveAdapted } from '../features/feedback/index.ts';
import { feedbackPath } from '../features/notices/index.ts';
import { callerAddress } from '../platform/http/caller.ts';
import { formLimit } from '../platform/http/form.ts';
import type { RequestVariables } from '../platform/platform.ts';
import { Problem } from '../platform/problem.ts';
import { countTry } from '../platform/security/attempts.ts';

const MISSES = 30;
const MOST_AN_HOUR = 600;

/** Where programs hand in petitions: an adapter of a messenger, the software of a hotline. Signed JSON in, JSON out. */
export const feedbackApi = new Hono<{ Variables: RequestVariables }>().post(
  '/api/feedback',
  formLimit(1),
  async (c) => {
    const { database, settings, now } = c.var.platform;
    try {
      const body = await c.req.text();
      const header = (name: string) => c.req.header(`x-motcua-${name}`) ?? '';
      const signed = { keyId: header('key'), time: header('time'), signature: header('signature'), body };
      const ground = { installationSecret: settings.secret, now: now() };
      const adapter = await checkSignature(database.acrossWards().db, signed, ground).catch(
        async (error: unknown) => {
          const key = `adapter-miss:${callerAddress(c)}`;
          await database.transact((tx) => countTry(tx, key, MISSES, 15, now()));
          throw error;
        },
      );
      await database.transact((tx) => countTry(tx, `adapter:${adapter.keyId}`, MOST_AN_HOUR, 60, now()));
      const given = parsed(body);
      const { code, token } = await database
        .within(adapter.wardId)
        .transact((tx) => receiveAdapted(tx, adapter, { given, now: now() }));
      const link = `${settings.publicUrl}${feedbackPath(settings.secret, adapter.wardId, code)}`;
      return c.json({ code, link }, token === null ? 200 : 201);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return c.json({ error: error.code, message: error.message, fields: error.fields }, error.status);
    }
  },
);

/** @throws Problem invalid */
function parsed(body: string): unknown {
  try {
    const given: unknown = JSON.parse(body);
    if (!body.includes('\\u0000')) return given;
  } catch {
    // Said below.
  }
  throw new Problem('invalid', 'Nội dung gửi không phải JSON đọc được.');
}
