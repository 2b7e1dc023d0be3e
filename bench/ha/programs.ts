// Programs of the system, started for this run alone. Each is the leader of its own process group and writes into a log of its own.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { root } from '../../src/platform/root.ts';

export const ADDRESS = '127.0.0.1';
export const POSTGRES = '/usr/lib/postgresql/15/bin';

/** What has to be installed, by the file that shows it. */
const WANTED = {
  [`${POSTGRES}/pg_rewind`]: 'postgresql-15',
  '/usr/bin/patroni': 'patroni',
  '/usr/lib/python3/dist-packages/etcd/__init__.py': 'python3-etcd',
  '/usr/bin/etcd': 'etcd-server',
  '/usr/sbin/pgbouncer': 'pgbouncer',
  '/usr/sbin/haproxy': 'haproxy',
};

/** @throws Error that names the Debian packages that are missing */
export function mustBeInstalled(): void {
  const missing = Object.entries(WANTED).flatMap(([path, name]) => (existsSync(path) ? [] : [name]));
  if (missing.length > 0)
    throw new Error(
      `thiếu gói Debian: ${missing.join(' ')}. Cài bằng: apt-get install --no-install-recommends ${missing.join(' ')}`,
    );
}

/** A folder of this run, in which programs may write. As root they run as `postgres`: PostgreSQL and PgBouncer refuse uid 0. */
export interface Ground {
  folder: string;
  identity: { uid: number; gid: number } | null;
}

export function openGround(folder: string): Ground {
  const ground = { folder, identity: process.getuid?.() === 0 ? idOf('postgres') : null };
  give(ground, folder);
  return ground;
}

function idOf(user: string): { uid: number; gid: number } {
  const ask = (what: string) => Number(spawnSync('id', [what, user], { encoding: 'utf8' }).stdout);
  return { uid: ask('-u'), gid: ask('-g') };
}

function give({ identity }: Ground, path: string): void {
  if (identity !== null) chownSync(path, identity.uid, identity.gid);
}

export function makeFolder(ground: Ground, name: string): string {
  const path = join(ground.folder, name);
  mkdirSync(path, { mode: 0o700, recursive: true });
  give(ground, path);
  return path;
}

/** Writes a file that only its program may read. @returns its path */
export function writeOwn(ground: Ground, name: string, text: string): string {
  const path = join(ground.folder, name);
  writeFileSync(path, text, { mode: 0o600 });
  give(ground, path);
  return path;
}

/** Writes a file of deploy/ha with its `${NAME}`s filled in. @returns its path. @throws Error for a name without a value */
export function fill(
  ground: Ground,
  { from, to }: { from: string; to: string },
  values: Record<string, string | number>,
): string {
  const template = readFileSync(join(root, 'deploy', 'ha', from), 'utf8');
  const text = template.replaceAll(/\$\{([A-Z_]+)(?:\[\*\])?\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`deploy/ha/${from}: ${name} has no value`);
    return String(value);
  });
  return writeOwn(ground, to, text);
}

export interface Program {
  readonly hasEnded: boolean;
  /** SIGKILL to its process group; waits until it is gone. */
  kill(): Promise<void>;
}

export function startProgram(
  { folder, identity }: Ground,
  name: string,
  command: readonly string[],
  env: Record<string, string> = {},
): Program {
  const log = openSync(logOf(folder, name), 'a');
  const child = spawn(command[0]!, command.slice(1), {
    ...{ cwd: folder, detached: true, stdio: ['ignore', log, log] },
    env: { PATH: `${POSTGRES}:/usr/sbin:/usr/bin:/sbin:/bin`, HOME: folder, LANG: 'C.UTF-8', ...env },
    ...identity,
  });
  child.on('error', () => undefined);
  const hasEnded = () => child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
  return {
    get hasEnded() {
      return hasEnded();
    },
    kill: () => (hasEnded() ? Promise.resolve() : killGroup(child)),
  };
}

function killGroup(child: ChildProcess): Promise<void> {
  const gone = new Promise<void>((done) => child.once('exit', () => done()));
  process.kill(-child.pid!, 'SIGKILL');
  return gone;
}

export function readLog(folder: string, name: string): string {
  return readFileSync(logOf(folder, name), 'utf8');
}

function logOf(folder: string, name: string): string {
  return join(folder, `${name}.log`);
}

/** Waits until `look` has an answer. @throws Error after `limitMs` */
export async function until<T>(what: string, look: () => Promise<T | null>, limitMs = 240_000): Promise<T> {
  for (const deadline = Date.now() + limitMs; Date.now() < deadline; ) {
    const found = await look().catch(() => null);
    if (found !== null) return found;
    await new Promise((wake) => setTimeout(wake, 100));
  }
  throw new Error(`${what}: không xong sau ${limitMs / 1000} giây.`);
}

/** Waits until something listens. */
export async function untilListening(name: string, port: number): Promise<void> {
  const isOpen = () =>
    new Promise<true | null>((answer) => {
      const socket = connect(port, ADDRESS);
      socket.once('connect', () => answer(true));
      socket.once('error', () => answer(null));
      socket.once('close', () => answer(null)).once('connect', () => socket.destroy());
    });
  await until(name, isOpen);
}

/** Below those that the system gives to outgoing connections, so that none of them takes one in between. */
const [FIRST_PORT, LAST_PORT] = [20_000, 32_000];
const given = new Set<number>();

export async function freePort(): Promise<number> {
  for (;;) {
    const port = FIRST_PORT + Math.floor(Math.random() * (LAST_PORT - FIRST_PORT));
    if (given.has(port) || !(await canListen(port))) continue;
    given.add(port);
    return port;
  }
}

function canListen(port: number): Promise<boolean> {
  const server = createServer();
  return new Promise((answer) => {
    server.once('error', () => answer(false));
    server.listen(port, ADDRESS, () => server.close(() => answer(true)));
  });
}
