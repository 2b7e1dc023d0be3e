import { randomUUID } from 'node:crypto';
import type { Database } from '../../platform/database/database.ts';
import { seal } from '../../platform/security/seal.ts';
import { openPkcs12 } from '../../platform/signing/index.ts';
import { describeCertificate, SEAL_PURPOSE } from './register.ts';
import type { Holder } from './schema.ts';
import { findCertificate, holdPlace, saveCertificate } from './store.ts';

interface Seed {
  wardId: number;
  holder: Holder;
  file: Uint8Array;
  password: string;
  /** The installation's secret. */
  secret: string;
  now: Date;
}

/** A test certificate for an account of the demo that has none. Says whether one was added. */
export async function seedCertificate(database: Database, seed: Seed): Promise<boolean> {
  const { wardId, holder, file, now } = seed;
  const signer = await openPkcs12(file, seed.password);
  return database.transact(async (tx) => {
    await holdPlace(tx, wardId, holder);
    if (await findCertificate(tx, wardId, holder)) return false;
    await saveCertificate(tx, wardId, {
      ...describeCertificate(signer, now),
      ...{ kind: 'pkcs12', token: null, picture: null, clientKey: randomUUID() },
      sealedFile: seal(seed.secret, SEAL_PURPOSE, Buffer.from(file).toString('base64')),
      ...{ officerId: holder === 'seal' ? null : holder.officerId, addedAt: now, addedBy: null },
    });
    return true;
  });
}
