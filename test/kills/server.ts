import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Cluster, openCluster, runningClusterUrl } from '../../src/platform/postgres/cluster.ts';
import { TEST_IDS_KEY } from '../ids-key.ts';
import { type Nodes, openNodes } from './nodes.ts';

/** One data folder and one database that reach the disk, over which servers are started and killed. */
export interface Machine extends Pick<Nodes, 'command' | 'start'> {
  dataDir: string;
  /** What the servers are told, for tests that make tokens or open the store by themselves. */
  env: Record<string, string>;
  databaseUrl: string;
  /** SIGKILL to the database server, as if the machine had stopped. The next server that starts brings it back. */
  killDatabase(): Promise<void>;
  /** Starts the database again, with no server. */
  startDatabase(): Promise<void>;
  close(): Promise<void>;
}

/**
 * `env` is added to that of every server: DEMO_DOSSIERS, MOTCUA_MODE and the like. Without it: production, with nothing sown but the
 * ward. `database` is told to PostgreSQL's first start. A folder that is `kept` was filled before and stays. What the
 * servers say goes to `logFile`.
 */
export async function openMachine(
  env: Record<string, string> = {},
  {
    database = {},
    kept,
    logFile,
  }: { database?: Record<string, string>; kept?: string | undefined; logFile?: string } = {},
): Promise<Machine> {
  const dataDir = kept ?? mkdtempSync(join(tmpdir(), 'motcua-kills-'));
  chmodSync(dataDir, 0o755);
  const folder = join(dataDir, 'postgres');
  let cluster: Cluster | null = await openCluster(folder, database);
  const told = { ...tellProduction(dataDir, cluster.url('postgres')), ...env };
  const nodes = openNodes(told, logFile);
  return {
    dataDir,
    env: told,
    databaseUrl: told.DATABASE_URL,
    async start(port, more) {
      cluster ??= await reopened(folder);
      return nodes.start(port, more);
    },
    command: nodes.command,
    async killDatabase() {
      try {
        process.kill(Number(readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL');
      } catch (error) {
        // It may have ended by itself, of a full disk.
        if (!['ESRCH', 'ENOENT'].includes((error as NodeJS.ErrnoException).code!)) throw error;
      }
      await cluster?.stop();
      cluster = null;
    },
    async startDatabase() {
      cluster ??= await reopened(folder);
    },
    async close() {
      nodes.killAll();
      await cluster?.stop();
      if (kept === undefined) rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** What a server in production has to be told, with secrets of its own. */
export function tellProduction(dataDir: string, databaseUrl: string) {
  return {
    ...{ PATH: process.env.PATH ?? '', HOME: dataDir, DATA_DIR: dataDir },
    ...{ NODE_COMPILE_CACHE: join(dataDir, 'compiled'), DATABASE_URL: databaseUrl },
    ...{ MOTCUA_MODE: 'production', SESSION_SECRET: randomBytes(32).toString('hex') },
    ...{ FILES_KEY: randomBytes(32).toString('hex'), DRAIN_SECONDS: '0' },
    IDS_KEY: TEST_IDS_KEY.toString('hex'),
  };
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
