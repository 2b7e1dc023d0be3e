// Many machines on one: three PostgreSQL of which the leader is killed under load, two servers, and what became of every acknowledged
// write. `npm run ha`, bounded by HA_KILLS and HA_CLIENTS.
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { openDatabase } from '../src/platform/database/database.ts';
import { openNodes } from '../test/kills/nodes.ts';
import { tellProduction } from '../test/kills/server.ts';
import { type Cluster, openPatroni } from './ha/cluster.ts';
import { ADDRESS, freePort, mustBeInstalled, openGround } from './ha/programs.ts';
import { openWayToLeader, openWayToServers } from './ha/ways.ts';
import { openDesk } from './torture/desks.ts';
import { openLedger } from './torture/ledger.ts';
import { startLoad } from './torture/load.ts';
import { isClean, judge, tell } from './torture/outcome.ts';
import { openPetitions } from './torture/petitions.ts';

const KILLS = Number(process.env.HA_KILLS ?? 3);
const CLIENTS = Number(process.env.HA_CLIENTS ?? 8);
/** Load before and after each kill, in milliseconds. */
const CALM_MS = 5000;

const say = (text: string) => process.stdout.write(`${text}\n`);
const folder = mkdtempSync(join(tmpdir(), 'motcua-ha-'));
chmodSync(folder, 0o755);
const closers: (() => unknown)[] = [() => rmSync(folder, { recursive: true, force: true })];
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.once(signal, () => void end(signal === 'SIGINT' ? 130 : 143));

try {
  mustBeInstalled();
  await end((await run()) ? 0 : 1);
} catch (error) {
  say(`Không xong: ${(error as Error).message}\nNhật ký: ${folder}`);
  closers.shift();
  await end(1);
}

/** Closes what was opened, the last first. */
async function end(code: number): Promise<never> {
  for (const close of closers.splice(0).toReversed()) await close();
  process.exit(code);
}

/** @returns whether nothing acknowledged was lost or doubled and every chain is whole */
async function run(): Promise<boolean> {
  const ground = openGround(folder);
  say(`Dựng ba etcd, ba PostgreSQL dưới Patroni, PgBouncer, HAProxy trong ${folder} …`);
  const cluster = await openPatroni(ground);
  closers.push(cluster.close);
  await cluster.untilWhole();
  const way = await openWayToLeader(ground, cluster);
  closers.push(way.close);
  const dataDir = join(folder, 'application');
  mkdirSync(dataDir);
  const nodes = openNodes(tellProduction(dataDir, way.url), join(folder, 'servers.log'));
  closers.push(nodes.killAll);
  const ports = [await freePort(), await freePort()] as const;
  const servers = [await nodes.start(ports[0]), await nodes.start(ports[1])];
  await mustBeApplication(way.url);
  const web = await openWayToServers(ground, ports);
  closers.push(web.close);

  const ledger = openLedger(join(folder, 'ledger.txt'));
  const address = `http://${ADDRESS}:${web.port}`;
  const kinds = [await openPetitions(way.url), await openDesk(way.url, address)];
  const clients = Array.from({ length: CLIENTS }, (_, at) => kinds[at % kinds.length]!);
  const load = startLoad({ addresses: () => [address], clients, ledger });
  await calm();
  say('\n| lần | nút dẫn cũ | nút dẫn mới | ngừng ghi dài nhất, ms | trở lại sau, ms | bằng pg_rewind |');
  say('|---:|---|---|---:|---:|---|');
  for (let at = 1; at <= KILLS; at++) say(await killLeader(at, cluster, ledger));
  const start = Date.now();
  await servers[0]!.kill();
  await calm();
  say(`\nkill -9 một trong hai máy chủ ứng dụng: ngừng ghi dài nhất ${ledger.longestPause(start)} ms`);
  await nodes.start(ports[0]);
  await load.end();
  ledger.close();
  await cluster.untilWhole();
  const outcome = await judge(way.url, ledger);
  const verified = await nodes.command('verify');
  tell(outcome, load, ledger, verified).forEach(say);
  return isClean(outcome) && verified.code === 0;
}

async function killLeader(at: number, cluster: Cluster, ledger: ReturnType<typeof openLedger>) {
  const old = await cluster.untilWhole();
  const rewinds = cluster.rewinds(old);
  const start = Date.now();
  await cluster.kill(old);
  const next = await cluster.untilLed(old);
  await calm();
  const back = Date.now();
  cluster.start(old);
  await cluster.untilWhole();
  const backMs = Date.now() - back;
  await calm();
  const isRewound = cluster.rewinds(old) > rewinds;
  return `| ${at} | ${old} | ${next} | ${ledger.longestPause(start)} | ${backMs} | ${isRewound ? 'có' : 'không cần'} |`;
}

/** @throws Error when PgBouncer hands out the owner's rights: the record could then be changed */
async function mustBeApplication(url: string): Promise<void> {
  const { db, close } = openDatabase(url, { max: 1 });
  const { rows } = await sql<{ who: string }>`select current_user as who`.execute(db);
  await close();
  if (rows[0]?.who !== 'motcua_app') throw new Error(`phiên qua PgBouncer là ${rows[0]?.who}`);
}

function calm(): Promise<void> {
  return new Promise((wake) => setTimeout(wake, CALM_MS));
}
