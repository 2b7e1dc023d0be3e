import { randomBytes } from 'node:crypto';
import type { Db, Tx } from '../../../../platform/database/database.ts';
import { Problem } from '../../../../platform/problem.ts';
import { seal, unseal } from '../../../../platform/security/seal.ts';

export interface AdapterKey {
  wardId: number;
  id: string;
  /** Which program has it. */
  name: string;
  createdAt: Date;
  revokedAt: Date | null;
}

const PURPOSE = 'adapter-key';

/** Makes a key for a program of a ward. The secret is told once; what is kept is sealed with the installation's. Run by the operator. */
export async function addAdapterKey(
  tx: Tx,
  given: { wardId: number; name: string; now: Date; installationSecret: string },
): Promise<{ id: string; secret: string }> {
  const name = given.name.trim();
  if (name === '' || name.length > 100) throw new Problem('invalid', 'Ghi tên phần mềm, tối đa 100 ký tự.');
  const [id, secret] = [randomBytes(9).toString('base64url'), randomBytes(32).toString('base64url')];
  const sealed = seal(given.installationSecret, PURPOSE, secret);
  await tx
    .insertInto('adapter_keys')
    .values({ ward_id: given.wardId, id, name, sealed_secret: sealed, created_at: given.now })
    .execute();
  return { id, secret };
}

/** From now on nothing that is signed with it is taken; twice is as once. @throws Problem not_found */
export async function revokeAdapterKey(tx: Tx, id: string, now: Date): Promise<void> {
  const row = await tx
    .selectFrom('adapter_keys')
    .select('revoked_at')
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) throw new Problem('not_found', 'Không có khóa này.');
  if (row.revoked_at === null)
    await tx.updateTable('adapter_keys').set({ revoked_at: now }).where('id', '=', id).execute();
}

export async function listAdapterKeys(db: Db): Promise<AdapterKey[]> {
  const rows = await db
    .selectFrom('adapter_keys')
    .select(['ward_id', 'id', 'name', 'created_at', 'revoked_at'])
    .orderBy('ward_id')
    .orderBy('created_at')
    .execute();
  return rows.map((row) => ({
    ...{ wardId: row.ward_id, id: row.id, name: row.name },
    ...{ createdAt: row.created_at, revokedAt: row.revoked_at },
  }));
}

/** The ward and the secret of a key that holds; null for any other. */
export async function findAdapterSecret(
  db: Db,
  id: string,
  installationSecret: string,
): Promise<{ wardId: number; secret: string } | null> {
  const row = await db
    .selectFrom('adapter_keys')
    .select(['ward_id', 'sealed_secret'])
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return row ? { wardId: row.ward_id, secret: unseal(installationSecret, PURPOSE, row.sealed_secret) } : null;
}
