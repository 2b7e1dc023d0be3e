import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { DEMO_PASSWORD } from '../../src/seed/seed-organisation.ts';

const root = join(import.meta.dirname, '..', '..');
const READY_MS = 900_000;

/** The built server with a small demo of its own, on a free port. */
export async function startDemo(dataDir: string): Promise<{ address: string; stop(): Promise<void> }> {
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const env = {
    ...process.env,
    DATA_DIR: dataDir,
    PORT: String(port),
    DEMO_DOSSIERS: '30',
    PUBLIC_URL: address,
  };
  const main = join(root, 'dist', 'server', 'main.js');
  const server = spawn(process.execPath, [main], { env, stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = new Promise<void>((done) => server.once('exit', () => done()));
  let said = '';
  server.stderr.on('data', (chunk: Buffer) => {
    said = (said + chunk).slice(-4000);
  });
  for (const until = Date.now() + READY_MS; ; ) {
    const answer = await fetch(`${address}/healthz`).catch(() => null);
    if (answer?.ok) break;
    if (server.exitCode !== null || Date.now() > until) {
      server.kill('SIGTERM');
      throw new Error(`The demo did not start.
${said}`);
    }
    await new Promise((wake) => setTimeout(wake, 500));
  }
  return {
    address,
    stop: async () => {
      server.kill('SIGTERM');
      await ended;
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const probe = createServer();
    probe.once('error', failed);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => done(port));
    });
  });
}

/** The cookie of an officer of the demo. */
export async function signIn(address: string, username: string): Promise<string> {
  const page = await fetch(`${address}/dang-nhap`);
  const cookie = page.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ');
  const [, token = ''] = /name="_token" value="([^"]+)"/.exec(await page.text()) ?? [];
  const answer = await fetch(`${address}/dang-nhap`, {
    method: 'POST',
    headers: { cookie, origin: address },
    body: new URLSearchParams({ _token: token, username, password: DEMO_PASSWORD }),
    redirect: 'manual',
  });
  const session = answer.headers.getSetCookie().find((each) => each.startsWith('motcua_session='));
  if (!session) throw new Error(`The demo did not let ${username} in: ${answer.status}.`);
  return session.split(';')[0]!;
}
