import type { Context } from 'hono';
import type { Problem } from '../../platform/problem.ts';
import { toXml } from './xml.ts';

type Format = 'json' | 'xml';

/** The last part of an address without its format; where it names none, XML, which every server must speak. */
export function formatOf(path: string): { name: string; format: Format } {
  const [, name, format] = /^(.*)\.(json|xml)$/.exec(path) ?? [];
  return name === undefined ? { name: path, format: 'xml' } : { name, format: format as Format };
}

/** The value in the format that the address asks for. `root`: what it is called in XML. */
export function answer(c: Context, root: string, value: unknown, status: 200 | 201 | Status = 200): Response {
  const { format } = formatOf(c.req.path);
  const [text, type] =
    format === 'json' ? [JSON.stringify(value), 'application/json'] : [toXml(root, value), 'text/xml'];
  return c.body(text, status, { 'content-type': `${type}; charset=utf-8` });
}

type Status = 400 | 403 | 404 | 429 | 500 | 503;

/** GeoReport knows 403 and 404 for what they say and 400 for everything else that a program can cause. */
const STATUS: Partial<Record<Problem['status'], Status>> = {
  401: 403,
  403: 403,
  404: 404,
  429: 429,
  503: 503,
};

/** A refusal as GeoReport wants it: one error for each parameter that is wrong. */
export function answerRefusal(c: Context, { status, message, fields }: Problem): Response {
  const named = Object.entries(fields).map(([name, sentence]) => `${name}: ${sentence}`);
  return answerErrors(c, STATUS[status] ?? 400, named.length > 0 ? named : [message]);
}

export function answerErrors(c: Context, code: Status, descriptions: readonly string[]): Response {
  const errors = descriptions.map((description) => ({ code, description }));
  c.header('access-control-allow-origin', '*');
  return answer(c, 'errors', errors, code);
}
