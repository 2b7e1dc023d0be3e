import { type Day, parseLocal } from '../../law/day.ts';
import type { Platform } from '../../platform/platform.ts';
import { type Verdict, verifyPdf } from '../../platform/verification/index.ts';
import { listTrustedRoots } from './trust.ts';

/** What can honestly be said of a PDF and its signatures, with the roots that this ward trusts. The file is not kept. */
export async function checkSignatures(
  { database, settings, now }: Pick<Platform, 'database' | 'settings' | 'now'>,
  wardId: number,
  bytes: Uint8Array,
): Promise<Verdict> {
  const trusted = await listTrustedRoots(database.db, wardId, settings.signing);
  const startOf = (day: Day | null) => (day === null ? null : parseLocal(`${day}T00:00`));
  const roots = trusted.map(({ certificate, from, until }) => ({
    ...{ certificate, from: startOf(from), until: startOf(until) },
  }));
  return verifyPdf({ bytes, roots, now: now() });
}
