import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { openCluster, runningClusterUrl } from '../platform/postgres/cluster.ts';
import { root } from '../platform/root.ts';

function clusterFolder(env: NodeJS.ProcessEnv): string {
  return join(resolve(root, env.DATA_DIR || 'data'), 'postgres');
}

/** The owner's connection string of the database that is being served. @throws Error when none is */
export async function runningDatabaseUrl(env: NodeJS.ProcessEnv): Promise<string> {
  const url = env.DATABASE_URL || (await runningClusterUrl(clusterFolder(env), 'postgres'));
  if (!url) throw new Error(`máy chủ không chạy trên ${clusterFolder(env)}: chạy "npm start" trước.`);
  return url;
}

/** Works on the database as its owner: on the one that is being served, else on one started for as long as it takes. */
export async function withDatabase<T>(env: NodeJS.ProcessEnv, work: (url: string) => Promise<T>): Promise<T> {
  const folder = clusterFolder(env);
  const url = env.DATABASE_URL || (await runningClusterUrl(folder, 'postgres'));
  if (url) return work(url);
  if (!existsSync(join(folder, 'PG_VERSION')))
    throw new Error(
      `chưa có cơ sở dữ liệu ở ${folder}: chạy "npm start" trước, hoặc đặt DATA_DIR, DATABASE_URL.`,
    );
  const cluster = await openCluster(folder);
  try {
    return await work(cluster.url('postgres'));
  } finally {
    await cluster.stop();
  }
}

/** Works on the database that is being served, else on the embedded one, which is made where there is none yet. */
export async function withServedOrNewDatabase<T>(
  env: NodeJS.ProcessEnv,
  work: (url: string) => Promise<T>,
): Promise<T> {
  const url = env.DATABASE_URL || (await runningClusterUrl(clusterFolder(env), 'postgres'));
  return url ? work(url) : withNewDatabase(env, work);
}

/** Works on an empty place as its owner: the named database, or a new embedded one. @throws Error when a server runs on it */
export async function withNewDatabase<T>(
  env: NodeJS.ProcessEnv,
  work: (url: string) => Promise<T>,
): Promise<T> {
  if (env.DATABASE_URL) return work(env.DATABASE_URL);
  const cluster = await openCluster(clusterFolder(env));
  try {
    return await work(cluster.url('postgres'));
  } finally {
    await cluster.stop();
  }
}
