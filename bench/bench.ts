// How fast the product is, as ratios against something plain or smaller measured in the same run. `npm run bench`; less by
// BENCH_SIZES="2000,20000", BENCH_STEPS (up to how many dossiers the steps are copied too), BENCH_SECONDS (of each load), BENCH_DEMO (lives of the demo),
// BENCH_HOUR (requests of "an hour"), BENCH_KEEP (a new data folder that stays), BENCH_FILLED (a data folder that was filled before and is the last size). Nothing is asserted: a row that cannot be measured says why, and the exit code is then 1.
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import { registerExport } from './rows/exports.ts';
import { sealedFiles } from './rows/files.ts';
import { againstSql, type Driven, driveDesks } from './rows/intake.ts';
import { figureByMonths, findName, lastPage } from './rows/lists.ts';
import { afterAnHour } from './rows/memory.ts';
import { atRate, openMix } from './rows/mixed.ts';
import { officersPages, portalPages } from './rows/pages.ts';
import { planReading } from './rows/plan.ts';
import { timeStarts } from './rows/start.ts';
import { Table } from './table/table.ts';
import { cpuMeter } from './ward/cpu.ts';
import { openBenchWard } from './ward/ward.ts';

const number = (name: string, usual: number) => Number(process.env[name] ?? usual);
const SIZES = (process.env.BENCH_SIZES ?? '10000,1000000').split(',').map(Number);
const SECONDS = number('BENCH_SECONDS', 20);
const PER_SECOND = number('BENCH_RATE', 60);
const HOUR = number('BENCH_HOUR', 12_000);
const CLIENTS = number('BENCH_CLIENTS', 8);
const EXPORTS = [10_000, 100_000] as const;

// One line a request would drown the table.
process.stderr.write = () => true;
const began = performance.now();
const minutes = () => ((performance.now() - began) / 60_000).toFixed(1);
const say = (text: string) => process.stdout.write(`${text}\n`);

const table = new Table(say);
await table.attempt('đọc kế hoạch', planReading);
const mostWithSteps = number('BENCH_STEPS', 100_000);
const filled = process.env.BENCH_FILLED;
const keep = process.env.BENCH_KEEP;
let ward = await openBenchWard({ mostWithSteps, keep, filled: SIZES.length === 1 ? filled : undefined });
say(`${minutes()} phút: đã có một năm mẫu`);
try {
  for (const size of SIZES) {
    const isLast = size === SIZES.at(-1);
    if (isLast && filled && SIZES.length > 1) {
      await ward.close();
      ward = await openBenchWard({ mostWithSteps, filled });
    }
    await measure(size, isLast);
  }
} finally {
  await ward.close();
}
await table.attempt('tệp niêm phong', () => sealedFiles(256));
say(`\n${table.print()}\n`);
say(
  `${minutes()} phút; ${cpus()[0]?.model.trim()}, ${availableParallelism()} lõi, ${(totalmem() / 2 ** 30).toFixed(0)} GB, Node ${process.versions.node}; cỡ ${SIZES.join(' và ')} hồ sơ; tải máy 15 phút cuối ${loadavg()[2]!.toFixed(1)}`,
);
process.exit(table.failures > 0 ? 1 : 0);

async function measure(size: number, isLast: boolean): Promise<void> {
  await ward.grow(size);
  say(`${minutes()} phút: đã có ${size} hồ sơ`);
  const starts = await timeStarts(ward.machine, number('BENCH_STARTS', 3));
  const { server } = starts;
  await table.atSize('khởi động đến khi phục vụ', isLast, async () => starts);
  await officersPages(table, isLast, server, ward);
  let driven: Driven | null = null;
  const drive = async () => {
    driven = await driveDesks(server, ward, { clients: CLIENTS, seconds: SECONDS });
    return { times: driven.accepted, cpuMs: driven.cpuMs };
  };
  await table.atSize(`tiếp nhận qua HTTP, ${CLIENTS} quầy cùng lúc`, isLast, drive);
  await table.atSize(`một bước qua HTTP, ${CLIENTS} quầy cùng lúc`, isLast, async () => ({
    times: driven!.stepped,
    cpuMs: null,
  }));
  if (isLast) await alone(driven);
  await server.stop();

  /** What is measured at the largest size alone. */
  async function alone(last: Driven | null): Promise<void> {
    await table.attempt('trang của cổng', () => portalPages(server, ward));
    const mix = await openMix(server.address, ward);
    await table.attempt('xuất sổ theo dõi', () => registerExport(server, ward, EXPORTS));
    await table.attempt('bộ nhớ sau một giờ', () => afterAnHour(server, mix, HOUR));
    // Of a server that has been at work for a while.
    await table.attempt(`${PER_SECOND} yêu cầu/giây`, () =>
      atRate(mix, {
        perSecond: PER_SECOND,
        seconds: 3 * SECONDS,
        cpu: cpuMeter(server.pid, ward.machine.dataDir),
      }),
    );
    mix.close();
    await table.attempt('trang cuối của danh sách', () => lastPage(ward));
    await table.attempt('tìm một tên', () => findName(ward));
    await table.attempt('chỉ tiêu theo tháng', () => figureByMonths(ward));
    const same = { clients: CLIENTS, seconds: SECONDS };
    await table.attempt('cùng SQL bằng pgbench', async () => againstSql(ward, last!, same));
  }
}
