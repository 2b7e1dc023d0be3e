import { findWard, listOfficers } from '../features/organisation/index.ts';
import { findCertificate, type Holder, seedCertificate } from '../features/signatures/index.ts';
import type { Platform } from '../platform/platform.ts';
import type { LocalAuthority, Subject } from '../platform/signing/index.ts';
import { DEMO_PASSWORD } from './seed-organisation.ts';

/**
 * Test certificates under the demo's password: one for each officer of a ward and one for its seal, where there is none.
 * The authority that issues them is marked as a test in every name.
 */
export async function seedCertificates(
  platform: Pick<Platform, 'database' | 'settings' | 'now'>,
  authority: LocalAuthority,
  wardId: number,
): Promise<void> {
  const { database, settings, now } = platform;
  const ward = await findWard(database.db, wardId);
  const organisation = `Ủy ban nhân dân ${ward.name}`;
  const officers = await listOfficers(database.db, wardId);
  const wanted: [Holder, Subject][] = officers.map(({ id, displayName, title }) => [
    { officerId: id },
    { commonName: displayName, organisation, title },
  ]);
  wanted.push(['seal', { commonName: `${organisation} (con dấu thử nghiệm)`, organisation }]);
  for (const [holder, subject] of wanted) {
    if (await findCertificate(database.db, wardId, holder)) continue;
    const file = await authority.issuePkcs12(subject, DEMO_PASSWORD);
    const { secret } = settings;
    await seedCertificate(database, { wardId, holder, file, password: DEMO_PASSWORD, secret, now: now() });
  }
}
