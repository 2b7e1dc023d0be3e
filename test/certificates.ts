import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type LocalAuthority, startLocalAuthority } from '../src/platform/signing/index.ts';
import { seedCertificates } from '../src/seed/seed-certificates.ts';
import type { TestDatabase } from './database.ts';

/** The test authority, trusted and asked for time stamps by the application under test. */
export async function openAuthority(at: TestDatabase): Promise<LocalAuthority> {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-authority-'));
  const authority = await startLocalAuthority({ folder, port: 0, now: at.platform.now });
  Object.assign(at.platform.settings.signing, {
    tsaUrl: authority.tsaUrl,
    trustRoots: authority.rootsFolder,
  });
  return {
    ...authority,
    close: async () => {
      await authority.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The same, and a certificate under the demo's password for every officer and for the seal. */
export async function giveCertificates(at: TestDatabase): Promise<LocalAuthority> {
  const authority = await openAuthority(at);
  await seedCertificates(at.platform, authority, at.wardId);
  return authority;
}
