import { seedDemoAccount } from '../features/payments/index.ts';
import { seedCatalogue, seedForms } from '../features/procedures/index.ts';
import { asOwner, type Database, openDatabase } from '../platform/database/database.ts';
import type { FileStore } from '../platform/files/file-store.ts';
import { seedClosings } from './seed-closings.ts';
import { seedDossiers } from './seed-dossiers.ts';
import { seedFeedback } from './seed-feedback.ts';
import { seedOfficial } from './seed-official.ts';
import { seedDemoOfficers, seedWard } from './seed-organisation.ts';
import { seedOutreach } from './seed-outreach.ts';
import { seedOversight } from './seed-oversight.ts';
import { seedOwn } from './seed-own.ts';
import { seedPayments } from './seed-payments.ts';
import { seedActivities, seedPlan } from './seed-plan.ts';
import { seedPostings } from './seed-postings.ts';
import { seedQueue } from './seed-queue.ts';
import { seedHall } from './seed-reception.ts';
import { seedArticles } from './seed-site.ts';
import { seedSurveys } from './seed-surveys.ts';
import { seedTasks } from './seed-tasks.ts';
import { seedVault } from './seed-vault.ts';

/** The first ward, its units, the catalogue and its forms; in demo mode also one account by role. Does nothing the second time. */
export async function seedBasics(ownerUrl: string, options: { demo: boolean }): Promise<void> {
  await asOwner(ownerUrl, (owner) =>
    owner.transact(async (tx) => {
      await seedCatalogue(tx);
      await seedForms(tx);
      const { wardId, isNew } = await seedWard(tx);
      if (isNew && options.demo) await seedDemoOfficers(tx, wardId);
      if (options.demo) await seedDemoAccount(tx, wardId);
      await seedHall(tx, wardId);
    }),
  );
}

export interface DemoSeed {
  ownerUrl: string;
  files: FileStore;
  dossiers: number;
  until: Date;
  tell?(share: number): void;
}

const DEMO = 'demo';

/** The demo's plan, a year of dossiers and what was done for the tasks; once, and to its end even when interrupted. */
export async function seedDemo(seed: DemoSeed): Promise<void> {
  await asOwner(seed.ownerUrl, async (owner) => {
    const done = await owner.db
      .selectFrom('seeds_done')
      .select('name')
      .where('name', '=', DEMO)
      .executeTakeFirst();
    if (done) return;
    const ward = await owner.db.selectFrom('wards').select('id').orderBy('id').executeTakeFirstOrThrow();
    const database = openDatabase(seed.ownerUrl, { isReplayable: true }).acrossWards();
    try {
      await sow(database, seed, ward.id);
    } finally {
      await database.close();
    }
    await owner.transact((tx) => tx.insertInto('seeds_done').values({ name: DEMO }).execute());
  });
}

/** A demo of fewer dossiers is for tests that count them. */
const WHOLE_DEMO = 100;

async function sow(
  database: Database,
  { ownerUrl, files, dossiers: count, until, tell }: DemoSeed,
  wardId: number,
): Promise<void> {
  await seedPlan(database, files, wardId);
  await seedDossiers({ database, files, wardId, count, until, ...(tell && { tell }) });
  await seedPayments({ database, wardId, until });
  if (count >= WHOLE_DEMO) await seedOwn({ database, files, wardId, until });
  if (count >= WHOLE_DEMO) await seedVault({ database, files, wardId, until });
  await seedSurveys(database, wardId, until);
  await seedOfficial({ database, files, wardId, until });
  await seedActivities(database, files, wardId, until);
  await seedQueue(database, wardId, until);
  await seedArticles(database, wardId, until);
  await seedPostings(database, files, wardId, until);
  await seedTasks({ database, files, wardId, until });
  if (count >= WHOLE_DEMO) await seedFeedback({ database, files, wardId, until });
  await seedOutreach({ database, files, wardId, until });
  if (count >= WHOLE_DEMO) await seedClosings(database, wardId, until);
  if (count >= WHOLE_DEMO) await seedOversight({ ownerUrl, database, files, until });
}
