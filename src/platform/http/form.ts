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

/** Refuses a form that is larger than its page can send. */
export function formLimit(megabytes: number) {
  return bodyLimit({
    maxSize: megabytes * 1024 * 1024,
    onError: () => {
      throw new Problem('file_too_large', `Biểu mẫu gửi lên lớn hơn ${megabytes} MB. Hãy gửi tệp nhỏ hơn.`);
    },
  });
}

/** The fields of a form; a name that comes twice gives a list. @throws Problem invalid when a text cannot be kept */
export async function readForm(c: Context): Promise<Record<string, string | File | (string | File)[]>> {
  const body = await c.req.parseBody({ all: true });
  for (const value of Object.values(body).flat())
    if ((typeof value === 'string' ? value : value.name).includes('\0'))
      throw new Problem('invalid', UNREADABLE);
  return body;
}
