import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir, totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { findBinaries } from './binaries.ts';
import { chooseRunAs, type RunAs } from './run-as.ts';

export interface Cluster {
  /** Connection string of the owner role for one database of this cluster. */
  url(database: string): string;
  stop(): Promise<void>;
}

export const OWNER = 'motcua_owner';

/**
 * Opens the embedded PostgreSQL on `dataDir`: makes the cluster the first time, then starts the server on a unix socket
 * that only this user can enter. No port is opened. The server ends when this process ends, however it ends.
 * Throws an Error when another process has it open, or with the server's own last words.
 */
export async function openCluster(dataDir: string, settings: Record<string, string> = {}): Promise<Cluster> {
  const directory = resolve(dataDir);
  if (await runningClusterUrl(directory, 'postgres'))
    throw new Error(`thư mục dữ liệu ${directory} đang có một máy chủ Một Cửa khác dùng; đặt DATA_DIR khác.`);
  const runAs = chooseRunAs(findBinaries(), directory);
  if (!existsSync(join(directory, 'PG_VERSION'))) initialise(directory, runAs);
  const socketDir = socketDirectory(directory, runAs);
  const logFile = `${directory}.log`;
  const server = startServer(directory, socketDir, logFile, runAs, settings);
  await untilReady(server, socketDir, logFile);
  return { url: (database) => socketUrl(socketDir, database), stop: () => stopServer(server) };
}

/** The connection string of a server that another process has started on this data directory; null when none answers. */
export async function runningClusterUrl(dataDir: string, database: string): Promise<string | null> {
  const url = socketUrl(socketPath(resolve(dataDir)), database);
  return (await accepts(url)) ? url : null;
}

function socketUrl(socketDir: string, database: string): string {
  return `postgresql://${OWNER}@/${database}?host=${encodeURIComponent(socketDir)}`;
}

/** A unix socket's path may have 107 characters, so it is named by a hash of the data directory. */
function socketPath(directory: string): string {
  return join(tmpdir(), `motcua-${createHash('sha256').update(directory).digest('hex').slice(0, 16)}`);
}

function socketDirectory(directory: string, runAs: RunAs): string {
  const path = socketPath(directory);
  mkdirSync(path, { recursive: true, mode: 0o700 });
  if (runAs.identity) chownSync(path, runAs.identity.uid, runAs.identity.gid);
  return path;
}

function initialise(directory: string, runAs: RunAs): void {
  mkdirSync(directory, { recursive: true });
  if (runAs.identity) chownSync(directory, runAs.identity.uid, runAs.identity.gid);
  const [program, ...args] = [...runAs.prefix, runAs.binaries.initdb];
  const options = ['-D', directory, '-U', OWNER, '-E', 'UTF8', '--locale=C.UTF-8', '-A', 'trust'];
  const done = spawnSync(program!, [...args, ...options], { encoding: 'utf8', ...identityOf(runAs) });
  if (done.status === 0) return;
  rmSync(directory, { recursive: true, force: true });
  throw new Error(`initdb: ${(done.stderr || done.error?.message || '').trim()}`);
}

/** postgres looks up HOME; another user may not enter ours. */
function identityOf(runAs: RunAs): { uid?: number; gid?: number; env: NodeJS.ProcessEnv; cwd: string } {
  return {
    ...runAs.identity,
    env: { ...process.env, HOME: '/', LD_LIBRARY_PATH: join(runAs.binaries.home, 'lib') },
    cwd: '/',
  };
}

/** The shell waits on a pipe that closes when this process ends, `kill -9` included, and then interrupts the server. */
const SUPERVISOR = '"$@" & server=$!; { cat >/dev/null; kill -INT $server 2>/dev/null; } <&3 & wait $server';

function startServer(
  directory: string,
  socketDir: string,
  logFile: string,
  runAs: RunAs,
  settings: Record<string, string>,
): ChildProcess {
  const all = {
    listen_addresses: '',
    unix_socket_directories: socketDir,
    max_connections: '60',
    shared_buffers: `${sharedBuffersMb()}MB`,
    ...settings,
  };
  const options = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const command = [...runAs.prefix, runAs.binaries.postgres, '-D', directory, ...options];
  const log = openSync(logFile, 'a');
  return spawn('sh', ['-c', SUPERVISOR, 'postgres', ...command], {
    stdio: ['ignore', log, log, 'pipe'],
    detached: true,
    ...identityOf(runAs),
  });
}

/** Pages kept by the database itself: an eighth of the memory that this process may use, at most 2 GB. They are taken as they are needed. */
function sharedBuffersMb(): number {
  const limit = process.constrainedMemory();
  const bytes = limit > 0 ? Math.min(limit, totalmem()) : totalmem();
  return Math.floor(Math.min(2048, Math.max(128, bytes / 8 / 2 ** 20)));
}

async function untilReady(server: ChildProcess, socketDir: string, logFile: string): Promise<void> {
  let ended = false;
  server.once('exit', () => {
    ended = true;
  });
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    if (ended) throw new Error(lastWords(logFile));
    if (await accepts(socketUrl(socketDir, 'postgres'))) return;
    await new Promise((wake) => setTimeout(wake, 25));
  }
  throw new Error(`PostgreSQL không sẵn sàng sau 60 giây: ${lastWords(logFile)}`);
}

async function accepts(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

function lastWords(logFile: string): string {
  const lines = readFileSync(logFile, 'utf8').trim().split('\n');
  const fatal = lines.filter((line) => /FATAL|PANIC/.test(line)).at(-1);
  return fatal ?? lines.at(-1) ?? 'PostgreSQL không khởi động được.';
}

function stopServer(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) return Promise.resolve();
  return new Promise((done) => {
    server.once('exit', () => done());
    server.stdio[3]?.destroy();
  });
}
