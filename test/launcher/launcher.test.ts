import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, chownSync, mkdtempSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { root } from '../../src/platform/root.ts';

const running: ChildProcess[] = [];
afterAll(() => {
  for (const child of running) child.kill('SIGKILL');
});

/** Debian's "nobody", to run as when the tests themselves run as root. */
const NOBODY = 65534;

function folder(uid?: number): string {
  const path = mkdtempSync(join(tmpdir(), 'motcua-launch-'));
  chmodSync(path, 0o755);
  if (uid !== undefined) chownSync(path, uid, uid);
  return path;
}

function launch(command: string[], env: Record<string, string>, uid?: number) {
  const child = spawn(process.execPath, [join(root, 'launch.mjs'), ...command], {
    cwd: root,
    env: { PATH: process.env.PATH, HOME: env.DATA_DIR ?? '/', INIT_CWD: root, ...env },
    ...(uid !== undefined && { uid, gid: uid }),
  });
  running.push(child);
  const said = { out: '', err: '' };
  child.stdout.on('data', (chunk) => {
    said.out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    said.err += chunk;
  });
  const ended = new Promise<number | null>((done) => child.on('exit', (code) => done(code)));
  return { child, said, ended };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as { port: number };
  await new Promise((done) => server.close(done));
  return port;
}

async function untilServing(started: ReturnType<typeof launch>, port: number): Promise<void> {
  for (let waited = 0; waited < 300_000; waited += 200) {
    if (started.child.exitCode !== null) throw new Error(`ended: ${started.said.out}${started.said.err}`);
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((wake) => setTimeout(wake, 200));
  }
  throw new Error(`not serving: ${started.said.out}${started.said.err}`);
}

/** Someone else can run a checkout only where every folder above it lets him through. */
function letsOthersThrough(path: string): boolean {
  return (statSync(path).mode & 0o001) !== 0 && (path === '/' || letsOthersThrough(dirname(path)));
}

const isRoot = process.getuid?.() === 0;
const users: [string, number | undefined][] = [[isRoot ? 'root' : 'a normal user', undefined]];
if (isRoot && letsOthersThrough(root)) users.push(['a normal user', NOBODY]);

describe.each(users)('npm start as %s', (_name, uid) => {
  it('serves, keeps its data over a restart, says what is in its way, and ends on SIGTERM', async () => {
    const DATA_DIR = folder(uid);
    const port = await freePort();
    const env = { DATA_DIR, PORT: String(port), DEMO_DOSSIERS: '15' };
    const first = launch(['start'], env, uid);
    await untilServing(first, port);
    expect(first.said.out).toContain(`http://127.0.0.1:${port}`);
    expect(first.said.out).toContain('motcua-demo-2026');

    const samePort = launch(['start'], { ...env, DATA_DIR: folder(uid) }, uid);
    expect(await samePort.ended).toBe(1);
    expect(lastLine(samePort.said.err)).toMatch(
      /^Không khởi động được: cổng \d+ đang có chương trình khác dùng/,
    );

    const sameData = launch(['start'], { ...env, PORT: String(await freePort()) }, uid);
    expect(await sameData.ended).toBe(1);
    expect(lastLine(sameData.said.err)).toMatch(
      /^Không khởi động được: thư mục dữ liệu .* đang có một máy chủ/,
    );

    const checked = launch(['motcua', 'verify', '--json'], { DATA_DIR }, uid);
    expect(await checked.ended).toBe(0);
    const before = JSON.parse(checked.said.out);
    expect(before).toMatchObject({ ok: true, wards: [{ dossiers: 15 }] });

    first.child.kill('SIGTERM');
    expect(await first.ended).toBe(0);

    const second = launch(['start'], env, uid);
    await untilServing(second, port);
    expect(second.said.out).not.toContain('Di trú');
    second.child.kill('SIGTERM');
    expect(await second.ended).toBe(0);

    const stopped = launch(['motcua', 'verify', '--json'], { DATA_DIR }, uid);
    expect(await stopped.ended).toBe(0);
    expect(JSON.parse(stopped.said.out)).toEqual(before);
  });
});

it('refuses to start in production with a default secret', async () => {
  const started = launch(['start'], { DATA_DIR: folder(), PORT: '0', MOTCUA_MODE: 'production' });
  expect(await started.ended).toBe(1);
  expect(started.said.err).toContain('SESSION_SECRET');
});

describe('the command line', () => {
  it('counts a due time without a server', async () => {
    const asked = launch(['motcua', 'due', '--from', '2026-02-13T15:30', '--term', '3wd', '--json'], {
      DATA_DIR: folder(),
    });
    expect(await asked.ended).toBe(0);
    const found = JSON.parse(asked.said.out);
    expect(found.dueAt).toMatch(/^2026-02-25T/);
    expect(found.days[0]).toMatchObject({ on: '2026-02-14', counted: false, why: expect.any(String) });
  });

  it('reads the ward plan from the folder of the caller', async () => {
    const asked = launch(['motcua', 'plan', 'read', 'db/seeds/plans/hai-duong-2026.txt', '--json'], {
      DATA_DIR: folder(),
    });
    expect(await asked.ended).toBe(0);
    expect(JSON.parse(asked.said.out).tasks).toHaveLength(30);
  });

  it.each([
    ['a file without tasks', ['plan', 'read', 'LICENSE'], 2],
    ['a file that is not there', ['plan', 'read', 'khong-co.docx'], 2],
    ['a day that does not exist', ['due', '--from', '2026-02-30', '--term', '3wd'], 64],
    ['an unknown command', ['xyz'], 64],
  ])('says in one line what is wrong with %s', async (_name, args, code) => {
    const asked = launch(['motcua', ...args], { DATA_DIR: folder() });
    expect(await asked.ended).toBe(code);
    expect(asked.said.out).toBe('');
    expect(asked.said.err.trim().split('\n')).toHaveLength(1);
  });
});

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? '';
}
