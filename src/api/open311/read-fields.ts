import type { Context } from 'hono';
import { Problem } from '../../platform/problem.ts';

const UNREADABLE = 'Nội dung gửi lên không đọc được: cần UTF-8, mã hóa đúng như biểu mẫu.';
const MOST_FIELDS = 200;

/**
 * What a program sent: the parameters of its address, over them those of its form, each once and none empty.
 * @throws Problem invalid for what is no form, no UTF-8, or holds a sign that no text can keep
 */
export async function readFields(c: Context): Promise<{ fields: Record<string, string>; fileCount: number }> {
  const search = new URL(c.req.url).search.slice(1);
  const body = await c.req.arrayBuffer();
  const type = c.req.header('content-type') ?? '';
  const isMultipart = /^multipart\/form-data\b/i.test(type);
  const form = isMultipart ? await partsOf(body, type) : urlencoded(textOf(body));
  const given = [...urlencoded(search), ...form];
  if (given.length > MOST_FIELDS) throw new Problem('invalid', UNREADABLE);
  const fields = new Map<string, string>();
  for (const [name, value] of given) {
    if (typeof value !== 'string' || value.trim() === '') continue;
    if (/[\0\ufffd]/.test(name + value)) throw new Problem('invalid', UNREADABLE);
    fields.set(name, value);
  }
  const fileCount = form.filter(([, value]) => typeof value !== 'string' && value.size > 0).length;
  return { fields: Object.fromEntries(fields), fileCount };
}

async function partsOf(body: ArrayBuffer, type: string): Promise<[string, string | File][]> {
  try {
    return [...(await new Response(body, { headers: { 'content-type': type } }).formData())];
  } catch {
    throw new Problem('invalid', UNREADABLE);
  }
}

function textOf(body: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    throw new Problem('invalid', UNREADABLE);
  }
}

/** `URLSearchParams` would put � for what is no UTF-8; here it is refused. */
function urlencoded(text: string): [string, string][] {
  try {
    return text
      .split('&')
      .filter(Boolean)
      .map((pair) => {
        const [name = '', ...value] = pair.replaceAll('+', ' ').split('=');
        return [decodeURIComponent(name), decodeURIComponent(value.join('='))];
      });
  } catch {
    throw new Problem('invalid', UNREADABLE);
  }
}
