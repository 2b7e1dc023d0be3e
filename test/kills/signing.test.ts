import { randomInt, randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { verifyDossiers } from '../../src/features/dossiers/index.ts';
import { listOfficers, listWards, signIn } from '../../src/features/organisation/index.ts';
import { type Database, openDatabase } from '../../src/platform/database/database.ts';
import { migrate } from '../../src/platform/database/migrate.ts';
import { openFileStore } from '../../src/platform/files/store/open-store.ts';
import { verifyFiles } from '../../src/platform/files/upkeep/verify.ts';
import { formToken } from '../../src/platform/security/form-token.ts';
import { readFileSettings } from '../../src/platform/settings.ts';
import { seedBasics } from '../../src/seed/seed.ts';
import { DEMO_PASSWORD } from '../../src/seed/seed-organisation.ts';
import type { TestDatabase } from '../database.ts';
import { pdfsig, resultLife } from '../result-life.ts';
import { type Machine, openMachine } from './server.ts';

/** Two servers over one database and one folder, each killed once a round. */
const SERVERS = 2;
const ROUNDS = 13;
const RESULTS = 24;
const PATIENCE_MS = 300_000;

let machine: Machine;
let database: Database;
let tsa: Server;
let life: Awaited<ReturnType<typeof resultLife>>;
let wardId: number;
/** A clerk's browser: his session outlives every server. */
let cookie: string;
/** Dossiers whose results are signed and wait for the seal. */
const ids: number[] = [];

const pause = (ms: number) => new Promise((wake) => setTimeout(wake, ms));

beforeAll(async () => {
  tsa = await startSlowTsa();
  const tsaUrl = `http://127.0.0.1:${(tsa.address() as AddressInfo).port}/`;
  machine = await openMachine({ TSA_URL: tsaUrl });
  await migrate(machine.databaseUrl);
  await seedBasics(machine.databaseUrl, { demo: true });
  database = openDatabase(machine.databaseUrl, { max: 4 }).acrossWards();
  wardId = (await listWards(database.db))[0]!.id;
  life = await resultLife(await worldOf());
  for (let no = 0; no < RESULTS; no++) ids.push(await life.drafted());
  await life.sign(ids);
  const caller = { address: 'test', requestId: 'test', now: new Date() };
  const signed = await signIn(database, { username: 'vanthu', password: DEMO_PASSWORD }, caller);
  if (!('session' in signed)) throw new Error('The clerk needs no second factor.');
  cookie = signed.session;
}, PATIENCE_MS);
afterAll(async () => {
  await life.authority.close();
  tsa.close();
  await database.close();
  await machine.close();
});

/** In front of the test's authority, and as slow as a real one on a bad day: most kills come while it is asked. */
async function startSlowTsa(): Promise<Server> {
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    await pause(randomInt(20, 200));
    const headers = { 'content-type': 'application/timestamp-query' };
    const { tsaUrl } = life.authority;
    const answer = await fetch(tsaUrl, { method: 'POST', headers, body: Buffer.concat(parts) });
    response.writeHead(answer.status, { 'content-type': 'application/timestamp-reply' });
    response.end(Buffer.from(await answer.arrayBuffer()));
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return server;
}

/** The machine's database and files as the builders of tests take them. */
async function worldOf(): Promise<TestDatabase> {
  const officers = new Map((await listOfficers(database.db, wardId)).map((each) => [each.username, each]));
  const officer = (username: string) => officers.get(username)!;
  const now = () => new Date();
  const settings = { secret: machine.env.SESSION_SECRET, publicUrl: 'http://127.0.0.1', signing: {} };
  const files = openFileStore(readFileSettings(machine.env));
  return {
    ...{ database, wardId, officer, ownerUrl: machine.databaseUrl },
    platform: { database, files, settings, now } as never,
    act: (username, at = now()) => ({ officer: officer(username), now: at, requestId: 'test' }),
    close: async () => {},
  };
}

/** Posts as the clerk does. @returns the dossiers that the server said are issued */
async function stamp(address: string, ids: readonly number[]): Promise<number[]> {
  const items = await Promise.all(ids.map((id) => life.read(id)));
  const body = new FormData();
  body.append('_token', formToken(machine.env.SESSION_SECRET!, cookie));
  body.append('clientKey', randomUUID());
  body.append('secret', DEMO_PASSWORD);
  for (const { id, state } of items) body.append('item', `${id}.${state.stepCount}`);
  const answer = await fetch(`${address}/can-bo/phat-hanh/dong-dau`, {
    ...{ method: 'POST', body, redirect: 'manual' },
    headers: { cookie: `motcua_session=${cookie}`, origin: address },
  }).catch(() => null);
  const page = (await answer?.text().catch(() => '')) ?? '';
  if (answer?.status === 303) return [...ids];
  if (answer === null || (answer.status !== 200 && answer.status !== 409)) return [];
  return items.filter(({ state }) => isDone(page, state.code)).map(({ id }) => id);
}

function isDone(page: string, code: string): boolean {
  return new RegExp(`>${code}</a>[^]*?<span class="status status-(\\w+)`).exec(page)?.[1] === 'good';
}

it(
  'killed at any moment while it seals, it doubles no number, skips none, and keeps every file it acknowledged',
  async () => {
    const acknowledged = new Set<number>();
    const stampUntilKilled = async (share: readonly number[]) => {
      const server = await machine.start();
      const requests = share.map((id) =>
        stamp(server.address, [id]).then((done) => {
          for (const each of done) acknowledged.add(each);
        }),
      );
      await Promise.race([pause(randomInt(50, 600)), Promise.all(requests)]);
      await server.kill();
      await Promise.all(requests);
    };
    for (let round = 0; round < ROUNDS; round++) {
      const open = ids.filter((id) => !acknowledged.has(id)).toSorted(() => randomInt(3) - 1);
      const shares = Array.from({ length: SERVERS }, (_, at) => open.slice(at * 2, at * 2 + 3));
      await Promise.all(shares.map(stampUntilKilled));
      await database.transact((tx) => tx.updateTable('attempts').set({ tries: 0 }).execute());
    }

    const server = await machine.start();
    for (const id of ids)
      if ((await life.read(id)).state.status === 'signed')
        expect(await stamp(server.address, [id])).toEqual([id]);
    await server.kill();

    const rows = await database.db.selectFrom('document_numbers').selectAll().orderBy('number').execute();
    expect(rows.map((row) => row.number)).toEqual(Array.from({ length: RESULTS }, (_, at) => at + 1));
    expect(rows.every((row) => row.state === 'issued')).toBe(true);
    expect(new Set(rows.map((row) => row.dossier_id)).size).toBe(RESULTS);
    expect((await verifyDossiers(database.db, wardId)).faults).toEqual([]);
    const store = openFileStore(readFileSettings(machine.env));
    expect((await verifyFiles(database.db, store)).faults).toEqual([]);
    for (const id of ids) {
      const dossier = await life.read(id);
      expect(dossier.state.status).toBe('result_ready');
      expect(pdfsig(await life.fileOf(dossier)).slice(0, 2)).toEqual([
        ...['Signature is Valid.', 'Signature is Valid.'],
      ]);
    }
  },
  PATIENCE_MS,
);
