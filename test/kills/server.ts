import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Cluster, openCluster, runningClusterUrl } from '../../src/platform/postgres/cluster.ts';
import { root } from '../../src/platform/root.ts';

/** A server process that answers. */
export interface Running {
  address: string;
  pid: number;
  /** SIGKILL to its process group, and waits until it is gone. */
  kill(): Promise<void>;
  /** SIGTERM: it ends as it should. Then only does it leave what makes the next ones start quicker. */
  stop(): Promise<void>;
}

/** One data folder and one database that reach the disk, over which real servers (dist/, as `npm start` runs them) are started and killed. */
export interface Machine {
  dataDir: string;
  /** What the servers are told, for tests that make tokens or open the store by themselves. */
  env: Record<string, string>;
  databaseUrl: string;
  /** Starts one more server, and the database when it was killed; returns when it serves. */
  start(): Promise<Running>;
  /** SIGKILL to the database server, as if the machine had stopped. */
  killDatabase(): Promise<void>;
  /** Starts the database again, with no server. */
  startDatabase(): Promise<void>;
  /** Runs `motcua …` beside the servers. @returns its exit code and what it printed */
  command(...args: string[]): Promise<{ code: number | null; out: string }>;
  close(): Promise<void>;
}

const PATIENCE_MS = 180_000;

/**
 * `env` is added to that of every server: DEMO_DOSSIERS, MOTCUA_MODE and the like. Without it: production, with nothing sown but the
 * ward. `database` is told to PostgreSQL's first start. A folder that is `kept` was filled before and stays.
 */
export async function openMachine(
  env: Record<string, string> = {},
  { database = {}, kept }: { database?: Record<string, string>; kept?: string | undefined } = {},
): Promise<Machine> {
  const dataDir = kept ?? mkdtempSync(join(tmpdir(), 'motcua-kills-'));
  chmodSync(dataDir, 0o755);
  const folder = join(dataDir, 'postgres');
  let cluster: Cluster | null = await openCluster(folder, database);
  const running = new Set<ChildProcess>();
  const told = {
    ...{ PATH: process.env.PATH ?? '', HOME: dataDir, DATA_DIR: dataDir },
    ...{ NODE_COMPILE_CACHE: join(dataDir, 'compiled'), DATABASE_URL: cluster.url('postgres') },
    ...{ MOTCUA_MODE: 'production', SESSION_SECRET: randomBytes(32).toString('hex') },
    ...{ FILES_KEY: randomBytes(32).toString('hex') },
    ...env,
  };
  return {
    dataDir,
    env: told,
    databaseUrl: told.DATABASE_URL,
    async start() {
      cluster ??= await reopened(folder);
      const port = await freePort();
      const child = startProcess('main.js', [], { ...told, PORT: String(port) });
      running.add(child);
      const address = `http://127.0.0.1:${port}`;
      await untilServing(child, address);
      const gone = new Promise((done) => child.once('exit', done));
      const end = (signal: NodeJS.Signals) => async () => {
        process.kill(-child.pid!, signal);
        await gone;
        running.delete(child);
      };
      return { address, pid: child.pid!, kill: end('SIGKILL'), stop: end('SIGTERM') };
    },
    async killDatabase() {
      process.kill(Number(readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL');
      await cluster?.stop();
      cluster = null;
    },
    async startDatabase() {
      cluster ??= await reopened(folder);
    },
    async command(...args) {
      const child = startProcess('cli.js', args, told);
      let out = '';
      child.stdout!.on('data', (chunk) => {
        out += chunk;
      });
      const code = await new Promise<number | null>((done) => child.once('close', done));
      return { code, out };
    },
    async close() {
      for (const child of running) process.kill(-child.pid!, 'SIGKILL');
      await cluster?.stop();
      if (kept === undefined) rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

function startProcess(file: string, args: string[], env: Record<string, string>): ChildProcess {
  return spawn(process.execPath, [join(root, 'dist', 'server', file), ...args], {
    ...{ cwd: root, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] },
  });
}

/** After a kill the processes of the old server may take a moment to let go of its memory. */
async function reopened(folder: string): Promise<Cluster> {
  for (let attempt = 1; ; attempt++) {
    try {
      if ((await runningClusterUrl(folder, 'postgres')) === null) return await openCluster(folder);
    } catch (error) {
      if (attempt === 20) throw error;
    }
    await new Promise((wake) => setTimeout(wake, 250));
  }
}

async function untilServing(child: ChildProcess, address: string): Promise<void> {
  let said = '';
  for (const stream of [child.stdout!, child.stderr!])
    stream.on('data', (chunk) => {
      said = (said + chunk).slice(-4000);
    });
  for (const deadline = Date.now() + PATIENCE_MS; Date.now() < deadline; ) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(`ended: ${said}`);
    const answer = await fetch(`${address}/healthz`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((wake) => setTimeout(wake, 20));
  }
  throw new Error(`not serving: ${said}`);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as { port: number };
  await new Promise((done) => server.close(done));
  return port;
}
