import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { openCluster, runningClusterUrl } from '../platform/postgres/cluster.ts';
import { root } from '../platform/root.ts';

/** The owner's connection string, of a running server if there is one; `stop` ends what had to be started. */
export async function databaseUrl(env: NodeJS.ProcessEnv): Promise<{ url: string; stop(): Promise<void> }> {
  if (env.DATABASE_URL) return { url: env.DATABASE_URL, stop: async () => undefined };
  const dataDir = join(resolve(root, env.DATA_DIR || 'data'), 'postgres');
  const running = runningClusterUrl(dataDir, 'postgres');
  if (await answers(running)) return { url: running, stop: async () => undefined };
  if (!existsSync(join(dataDir, 'PG_VERSION')))
    throw new Error(
      `chưa có cơ sở dữ liệu ở ${dataDir}: chạy "npm start" trước, hoặc đặt DATA_DIR, DATABASE_URL.`,
    );
  const cluster = await openCluster(dataDir);
  return { url: cluster.url('postgres'), stop: () => cluster.stop() };
}

async function answers(url: string): Promise<boolean> {
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
