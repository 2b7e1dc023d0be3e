// Faults under load, and what became of every acknowledged write. `npm run torture`, bounded by TORTURE_ROUNDS and TORTURE_MINUTES.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { addOpen311Key } from '../src/features/feedback/index.ts';
import { listWards } from '../src/features/organisation/index.ts';
import { asOwner } from '../src/platform/database/database.ts';
import { type Machine, openMachine, type Running } from '../test/kills/server.ts';
import { openLedger } from './torture/ledger.ts';
import { startLoad } from './torture/load.ts';

const ROUNDS = Number(process.env.TORTURE_ROUNDS ?? 100);
const MINUTES = Number(process.env.TORTURE_MINUTES ?? 20);
const CLIENTS = Number(process.env.TORTURE_CLIENTS ?? 12);
const KEYS = 200;
/** Load between two faults, in milliseconds. */
const CALM_MS = 1500;

const say = (text: string) => process.stdout.write(`${text}\n`);
const machine = await openMachine();
const servers: (Running | null)[] = [await machine.start(), await machine.start()];
const { ward, keys } = await addKeys(machine);
const ledgerFile = join(mkdtempSync(join(tmpdir(), 'motcua-torture-')), 'ledger.txt');
const ledger = openLedger(ledgerFile);
const addresses = () => servers.flatMap((each) => (each === null ? [] : [each.address]));
const load = startLoad({ addresses, clients: CLIENTS, keys, ward, ledger });

const FAULTS: Record<string, () => Promise<unknown>> = {
  'kill -9 một nút ứng dụng (kèm bộ chạy việc nền)': () => killNode(0),
  'kill -9 máy chủ cơ sở dữ liệu': async () => {
    await machine.killDatabase();
    await machine.startDatabase();
  },
  'cắt mọi kết nối đến cơ sở dữ liệu': () =>
    asAdmin(
      `select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and backend_type = 'client backend'`,
    ),
  'kill -9 nút ứng dụng thứ hai': () => killNode(1),
  'cơ sở dữ liệu không trả lời ba giây (khóa bảng)': () =>
    asAdmin('begin; lock feedback_items in access exclusive mode; select pg_sleep(3); commit'),
};

const until = Date.now() + MINUTES * 60_000;
const names = Object.keys(FAULTS);
const pauses = new Map<string, number[]>();
for (let round = 0; round < ROUNDS && Date.now() < until; round++) {
  await calm();
  const name = names[round % names.length]!;
  const start = Date.now();
  await FAULTS[name]!();
  await calm();
  pauses.set(name, [...(pauses.get(name) ?? []), ledger.longestPause(start)]);
}
await load.end();
ledger.close();

const there = await findWritten();
const codes = [...ledger.entries()];
const acknowledged = codes.filter(([, code]) => code !== null);
const lost = acknowledged.filter(([mark, code]) => !there.get(mark)?.includes(code!));
const doubled = [...there].filter(([, found]) => found.length > 1);
const unknown = [...there.keys()].filter((mark) => !ledger.entries().has(mark));
const verified = await machine.command('verify');

say('| lỗi gây ra | lần | ngừng dài nhất, ms | trung vị, ms |\n|---|---:|---:|---:|');
for (const [name, all] of pauses) {
  const sorted = all.toSorted((a, b) => a - b);
  say(`| ${name} | ${all.length} | ${sorted.at(-1)} | ${sorted[Math.floor(sorted.length / 2)]} |`);
}
say(`\nlỗi đã gây ra: ${[...pauses.values()].flat().length}`);
say(
  `lần ghi đã được xác nhận: ${acknowledged.length}, gửi lại ${ledger.repeats()}, chưa rõ ${codes.length - acknowledged.length}`,
);
say(`câu trả lời: ${[...load.answers].map(([status, count]) => `${status || 'đứt'} ${count}`).join(', ')}`);
say(`mất: ${lost.length}\nghi đôi: ${doubled.length}\ncó mà không ai gửi: ${unknown.length}`);
say(
  `motcua verify: ${verified.code === 0 ? 'không sai' : `mã ${verified.code}\n${verified.out.slice(-2000)}`}`,
);
say(`sổ của bên gửi: ${ledgerFile}`);
await machine.close();
process.exit(lost.length + doubled.length + unknown.length === 0 && verified.code === 0 ? 0 : 1);

function calm(): Promise<void> {
  return new Promise((wake) => setTimeout(wake, CALM_MS));
}

async function killNode(at: number): Promise<void> {
  const node = servers[at]!;
  servers[at] = null;
  await node?.kill();
  servers[at] = await machine.start();
}

async function asAdmin(text: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: machine.databaseUrl });
  await client.connect();
  try {
    return await client.query(text);
  } finally {
    await client.end();
  }
}

/** Keys of programs, so many that none meets its limit an hour. */
async function addKeys({ databaseUrl }: Machine): Promise<{ ward: string; keys: string[] }> {
  return asOwner(databaseUrl, async (owner) => {
    const [first] = await listWards(owner.db);
    const made: string[] = [];
    for (let at = 0; at < KEYS; at++) {
      const given = { wardId: first!.id, name: `Tải ${at + 1}`, now: new Date() };
      made.push((await owner.transact((tx) => addOpen311Key(tx, given))).key);
    }
    return { ward: first!.code, keys: made };
  });
}

/** The petitions that are there, by the mark in their words. */
async function findWritten(): Promise<Map<string, string[]>> {
  const { rows } = await asAdmin(
    `select substring(content from '[0-9a-f-]{36}') as mark, array_agg(code) as codes from feedback_items where content like 'Thử tải %' group by 1`,
  );
  return new Map(rows.map(({ mark, codes }) => [mark as string, codes as string[]]));
}
