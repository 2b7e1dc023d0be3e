import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Db, Tx } from '../../../platform/database/database.ts';
import { Problem } from '../../../platform/problem.ts';

export interface Open311Key {
  wardId: number;
  /** The beginning of its hash: names the key and does not open anything. */
  id: string;
  /** Which program has it. */
  name: string;
  createdAt: Date;
  revokedAt: Date | null;
}

/** Makes a key for a program of a ward. It is told once; kept is its SHA-256. Run by the operator. */
export async function addOpen311Key(
  tx: Tx,
  given: { wardId: number; name: string; now: Date },
): Promise<{ id: string; key: string }> {
  const name = given.name.trim();
  if (name === '' || name.length > 100) throw new Problem('invalid', 'Ghi tên phần mềm, tối đa 100 ký tự.');
  const key = randomBytes(24).toString('base64url');
  const hash = hashOf(key);
  await tx
    .insertInto('open311_keys')
    .values({ ward_id: given.wardId, key_hash: hash, name, created_at: given.now })
    .execute();
  return { id: idOf(hash), key };
}

/** From now on nothing that comes with it is taken; twice is as once. @throws Problem not_found */
export async function revokeOpen311Key(tx: Tx, id: string, now: Date): Promise<void> {
  const key = (await listOpen311Keys(tx)).find((each) => each.id === id);
  if (!key) throw new Problem('not_found', 'Không có khóa này.');
  await tx
    .updateTable('open311_keys')
    .set({ revoked_at: now })
    .where(sql<boolean>`encode(substring(key_hash from 1 for 8), 'hex') = ${id}`)
    .where('revoked_at', 'is', null)
    .execute();
}

export async function listOpen311Keys(db: Db): Promise<Open311Key[]> {
  const rows = await db
    .selectFrom('open311_keys')
    .selectAll()
    .orderBy('ward_id')
    .orderBy('created_at')
    .execute();
  return rows.map((row) => ({
    ...{ wardId: row.ward_id, id: idOf(row.key_hash), name: row.name },
    ...{ createdAt: row.created_at, revokedAt: row.revoked_at },
  }));
}

/** The id of a key of this ward that holds. @throws Problem not_allowed, always in the same words */
export async function checkOpen311Key(db: Db, wardId: number, key: string): Promise<string> {
  const hash = hashOf(key);
  const row = await db
    .selectFrom('open311_keys')
    .select('key_hash')
    .where('ward_id', '=', wardId)
    .where('key_hash', '=', hash)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  if (!row) throw new Problem('not_allowed', 'Thiếu api_key, hoặc khóa không đúng, không còn dùng.');
  return idOf(hash);
}

const hashOf = (key: string): Buffer => createHash('sha256').update(key).digest();
const idOf = (hash: Buffer): string => hash.subarray(0, 8).toString('hex');
