// A ward with very many dossiers on real servers: what every row of the bench measures.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { pourAll } from '../../src/features/figures/index.ts';
import { prepareFigures } from '../../src/features/indicators/index.ts';
import { listOfficers, listWards } from '../../src/features/organisation/index.ts';
import { toLocalDay } from '../../src/law/day.ts';
import { type Database, openDatabase } from '../../src/platform/database/database.ts';
import { migrate } from '../../src/platform/database/migrate.ts';
import { openFileStore } from '../../src/platform/files/store/open-store.ts';
import { readFileSettings } from '../../src/platform/settings.ts';
import { seedBasics, seedDemo } from '../../src/seed/seed.ts';
import { type Machine, openMachine } from '../../test/kills/server.ts';
import { type ManyDossiers, manyDossiers } from '../figures/many-dossiers.ts';
import '../../test/ids-key.ts';

/** A dossier with its whole control slip. */
export interface Sample {
  id: number;
  code: string;
  name: string;
  phone: string;
}

export interface BenchWard {
  machine: Machine;
  database: Database;
  /** As the owner, past all rules. */
  owner: pg.Client;
  wardId: number;
  /** The unit that examines what the bench hands in. */
  unitId: number;
  grow(count: number): Promise<void>;
  /** Some dossiers from all over the year. */
  sample(count: number): Promise<Sample[]>;
  close(): Promise<void>;
}

const LIVES = Number(process.env.BENCH_DEMO ?? 400);
/** Spares the disk while rows are poured in by the million; reading is not touched by it. */
const FILLING = {
  ...{ fsync: 'off', full_page_writes: 'off', max_wal_size: '8GB', wal_level: 'minimal' },
  max_wal_senders: '0',
};

/**
 * Makes the demo's year of some hundred dossiers by the verbs; `grow` puts them again and again on other days, in a new folder that
 * stays if `keep` names it. A data folder that was filled before is taken as it is.
 */
export async function openBenchWard(given: {
  mostWithSteps: number;
  filled?: string | undefined;
  keep?: string | undefined;
}): Promise<BenchWard> {
  const { mostWithSteps, filled, keep } = given;
  if (keep !== undefined) mkdirSync(keep);
  const key: Record<string, string> =
    filled === undefined ? {} : { FILES_KEY: readFileSync(join(filled, 'files.key'), 'utf8').trim() };
  const machine = await openMachine(key, { database: FILLING, kept: filled ?? keep });
  if (keep !== undefined) writeFileSync(join(keep, 'files.key'), machine.env.FILES_KEY!, { mode: 0o600 });
  const url = machine.databaseUrl;
  const until = new Date();
  await migrate(url);
  await seedBasics(url, { demo: true });
  const files = openFileStore(readFileSettings(machine.env));
  await seedDemo({ ownerUrl: url, files, dossiers: LIVES, until });
  const database = openDatabase(url).acrossWards();
  // Else the first start of a server would count a million dossiers again.
  if (filled === undefined) await prepareFigures(database, until);
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  const wardId = (await listWards(database.db))[0]!.id;
  const officers = await listOfficers(database.db, wardId);
  const today = toLocalDay(until);
  const from = `${today.slice(0, 4)}-01-02`;
  let many: ManyDossiers | null = null;
  return {
    ...{ machine, database, owner, wardId },
    unitId: officers.find((each) => each.username === 'hotich')!.unitId,
    async grow(count) {
      if (filled !== undefined) return;
      if (many === null) many = await manyDossiers(url, database, { wardId, from, today, mostWithSteps });
      else await many.include();
      await many.grow(count);
      await pourAll(database, wardId);
      await many.settle();
    },
    async sample(count) {
      const { rows } = await owner.query(
        `select d.id::int, d.code, d.applicant_name as name, d.applicant_phone as phone from dossiers as d
         where d.ward_id = $1 and d.applicant_phone is not null and d.id in (select floor(1 + random() * (select max(id) from dossiers))::bigint from generate_series(1, $2))
           and exists (select from dossier_steps as s where s.ward_id = d.ward_id and s.dossier_id = d.id and s.no = d.step_count)`,
        [wardId, 12 * count],
      );
      if (rows.length === 0) throw new Error('no dossier with its steps');
      return rows.slice(0, count);
    },
    async close() {
      await many?.close();
      await owner.end();
      await database.close();
      await machine.close();
    },
  };
}
