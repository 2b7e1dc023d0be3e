import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDatabase } from '../../src/platform/database/database.ts';
import { openFileStore } from '../../src/platform/files/store/open-store.ts';
import { verifyFiles } from '../../src/platform/files/upkeep/verify.ts';
import { readFileSettings } from '../../src/platform/settings.ts';
import { Sender } from './sender.ts';
import { type Machine, openMachine } from './server.ts';

const SERVERS = 2;
const KILLS_A_SERVER = 24;
const KILLS_OF_ALL = 3;

let machine: Machine;
beforeAll(async () => {
  machine = await openMachine();
});
afterAll(() => machine.close());

const pause = (ms: number) => new Promise((wake) => setTimeout(wake, ms));

/** Until a few things were acknowledged, and then any moment more: a slow machine gets on as well. */
async function someWork(senders: Sender[]): Promise<void> {
  const done = () => senders.reduce((sum, sender) => sum + sender.acknowledgements, 0);
  for (const enough = done() + randomInt(1, 20); done() < enough; ) await pause(3);
  await pause(randomInt(0, 60));
}

/** Every row's bytes are there, whatever was killed when. */
async function proveRows(): Promise<number> {
  const database = openDatabase(machine.databaseUrl, { max: 2 }).acrossWards();
  const found = await verifyFiles(database.db, openFileStore(readFileSettings(machine.env)));
  await database.close();
  expect(found.faults).toEqual([]);
  return found.files;
}

/** Lets people send until a server is killed at any moment, again and again. @returns how often it was killed */
async function killOften(senders: Sender[], kills: number): Promise<number> {
  let server = await machine.start();
  for (let no = 1; ; no++) {
    const working = Promise.all(senders.map((sender) => sender.work(server.address)));
    await Promise.race([someWork(senders), working]);
    await server.kill();
    await working;
    if (no === kills) return kills;
    server = await machine.start();
  }
}

it('killed at any moment it has every piece and every file that it acknowledged, and no row without bytes', async () => {
  const senders = Array.from({ length: SERVERS * 3 }, () => new Sender(machine.env.SESSION_SECRET!));
  // Two servers over one folder and one database: the one is killed while the other goes on.
  await (await machine.start()).stop();
  const shares = Array.from({ length: SERVERS }, (_, no) => senders.slice(no * 3, no * 3 + 3));
  const counts = await Promise.all(shares.map((share) => killOften(share, KILLS_A_SERVER)));
  let kills = counts.reduce((sum, count) => sum + count, 0);
  await proveRows();
  for (let no = 0; no < KILLS_OF_ALL; no++) {
    const server = await machine.start();
    const working = Promise.all(senders.map((sender) => sender.work(server.address)));
    await Promise.race([someWork(senders), working]);
    await Promise.all([machine.killDatabase(), server.kill()]);
    await working;
    kills++;
  }
  expect(kills).toBeGreaterThanOrEqual(50);

  const server = await machine.start();
  for (const sender of senders)
    for (const each of sender.sendings)
      if (each.sending.taken !== null)
        expect((await sender.fetchTaken(server.address, each)).equals(each.sending.bytes)).toBe(true);
  const taken = senders.flatMap(({ sendings }) => sendings.filter(({ sending }) => sending.taken !== null));
  expect(taken.length).toBeGreaterThan(20);
  expect(await proveRows()).toBeGreaterThanOrEqual(taken.length);
  const { code, out } = await machine.command('files', 'verify', '--json');
  expect([code, JSON.parse(out)]).toMatchObject([0, { ok: true, faults: [] }]);
  await server.kill();
});
