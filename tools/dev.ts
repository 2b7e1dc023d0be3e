// Builds at every change of a source and starts the server anew. Run by `npm run dev`.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { watch } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
let server: ChildProcess | null = null;
let waiting: NodeJS.Timeout | undefined;

async function restart(): Promise<void> {
  const built = spawnSync(process.execPath, [join(root, 'tools', 'build.ts')], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
  if (built.status !== 0) return;
  await stop();
  server = spawn(process.execPath, ['--enable-source-maps', join(root, 'dist', 'server', 'main.js')], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, MOTCUA_ROOT: root },
  });
}

async function stop(): Promise<void> {
  const old = server;
  server = null;
  if (!old || old.exitCode !== null) return;
  await new Promise((done) => {
    old.once('exit', done);
    old.kill('SIGTERM');
  });
}

for (const place of ['src', 'db'])
  watch(join(root, place), { recursive: true }, () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => void restart(), 150);
  });
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void stop().then(() => process.exit(0)));
await restart();
