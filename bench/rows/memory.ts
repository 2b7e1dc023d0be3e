// What a server process holds in memory, as Linux counts it.
import { readFileSync, writeFileSync } from 'node:fs';
import type { Running } from '../../test/kills/nodes.ts';
import type { Row } from '../table/table.ts';
import { short } from '../table/times.ts';
import type { Mix } from './mixed.ts';

const AT_ONCE = 6;
const REST_MS = 5000;

/** Megabytes now, and the most since `forgetPeak`. */
export function memoryOf(pid: number): { now: number; peak: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const megabytes = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)![1]) / 1024;
  return { now: megabytes('VmRSS'), peak: megabytes('VmHWM') };
}

export function forgetPeak(pid: number): void {
  writeFileSync(`/proc/${pid}/clear_refs`, '5');
}

/** An hour's requests sent as fast as the server answers, in two halves: what leaks grows in the second as in the first. */
export async function afterAnHour({ pid }: Running, mix: Mix, requests: number): Promise<Row[]> {
  await send(mix, 300);
  const before = await atRest(pid);
  const start = performance.now();
  await send(mix, requests / 2);
  const middle = await atRest(pid);
  await send(mix, requests / 2);
  const seconds = (performance.now() - start - REST_MS) / 1000;
  const after = await atRest(pid);
  return [
    {
      what: `bộ nhớ sau tải của một giờ (${requests} yêu cầu)`,
      ours: `${short(after)} MB`,
      plain: `${short(before)} MB`,
      ratio: after / before,
      note: `giữa chừng ${short(middle)} MB; cao nhất ${short(memoryOf(pid).peak)} MB; ${short(requests / seconds)} yêu cầu/giây`,
    },
  ];
}

async function send(mix: Mix, count: number): Promise<void> {
  let left = count;
  const faults: string[] = [];
  const client = async () => {
    while (left-- > 0)
      await mix
        .next()
        .send()
        .catch(({ message }: Error) => faults.push(message));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, client));
  if (faults.length > count / 100) throw new Error(`${faults.length} of ${count}: ${faults[0]}`);
}

async function atRest(pid: number): Promise<number> {
  await new Promise((wake) => setTimeout(wake, REST_MS));
  return memoryOf(pid).now;
}
