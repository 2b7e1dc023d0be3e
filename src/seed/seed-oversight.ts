import { addOfficer, addWard, listWards } from '../features/organisation/index.ts';
import { grantOversight } from '../features/oversight/index.ts';
import { firstOfYear, toLocalDay } from '../law/day.ts';
import { asOwner, type Database } from '../platform/database/database.ts';
import type { FileStore } from '../platform/files/file-store.ts';
import { seedDossiers } from './seed-dossiers.ts';
import { DEMO_PASSWORD, readOrganisationSeed } from './seed-organisation.ts';
import { seedPlan } from './seed-plan.ts';

/** A second ward and the city's office, which has no dossiers of its own. Neither is a real place. */
const SECOND = {
  ...{ code: '19990', name: 'phường Liền Kề (trình diễn)', agencyCode: 'H24.999.25' },
  address: 'Số 1, phường Liền Kề',
};
export const CITY_OFFICE = 'Văn phòng UBND thành phố (trình diễn)';
const CITY = {
  ...{ code: '19999', name: CITY_OFFICE, agencyCode: 'H24.99' },
  address: 'Số 1, thành phố',
};
export const CITY_OVERSEER = 'thanhpho';

const DOSSIERS = 40;

interface OversightSeed {
  ownerUrl: string;
  database: Database;
  files: FileStore;
  until: Date;
  /** Of the second ward. */
  dossiers?: number;
}

/** A second ward with a few dossiers, and an account of the city that may look at the figures of both. Once; every part can be repeated. */
export async function seedOversight(seed: OversightSeed): Promise<void> {
  const { ownerUrl, database, files, until, dossiers = DOSSIERS } = seed;
  const { secondId } = await asOwner(ownerUrl, (owner) => openPlaces(owner, until));
  await seedPlan(database, files, secondId);
  await seedDossiers({ database, files, wardId: secondId, count: dossiers, until });
}

async function openPlaces(owner: Database, until: Date): Promise<{ secondId: number }> {
  const wards = await listWards(owner.db);
  const known = wards.find((each) => each.code === SECOND.code);
  if (known) return { secondId: known.id };
  return owner.transact(async (tx) => {
    const seed = readOrganisationSeed();
    const { city } = seed.ward;
    const secondId = await addWard(tx, { ward: { ...SECOND, city }, units: seed.units });
    for (const officer of seed.officers)
      await addOfficer(tx, secondId, { ...officer, password: DEMO_PASSWORD, isDemo: true });
    const office = { code: 'VPTP', name: 'Văn phòng UBND thành phố', shortName: 'VP thành phố' };
    const cityId = await addWard(tx, {
      ward: { ...CITY, city },
      units: [{ ...office, kind: 'office', headTitle: 'Chánh Văn phòng' }],
    });
    await addOfficer(tx, cityId, {
      ...{ unitCode: 'VPTP', username: CITY_OVERSEER, displayName: 'Chuyên viên theo dõi của thành phố' },
      ...{ title: 'Chuyên viên theo dõi cải cách hành chính', duties: ['oversee'] },
      ...{ password: DEMO_PASSWORD, isDemo: true },
    });
    for (const { wardId, level } of [
      { wardId: wards[0]!.id, level: 'figures' as const },
      { wardId: secondId, level: 'rows' as const },
    ])
      await grantOversight(tx, {
        wardId,
        overseer: { wardId: cityId, username: CITY_OVERSEER },
        form: {
          ...{ level, fromDay: firstOfYear(toLocalDay(until)), grantedBy: 'Người vận hành' },
          reason: 'Theo dõi kế hoạch năm (trình diễn)',
        },
        now: until,
      });
    return { secondId };
  });
}
