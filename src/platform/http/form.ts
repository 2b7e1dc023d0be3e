import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { createMiddleware } from 'hono/factory';
import { Problem } from '../problem.ts';

const UNREADABLE = 'Nội dung gửi lên có ký tự không đọc được. Hãy xóa và gõ lại.';

/** Refuses an address that holds a sign no text can keep. */
export const readableAddress = createMiddleware(async (c, next) => {
  if (/%00/.test(c.req.url)) throw new Problem('not_found', 'Không có trang này.');
  await next();
});

/** A form that says how large it is: until when and how much of it is thrown away before it is refused. */
const LISTEN_MS = 15_000;
const LISTEN_BYTES = 256 * 1024 * 1024;

/** Refuses a form that is larger than its page can send. None of it is kept in memory. */
export function formLimit(megabytes: number) {
  const most = megabytes * 1024 * 1024;
  const refuse = (): never => {
    throw new Problem('file_too_large', `Biểu mẫu gửi lên lớn hơn ${megabytes} MB. Hãy gửi tệp nhỏ hơn.`);
  };
  const limit = bodyLimit({ maxSize: most, onError: refuse });
  return createMiddleware(async (c, next) => {
    // Read before, under the limit of its face.
    if (Object.keys(c.req.bodyCache).length > 0) return next();
    const isTooLarge = Number(c.req.header('content-length') ?? 0) > most;
    if (!isTooLarge || c.req.header('transfer-encoding') !== undefined) return limit(c, next);
    await hearOut(c.req.raw.body);
    return refuse();
  });
}

/** A browser reads no answer before it has sent all: who hung up on it would show a broken line instead of the reason. */
async function hearOut(body: ReadableStream<Uint8Array> | null): Promise<void> {
  const reader = body?.getReader();
  const until = Date.now() + LISTEN_MS;
  for (let heard = 0; reader && heard < LISTEN_BYTES && Date.now() < until; ) {
    const { done, value } = await reader.read().catch(() => ({ done: true, value: undefined }));
    if (done) return;
    heard += value?.length ?? 0;
  }
}

/** The fields of a form; a name that comes twice gives a list. @throws Problem invalid when a text cannot be kept */
export async function readForm(c: Context): Promise<Record<string, string | File | (string | File)[]>> {
  const body = await c.req.parseBody({ all: true });
  for (const value of Object.values(body).flat())
    if ((typeof value === 'string' ? value : value.name).includes('\0'))
      throw new Problem('invalid', UNREADABLE);
  return body;
}
