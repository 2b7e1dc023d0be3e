// Faults under load, and what became of every acknowledged write. `npm run torture`, bounded by TORTURE_ROUNDS and TORTURE_MINUTES.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Running } from '../test/kills/nodes.ts';
import { openMachine } from '../test/kills/server.ts';
import { openBalancer } from './torture/balancer.ts';
import { openDesk } from './torture/desks.ts';
import { faultsOf } from './torture/faults.ts';
import { openLedger } from './torture/ledger.ts';
import { openLine } from './torture/line.ts';
import { startLoad } from './torture/load.ts';
import { findUntold, isClean, judge, tell } from './torture/outcome.ts';
import { openOutside } from './torture/outside.ts';
import { openPetitions } from './torture/petitions.ts';
import { mountSmallDisk } from './torture/small-disk.ts';

const ROUNDS = Number(process.env.TORTURE_ROUNDS ?? 100);
const MINUTES = Number(process.env.TORTURE_MINUTES ?? 30);
const CLIENTS = Number(process.env.TORTURE_CLIENTS ?? 12);
/** For how long the network to what is outside is cut, and a third server's line to the database, while the other faults go on. */
const CUT_MINUTES = Number(process.env.TORTURE_CUT_MINUTES ?? 10);
/** Load between two faults, in milliseconds. */
const CALM_MS = 1500;

const say = (text: string) => process.stdout.write(`${text}\n`);
const notes = mkdtempSync(join(tmpdir(), 'motcua-torture-'));
const ledgerFile = join(notes, 'ledger.txt');
const logFile = join(notes, 'servers.log');
const disk = mountSmallDisk();
if (disk === null) say('Đĩa đầy không thử được: chỉ root gắn được một đĩa nhỏ riêng.');
else process.env.TMPDIR = disk.folder;
process.once('exit', () => disk?.remove());
process.once('SIGINT', () => process.exit(130));
const outside = await openOutside();
const machine = await openMachine({ SMS_URL: outside.url }, { logFile });
const line = await openLine(machine.databaseUrl);
const servers: (Running | null)[] = [await machine.start(), await machine.start()];
const far = await machine.start(undefined, { DATABASE_URL: line.url });
servers.push(far);
const kinds = [
  await openPetitions(machine.databaseUrl),
  await openDesk(machine.databaseUrl, servers[0]!.address),
];

const ledger = openLedger(ledgerFile);
const addresses = () => servers.flatMap((each) => (each === null ? [] : [each.address]));
const clients = Array.from({ length: CLIENTS }, (_, at) => kinds[at % kinds.length]!);
const balancer = openBalancer(addresses);
const load = startLoad({ addresses: balancer.ready, clients, ledger });

const FAULTS = faultsOf({ machine, servers, disk });

const until = Date.now() + MINUTES * 60_000;
await calm();
outside.cut();
line.cut();
const cutSince = Date.now();
let backAfter: Promise<number | null> | undefined;
let cutMinutes = 0;
const mended = setTimeout(mend, CUT_MINUTES * 60_000);
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
clearTimeout(mended);
mend();
const wasBackAfter = await backAfter!;
await calm();
await load.end();
ledger.close();
balancer.stop();
const untold = await findUntold(machine.databaseUrl, outside.taken);

const outcome = await judge(machine.databaseUrl, ledger);
const verified = await machine.command('verify');

say('| lỗi gây ra | lần | ngừng dài nhất, ms | trung vị, ms |\n|---|---:|---:|---:|');
for (const [name, all] of pauses) {
  const sorted = all.toSorted((a, b) => a - b);
  say(`| ${name} | ${all.length} | ${sorted.at(-1)} | ${sorted[Math.floor(sorted.length / 2)]} |`);
}
say(`\nlỗi đã gây ra: ${[...pauses.values()].flat().length}`);
tell(outcome, load, ledger, verified).forEach(say);
say(
  `tin nhắn, khi mạng ra ngoài bị cắt ${cutMinutes} phút: đến ${outside.taken.size}, gửi lại cùng khóa ${outside.repeats()}, vào khoảng không ${outside.swallowed()}, còn chờ gửi lại ${untold.waiting}, mất ${untold.lost}`,
);
say(
  `đường từ nút thứ ba đến cơ sở dữ liệu câm ${cutMinutes} phút: nối lại thì nút ấy ${wasBackAfter === null ? 'không sẵn sàng nữa' : `sẵn sàng sau ${wasBackAfter} ms`}`,
);
say(`sổ của bên gửi: ${ledgerFile}; nhật ký của máy chủ: ${logFile}`);
await outside.close();
await line.close();
await machine.close();
const isWhole = isClean(outcome) && untold.lost === 0 && verified.code === 0 && wasBackAfter !== null;
process.exit(isWhole ? 0 : 1);

/** Ends the long cut, at its time or when the last fault is over. */
function mend(): void {
  if (backAfter !== undefined) return;
  outside.mend();
  line.mend();
  cutMinutes = Math.round((Date.now() - cutSince) / 6000) / 10;
  backAfter = balancer.untilReady(far.address);
}

function calm(): Promise<void> {
  return new Promise((wake) => setTimeout(wake, CALM_MS));
}
