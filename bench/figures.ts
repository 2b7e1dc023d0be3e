// What pages of figures cost at ten thousand, a hundred thousand and a million dossiers, and what keeping the figures costs a step.
// `npm run bench:figures`; BENCH_SIZES="10000,100000" for less, BENCH_STEPS: up to how many dossiers the steps are copied too.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pourAll } from '../src/features/figures/index.ts';
import { verifyFigures } from '../src/features/indicators/index.ts';
import { listWards } from '../src/features/organisation/index.ts';
import { instant } from '../src/law/day.ts';
import { openDatabase } from '../src/platform/database/database.ts';
import { openEvents } from '../src/platform/database/listen.ts';
import { migrate } from '../src/platform/database/migrate.ts';
import { openFileStore } from '../src/platform/files/store/open-store.ts';
import type { Platform } from '../src/platform/platform.ts';
import { openCluster } from '../src/platform/postgres/cluster.ts';
import { readFileSettings, readSettings } from '../src/platform/settings.ts';
import { seedBasics, seedDemo } from '../src/seed/seed.ts';
import { Visitor } from '../test/browse.ts';
import { manyDossiers } from './figures/many-dossiers.ts';
import { benchUpkeep } from './figures/upkeep.ts';
import '../test/ids-key.ts';

const SIZES = (process.env.BENCH_SIZES ?? '10000,100000,1000000').split(',').map(Number);
const MOST_WITH_STEPS = Number(process.env.BENCH_STEPS ?? 100_000);
/** The larger of these that are there; a page of another slice may not be. */
const PAGES = ['/can-bo/ke-hoach', '/can-bo/chi-so-766', '/can-bo/chi-tieu', '/du-lieu-mo'];

// One line a request would drown the table.
process.stderr.write = () => true;
const say = (text: string) => process.stdout.write(`${text}\n`);

const folder = mkdtempSync(join(tmpdir(), 'motcua-bench-'));
const cluster = await openCluster(join(folder, 'postgres'), { fsync: 'off' });
const url = cluster.url('postgres');
await migrate(url);
await seedBasics(url, { demo: true });
const now = instant('2026-11-23', 9 * 60 + 17);
const files = openFileStore(readFileSettings({ DATA_DIR: folder }));
await seedDemo({ ownerUrl: url, files, dossiers: 400, until: now });
const database = openDatabase(url).acrossWards();
const settings = readSettings({ DATA_DIR: folder, PORT: '0' });
const platform: Platform = {
  database,
  events: openEvents(url),
  files,
  settings,
  now: () => now,
  isDraining: () => false,
};
const wardId = (await listWards(database.db))[0]!.id;
const visitor = new Visitor({ platform } as never);
await visitor.signIn('giamdoc');
const given = { wardId, from: '2026-01-02', today: '2026-11-23', mostWithSteps: MOST_WITH_STEPS };
const many = await manyDossiers(url, database, given);

const costs = new Map<string, number[]>();
for (const size of SIZES) {
  const start = performance.now();
  await many.grow(size);
  // As a database is that was not filled a moment ago.
  await many.settle();
  say(`${size} hồ sơ, gieo trong ${((performance.now() - start) / 1000).toFixed(0)} giây`);
  if (size <= MOST_WITH_STEPS && size <= 20_000) {
    const { facts, differences, broken } = await verifyFigures(database, wardId);
    say(`  tính lại từ các bước: ${facts} con số, ${differences.length + broken.length} chỗ khác`);
    for (const each of differences.slice(0, 5)) say(`  ${JSON.stringify(each)}`);
  }
  for (const page of PAGES) {
    const cost = await costOf(page);
    if (cost !== null) costs.set(page, [...(costs.get(page) ?? []), cost]);
  }
  const upkeep = await benchUpkeep(platform, wardId);
  say(
    `  một bước: ${upkeep.without.toFixed(2)} ms khi không giữ số, ${upkeep.kept.toFixed(2)} ms khi giữ (+${percent(upkeep.kept / upkeep.without - 1)})`,
  );
  costs.set('một bước, có giữ số', [...(costs.get('một bước, có giữ số') ?? []), upkeep.kept]);
  await many.include();
  await pourAll(database, wardId);
}
say(
  `\n${['ms'.padEnd(24), ...SIZES.map((size) => String(size).padStart(10)), 'lớn nhất/nhỏ nhất'.padStart(20)].join('')}`,
);
for (const [what, row] of costs)
  say(
    `${what.padEnd(24)}${row.map((each) => each.toFixed(1).padStart(10)).join('')}${(row.at(-1)! / row[0]!).toFixed(2).padStart(20)}`,
  );

await many.close();
await platform.events.close();
await database.close();
await cluster.stop();
rmSync(folder, { recursive: true, force: true });
process.exit(0);

/** Median milliseconds of a page over HTTP in process; null when there is no such page. */
async function costOf(page: string): Promise<number | null> {
  const runs: number[] = [];
  for (let run = 0; run < 12; run++) {
    const start = performance.now();
    const response = await visitor.get(page);
    await response.text();
    if (response.status !== 200) return null;
    if (run > 2) runs.push(performance.now() - start);
  }
  return runs.sort((a, b) => a - b)[4]!;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(0)} %`;
}
