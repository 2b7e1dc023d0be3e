import type { Context } from 'hono';
import { Problem } from '../../../platform/problem.ts';
import { OtherOffset } from '../append-upload.ts';

/** What went wrong, for a script as `application/problem+json`. Pages and faults of our own go on to the application. */
export function sendProblem(error: Error, c: Context): Response {
  const isForScript = c.req.header('accept')?.includes('application/json') === true;
  if (!(error instanceof Problem) || !isForScript) throw error;
  const offset = error instanceof OtherOffset ? error.offset : null;
  const body = {
    type: 'about:blank',
    title: error.message,
    status: error.status,
    code: error.code,
    ...(offset !== null && { offset }),
  };
  if (offset !== null) c.header('upload-offset', String(offset));
  if (error.status === 503 || error.status === 429) c.header('retry-after', '30');
  return c.json(body, error.status, { 'content-type': 'application/problem+json' });
}
