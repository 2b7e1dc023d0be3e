// How fast the lists and figures are, as ratios against a plain way of doing the same in the same run. `npm run bench`.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import pg from 'pg';
import { searchDossiers } from '../src/features/dossiers/index.ts';
import { findIndicator } from '../src/features/indicators/index.ts';
import { listOfficers } from '../src/features/organisation/index.ts';
import { readPlan } from '../src/features/plans/index.ts';
import { instant } from '../src/law/day.ts';
import { openDatabase } from '../src/platform/database/database.ts';
import { migrate } from '../src/platform/database/migrate.ts';
import { openFileStore } from '../src/platform/files/store/open-store.ts';
import { openCluster } from '../src/platform/postgres/cluster.ts';
import { root } from '../src/platform/root.ts';
import { readFileSettings } from '../src/platform/settings.ts';
import { seedBasics, seedDemo } from '../src/seed/seed.ts';
import { benchFiles } from './files.ts';

const COPIES = Number(process.env.BENCH_COPIES ?? 100);
const folder = mkdtempSync(join(tmpdir(), 'motcua-bench-'));
const cluster = await openCluster(join(folder, 'postgres'), { fsync: 'off' });
const url = cluster.url('postgres');
await migrate(url);
await seedBasics(url, { demo: true });
const now = instant('2026-11-23', 16 * 60);
await seedDemo({
  ownerUrl: url,
  files: openFileStore(readFileSettings({ DATA_DIR: folder })),
  dossiers: 1000,
  until: now,
});
await multiply();
const database = openDatabase(url).acrossWards();
const { db } = database;
const [ward] = await db.selectFrom('wards').selectAll().execute();
const officer = (await listOfficers(db, ward!.id)).find((each) => each.username === 'quay1')!;
const { count } = await db
  .selectFrom('dossiers')
  .select(({ fn }) => fn.countAll<number>().as('count'))
  .executeTakeFirstOrThrow();
process.stdout.write(`${count} hồ sơ\n`);

const months = Array.from({ length: 12 }, (_, at) =>
  instant(`2026-${String(at + 1).padStart(2, '0')}-01`, 0),
);
const online = findIndicator('received-online');
if (online.kind === 'dossiers') {
  const ours = await time(() => online.read(db, ward!.id, months, now));
  const plain = await time(async () => {
    for (const [at, from] of months.slice(0, -1).entries())
      await online.read(db, ward!.id, [from, months[at + 1]!], now);
  });
  report('a figure by months: one query against one a month', ours, plain);
}

/** No filter beyond the list itself. */
const WIDE = { place: null, procedureCode: null, holderId: null, unreceived: false };
const search = {
  queue: 'all' as const,
  q: '',
  status: null,
  channel: null,
  unitId: null,
  ...WIDE,
  limit: 50,
};
const deep = await db
  .selectFrom('dossiers')
  .select(['submitted_at', 'id'])
  .orderBy('submitted_at', 'desc')
  .orderBy('id', 'desc')
  .offset(count - 100)
  .limit(1)
  .executeTakeFirstOrThrow();
const after = { sortAt: deep.submitted_at.toISOString(), id: deep.id };
report(
  'the last page of a list: by key against by offset',
  await time(() => searchDossiers(db, officer, { ...search, after }, { now, soonUntil: now })),
  await time(() =>
    db
      .selectFrom('dossiers')
      .selectAll()
      .where('ward_id', '=', ward!.id)
      .orderBy('submitted_at', 'desc')
      .orderBy('id', 'desc')
      .offset(count - 100)
      .limit(50)
      .execute(),
  ),
);
report(
  'finding a name among all: by trigrams against reading every row',
  await time(() =>
    searchDossiers(db, officer, { ...search, q: 'nop 0777', after: null }, { now, soonUntil: now }),
  ),
  await time(() =>
    db
      .selectFrom('dossiers')
      .selectAll()
      .where(sql<boolean>`lower(applicant_name) || ' ' like '%nộp 0777%'`)
      .orderBy('submitted_at', 'desc')
      .limit(50)
      .execute(),
  ),
);
const seed = new Uint8Array(readFileSync(join(root, 'db/seeds/plans/hai-duong-2026.txt')));
const reading = await time(() => readPlan(seed, 'x.txt'));
process.stdout.write(`reading the ward's plan: ${reading.toFixed(1)} ms\n`);

await benchFiles();

await database.close();
await cluster.stop();
rmSync(folder, { recursive: true, force: true });

/** Median of nine runs after one to warm up, in milliseconds. */
async function time(work: () => Promise<unknown>): Promise<number> {
  await work();
  const runs: number[] = [];
  for (let run = 0; run < 9; run++) {
    const start = performance.now();
    await work();
    runs.push(performance.now() - start);
  }
  return runs.sort((a, b) => a - b)[4]!;
}

function report(what: string, ours: number, plain: number): void {
  process.stdout.write(
    `${what}: ${ours.toFixed(1)} ms, plain ${plain.toFixed(1)} ms, ${(plain / ours).toFixed(1)} times as fast\n`,
  );
}

/** The same dossiers many times over under other codes, as the owner; figures and lists need no steps. */
async function multiply(): Promise<void> {
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  const { rows } =
    await owner.query(`select string_agg(quote_ident(column_name), ', ') as names from information_schema.columns
    where table_name = 'dossiers' and column_name not in ('id', 'code', 'client_key')`);
  await owner.query(`insert into dossiers (code, client_key, ${rows[0].names})
    select code || '-' || n, gen_random_uuid(), ${rows[0].names} from dossiers, generate_series(1, ${COPIES - 1}) as n`);
  await owner.query('analyze');
  await owner.end();
}
