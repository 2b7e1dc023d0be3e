import { createServer } from 'node:net';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { createApp } from './app.tsx';
import { openDatabase } from './platform/database/database.ts';
import { migrate } from './platform/database/migrate.ts';
import { openFileStore } from './platform/files/file-store.ts';
import { log } from './platform/log.ts';
import type { Platform } from './platform/platform.ts';
import { type Cluster, openCluster } from './platform/postgres/cluster.ts';
import { readSettings, type Settings } from './platform/settings.ts';

const say = (text: string) => process.stdout.write(`${text}\n`);

try {
  await start(readSettings(process.env));
} catch (error) {
  process.stderr.write(`Không khởi động được: ${(error as Error).message}\n`);
  process.exit(1);
}

async function start(settings: Settings): Promise<void> {
  await mustBeFree(settings.host, settings.port);
  const cluster =
    settings.databaseUrl === null ? await openCluster(join(settings.dataDir, 'postgres')) : null;
  const url = settings.databaseUrl ?? cluster!.url('postgres');
  for (const name of await migrate(url)) say(`Di trú ${name}`);
  const database = openDatabase(url);
  const platform: Platform = {
    database,
    files: openFileStore(join(settings.dataDir, 'files')),
    settings,
    now: () => new Date(),
  };
  const app = createApp(platform);
  const server = serve({ fetch: app.fetch, hostname: settings.host, port: settings.port }, (address) =>
    announce(settings, address.port),
  );
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => void stop(signal, server, platform, cluster));
}

function announce(settings: Settings, port: number): void {
  say(`Một Cửa đang chạy tại http://${settings.host}:${port}`);
}

/** Finishes what is under way, then closes the pool and the embedded server. */
async function stop(
  signal: string,
  server: ReturnType<typeof serve>,
  platform: Platform,
  cluster: Cluster | null,
): Promise<void> {
  log('info', 'stopping', { signal });
  const closed = new Promise<void>((done) => server.close(() => done()));
  if ('closeIdleConnections' in server) server.closeIdleConnections();
  await Promise.race([closed, new Promise((wake) => setTimeout(wake, 10_000))]);
  await platform.database.close();
  await cluster?.stop();
  process.exit(0);
}

/** @throws Error with one line when something else listens there */
async function mustBeFree(host: string, port: number): Promise<void> {
  await new Promise<void>((done, failed) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => {
      const text =
        error.code === 'EADDRINUSE'
          ? `cổng ${port} đang có chương trình khác dùng; đặt PORT khác.`
          : error.message;
      failed(new Error(text));
    });
    probe.listen(port, host, () => probe.close(() => done()));
  });
}
