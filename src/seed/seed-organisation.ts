import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addOfficer, addWard, type NewOfficer, type NewWard } from '../features/organisation/index.ts';
import type { Tx } from '../platform/database/database.ts';
import { root } from '../platform/root.ts';

/** The password of every demo account; such accounts exist in demo mode only. */
export const DEMO_PASSWORD = 'motcua-demo-2026';

type OrganisationSeed = NewWard & { officers: Omit<NewOfficer, 'password' | 'isDemo'>[] };

export function readOrganisationSeed(): OrganisationSeed {
  return JSON.parse(readFileSync(join(root, 'db', 'seeds', 'organisation', 'hai-duong.json'), 'utf8'));
}

/**
 * The first ward with its units and their other names, once. Runs as the owner.
 * @returns the ward's id, and whether it was new
 */
export async function seedWard(tx: Tx): Promise<{ wardId: number; isNew: boolean }> {
  const seed = readOrganisationSeed();
  const known = await tx
    .selectFrom('wards')
    .select('id')
    .where('code', '=', seed.ward.code)
    .executeTakeFirst();
  if (known) return { wardId: known.id, isNew: false };
  return { wardId: await addWard(tx, seed), isNew: true };
}

/** One demo officer by role, all with the same password. */
export async function seedDemoOfficers(tx: Tx, wardId: number): Promise<void> {
  for (const officer of readOrganisationSeed().officers)
    await addOfficer(tx, wardId, { ...officer, password: DEMO_PASSWORD, isDemo: true });
}
