import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addOfficer, type NewOfficer, type UnitKind } from '../features/organisation/index.ts';
import { foldVietnamese } from '../features/procedures/index.ts';
import type { Tx } from '../platform/database/database.ts';
import { root } from '../platform/root.ts';

/** The password of every demo account; such accounts exist in demo mode only. */
export const DEMO_PASSWORD = 'motcua-demo-2026';

interface OrganisationSeed {
  ward: {
    code: string;
    name: string;
    city: string;
    agencyCode: string;
    address: string;
    phone: string | null;
  };
  units: {
    code: string;
    name: string;
    shortName: string;
    kind: UnitKind;
    headTitle: string;
    members?: string[];
    aliases: string[];
  }[];
  officers: Omit<NewOfficer, 'password' | 'isDemo'>[];
}

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
  const { agencyCode, ...ward } = seed.ward;
  const { id: wardId } = await tx
    .insertInto('wards')
    .values({ ...ward, agency_code: agencyCode })
    .returning('id')
    .executeTakeFirstOrThrow();
  await seedUnits(tx, wardId, seed);
  return { wardId, isNew: true };
}

async function seedUnits(tx: Tx, wardId: number, seed: OrganisationSeed): Promise<void> {
  const rows = await tx
    .insertInto('units')
    .values(
      seed.units.map((unit, at) => ({
        ward_id: wardId,
        code: unit.code,
        name: unit.name,
        short_name: unit.shortName,
        kind: unit.kind,
        head_title: unit.headTitle,
        ord: at + 1,
      })),
    )
    .returning(['id', 'code'])
    .execute();
  const idOf = new Map(rows.map((row) => [row.code, row.id]));
  const members = seed.units.flatMap((unit) =>
    (unit.members ?? []).map((member) => ({
      ward_id: wardId,
      collective_id: idOf.get(unit.code)!,
      unit_id: idOf.get(member)!,
    })),
  );
  await tx.insertInto('unit_members').values(members).execute();
  const aliases = seed.units.flatMap((unit) =>
    unit.aliases.map((alias) => ({
      ward_id: wardId,
      unit_id: idOf.get(unit.code)!,
      alias,
      folded: foldVietnamese(alias),
      source: 'seed',
    })),
  );
  await tx
    .insertInto('unit_aliases')
    .values(aliases)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** One demo officer by role, all with the same password. */
export async function seedDemoOfficers(tx: Tx, wardId: number): Promise<void> {
  for (const officer of readOrganisationSeed().officers)
    await addOfficer(tx, wardId, { ...officer, password: DEMO_PASSWORD, isDemo: true });
}
