import type { Context } from 'hono';
import { feedbackUploads } from '../../features/feedback/index.ts';
import { discardUpload, listUploads, takeUpload, type Upload } from '../../features/uploads/index.ts';
import { callerAddress } from '../../platform/http/caller.ts';
import { isClientKey } from '../../platform/http/keys.ts';
import { Problem } from '../../platform/problem.ts';
import type { PortalEnv } from '../ward.ts';

type Body = Record<string, string | File | (string | File)[]>;

/**
 * Keeps the files that came with a form under the form's key, so that a form that has to be sent again needs not choose them again, and
 * drops those that were unticked. @throws Problem invalid with what is said of each file; the good ones stay
 */
export async function keepFiles(c: Context<PortalEnv>, body: Body): Promise<void> {
  const { platform, ward } = c.var;
  if (typeof body.clientKey !== 'string' || !isClientKey(body.clientKey)) return;
  const owner = feedbackUploads(ward.id, body.clientKey);
  for (const id of [body.drop ?? []].flat()) await discardUpload(platform, owner, String(id));
  const problems: string[] = [];
  for (const file of [body.tep ?? []].flat()) {
    if (!(file instanceof File) || file.size === 0) continue;
    const bytes = new Uint8Array(await file.arrayBuffer());
    const one = { name: file.name, bytes, caller: callerAddress(c) };
    await takeUpload(platform, owner, one, platform.now()).catch((error: unknown) => {
      if (!(error instanceof Problem)) throw error;
      problems.push(error.message);
    });
  }
  if (problems.length > 0)
    throw new Problem('invalid', 'Chưa gửi: có tệp không nhận được.', { tep: problems.join(' ') });
}

/** The files that are kept for a form that was not taken yet. */
export async function listKept(c: Context<PortalEnv>, clientKey: unknown): Promise<Upload[]> {
  if (typeof clientKey !== 'string' || !isClientKey(clientKey)) return [];
  return listUploads(c.var.platform.database.db, feedbackUploads(c.var.ward.id, clientKey));
}
