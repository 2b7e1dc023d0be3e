import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import pg from 'pg';
import { root } from '../../src/platform/root.ts';
import type { Running } from '../../test/kills/nodes.ts';
import type { Machine } from '../../test/kills/server.ts';
import type { SmallDisk } from './small-disk.ts';

export interface Ground {
  machine: Machine;
  /** Servers that run; null while one is being started anew. */
  servers: (Running | null)[];
  disk: SmallDisk | null;
}

const FROZEN_MS = 12_000;
const FULL_MS = 6000;
const SLOW_CLIENTS = 200;
const SLOW_MS = 6000;
const HOUR = 3_600_000;

/** What goes wrong, by what it is called in the report; each ends when the fault is over. */
export function faultsOf(ground: Ground): Record<string, () => Promise<unknown>> {
  const { machine, disk } = ground;
  return {
    'kill -9 một nút ứng dụng (kèm bộ chạy việc nền)': () => killNode(ground, 0),
    'kill -9 máy chủ cơ sở dữ liệu': async () => {
      await machine.killDatabase();
      await machine.startDatabase();
    },
    'cắt mọi kết nối đến cơ sở dữ liệu': () =>
      asAdmin(
        machine,
        `select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and backend_type = 'client backend'`,
      ),
    'kill -9 nút ứng dụng thứ hai': () => killNode(ground, 1),
    'cơ sở dữ liệu không trả lời ba giây (khóa bảng)': () =>
      asAdmin(
        machine,
        'begin; lock feedback_items, dossiers in access exclusive mode; select pg_sleep(3); commit',
      ),
    'đường đến cơ sở dữ liệu câm 12 giây (không đứt, không từ chối)': () => freezeDatabase(machine),
    'đồng hồ một nút nhảy tới một giờ rồi nhảy lùi': () => jumpClock(ground, HOUR),
    'đồng hồ một nút nhảy lùi một giờ rồi nhảy tới': () => jumpClock(ground, -HOUR),
    '200 máy khách gửi từng chữ': () => crawl(ground),
    ...(disk && { 'đĩa đầy sáu giây': () => fillDisk(machine, disk) }),
  };
}

const wait = (ms: number) => new Promise((wake) => setTimeout(wake, ms));

async function killNode({ machine, servers }: Ground, at: number, env = {}): Promise<void> {
  const node = servers[at]!;
  servers[at] = null;
  await node?.kill();
  servers[at] = await machine.start(undefined, env);
}

/** As a network that swallows everything: connections stay, nothing is answered. */
async function freezeDatabase({ dataDir }: Machine): Promise<void> {
  const [first] = readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n');
  const children = execFileSync('pgrep', ['-P', first!], { encoding: 'utf8' }).trim().split('\n');
  const signal = (name: NodeJS.Signals) => {
    for (const pid of [first!, ...children])
      try {
        process.kill(Number(pid), name);
      } catch (error) {
        // A session that ended meanwhile.
        if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
      }
  };
  signal('SIGSTOP');
  await wait(FROZEN_MS);
  signal('SIGCONT');
}

/** A server whose clock jumps while it works; then it is started anew with the right one. */
async function jumpClock(ground: Ground, jumpMs: number): Promise<void> {
  const clock = join(root, 'bench', 'torture', 'jumping-clock.mjs');
  await killNode(ground, 0, { NODE_OPTIONS: `--import ${clock}`, CLOCK_JUMP_MS: String(jumpMs) });
  await wait(11_000);
  await killNode(ground, 0);
}

/** Clients that never come to an end of what they send. */
async function crawl({ servers }: Ground): Promise<void> {
  const ports = servers.flatMap((server) => (server === null ? [] : [Number(new URL(server.address).port)]));
  const sockets = Array.from({ length: SLOW_CLIENTS }, (_, at) => {
    const socket = connect(ports[at % ports.length]!, '127.0.0.1');
    socket.on('error', () => undefined);
    socket.write('POST /open311/v2/requests.json HTTP/1.1\r\nHost: x\r\nContent-Length: 5000\r\n');
    return socket;
  });
  for (const until = Date.now() + SLOW_MS; Date.now() < until; await wait(300))
    for (const socket of sockets) socket.write('x');
  for (const socket of sockets) socket.destroy();
}

/** PostgreSQL may end itself rather than lose its log; it is started again once there is room. */
async function fillDisk(machine: Machine, disk: SmallDisk): Promise<void> {
  disk.fill();
  await wait(FULL_MS);
  disk.free();
  await machine.killDatabase();
  await machine.startDatabase();
}

async function asAdmin({ databaseUrl }: Machine, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  client.on('error', () => undefined);
  await client.connect();
  await client.query(text);
  await client.end();
}
