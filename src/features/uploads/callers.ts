import { createHmac } from 'node:crypto';
import type { Tx } from '../../platform/database/database.ts';
import { countTry } from '../../platform/security/attempts.ts';
import type { Ground } from './schema.ts';

/** An office or a hamlet may share one address; nobody hands in ten files a minute. */
const UPLOADS_AN_HOUR = 600;

/** An address is kept only as what tells it from others. */
export function sealCaller({ settings }: Pick<Ground, 'settings'>, address: string): string {
  return createHmac('sha256', settings.secret).update(`caller:${address}`).digest('base64url');
}

/** @throws Problem too_many_tries */
export async function countUpload(tx: Tx, caller: string, now: Date): Promise<void> {
  await countTry(tx, `upload:${caller}`, UPLOADS_AN_HOUR, 60, now);
}
