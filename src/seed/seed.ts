import { seedCatalogue } from '../features/procedures/index.ts';
import { openOwner } from '../platform/database/database.ts';
import { seedDemoOfficers, seedWard } from './seed-organisation.ts';

/** The first ward, its units and the catalogue; in demo mode also one account by role. Does nothing the second time. */
export async function seedBasics(ownerUrl: string, options: { demo: boolean }): Promise<void> {
  const owner = openOwner(ownerUrl);
  try {
    await owner.transact(async (tx) => {
      await seedCatalogue(tx);
      const { wardId, isNew } = await seedWard(tx);
      if (isNew && options.demo) await seedDemoOfficers(tx, wardId);
    });
  } finally {
    await owner.close();
  }
}
