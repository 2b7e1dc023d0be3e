import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, expect, it } from 'vitest';
import { runningClusterUrl } from '../../src/platform/postgres/cluster.ts';
import { root } from '../../src/platform/root.ts';

const DATA_DIR = mkdtempSync(join(tmpdir(), 'motcua-crash-'));
chmodSync(DATA_DIR, 0o755);
const running: ChildProcess[] = [];
afterAll(() => {
  for (const child of running) child.kill('SIGKILL');
});

/** The real server as `npm start` runs it, without the launcher before it, so that a kill is the server's. */
async function start(port: number): Promise<ChildProcess> {
  const child = spawn(process.execPath, [join(root, 'dist', 'server', 'main.js')], {
    cwd: root,
    env: {
      PATH: process.env.PATH,
      HOME: DATA_DIR,
      DATA_DIR,
      PORT: String(port),
      DEMO_DOSSIERS: '3',
      MOTCUA_MODE: 'demo',
    },
  });
  running.push(child);
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      said += chunk;
    });
  for (let waited = 0; waited < 300_000; waited += 100) {
    if (child.exitCode !== null) throw new Error(`ended: ${said.slice(-2000)}`);
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null);
    if (answer?.ok) return child;
    await new Promise((wake) => setTimeout(wake, 100));
  }
  throw new Error(`not serving: ${said.slice(-2000)}`);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as { port: number };
  await new Promise((done) => server.close(done));
  return port;
}

const tokenIn = (page: string) => /name="_token" value="([^"]+)"/.exec(page)![1]!;

/** A desk that works without a browser. */
async function openDesk(port: number) {
  const address = `http://127.0.0.1:${port}`;
  const cookies = new Map<string, string>();
  const send = async (path: string, fields?: Record<string, string>) => {
    const body = fields && new FormData();
    for (const [name, value] of Object.entries(fields ?? {})) body!.append(name, value);
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const init = { headers: { cookie }, redirect: 'manual' as const };
    const answer = await fetch(address + path, body ? { ...init, method: 'POST', body } : init);
    for (const line of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!;
      cookies.set(name!, value!);
    }
    return answer;
  };
  const login = tokenIn(await (await send('/dang-nhap')).text());
  await send('/dang-nhap', { _token: login, username: 'quay1', password: 'motcua-demo-2026' });
  const page = await (await send('/can-bo/ho-so/moi?thu-tuc=1.004873')).text();
  const unitId = /<select[^>]*name="competentUnitId"[\s\S]*?<option value="(\d+)"/.exec(page)![1]!;
  const token = tokenIn(page);
  return {
    unitId,
    post: (path: string, fields: Record<string, string>) => send(path, { _token: token, ...fields }),
  };
}
type Desk = Awaited<ReturnType<typeof openDesk>>;

/** What was sent, and whether the server said that it is done. */
interface Entry {
  path: string;
  fields: Record<string, string>;
  isAcknowledged: boolean;
}

async function keep(ledger: Entry[], desk: Desk, path: string, fields: Record<string, string>) {
  const entry = { path, fields, isAcknowledged: false };
  ledger.push(entry);
  const answer = await desk.post(path, fields);
  expect(answer.status).toBe(303);
  entry.isAcknowledged = true;
  return answer.headers.get('location')!;
}

/** Takes people in and hands their dossiers over until the server is gone. */
async function work(ledger: Entry[], desk: Desk, tell: () => void): Promise<void> {
  for (;;) {
    const intake = {
      ...{
        clientKey: randomUUID(),
        procedureCode: '1.004873',
        termNo: '1',
        channel: 'direct',
        answer: 'accept',
      },
      ...{
        applicantKind: 'citizen',
        applicantName: `Người thử ${randomUUID()}`,
        competentUnitId: desk.unitId,
      },
    };
    const gone = Symbol('gone');
    const done = await (async () => {
      const place = await keep(ledger, desk, '/can-bo/ho-so/moi', intake);
      const step = { step: 'transfer', clientKey: randomUUID(), stepCount: '1', note: '' };
      return keep(ledger, desk, `${place}/buoc`, step);
    })().catch((error) => {
      if (error instanceof TypeError) return gone;
      throw error;
    });
    if (done === gone) return;
    tell();
  }
}

async function stepsByKey(): Promise<Map<string, number>> {
  const url = await runningClusterUrl(join(DATA_DIR, 'postgres'), 'postgres');
  const owner = new pg.Client({ connectionString: url! });
  await owner.connect();
  const { rows } = await owner.query(
    'select client_key as key, count(*)::int as n from dossier_steps group by 1',
  );
  await owner.end();
  return new Map(rows.map((row) => [row.key, row.n]));
}

const databasePid = () =>
  Number(readFileSync(join(DATA_DIR, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);

async function verify(): Promise<{ ok: boolean }> {
  const child = spawn(process.execPath, [join(root, 'dist', 'server', 'cli.js'), 'verify', '--json'], {
    cwd: root,
    env: { PATH: process.env.PATH, DATA_DIR },
  });
  let out = '';
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  await new Promise((done) => child.on('exit', done));
  return JSON.parse(out);
}

it('killed in the middle of the day’s work it starts again with all that it acknowledged, each once', async () => {
  const ledger: Entry[] = [];
  let port = await freePort();
  let server = await start(port);
  for (const [victim, many] of [
    ['the server', 25],
    ['the database too', 60],
  ] as const) {
    const desk = await openDesk(port);
    const begun = ledger.length;
    const enough = Promise.withResolvers<void>();
    const told = () => ledger.slice(begun).filter((each) => each.isAcknowledged).length >= many;
    const desks = Array.from({ length: 4 }, () => work(ledger, desk, () => told() && enough.resolve()));
    await enough.promise;
    if (victim === 'the database too') process.kill(databasePid(), 'SIGKILL');
    server.kill('SIGKILL');
    await Promise.all(desks);

    port = await freePort();
    server = await start(port);
    const steps = await stepsByKey();
    for (const { fields, isAcknowledged } of ledger)
      if (isAcknowledged) expect(steps.get(fields.clientKey!)).toBe(1);
    const again = await openDesk(port);
    const open = ledger.filter((each) => !each.isAcknowledged);
    for (const entry of open) {
      expect((await again.post(entry.path, entry.fields)).status).toBe(303);
      entry.isAcknowledged = true;
    }
    const settled = await stepsByKey();
    for (const { fields } of ledger) expect(settled.get(fields.clientKey!)).toBe(1);
    expect(await verify()).toMatchObject({ ok: true, faults: 0 });
  }
  server.kill('SIGTERM');
  await new Promise((done) => server.on('exit', done));
});
