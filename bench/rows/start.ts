import type { Running } from '../../test/kills/nodes.ts';
import type { Machine } from '../../test/kills/server.ts';
import type { Timed } from '../table/times.ts';
import { cpuMeter } from '../ward/cpu.ts';

/** From starting the process until it serves, some times; the last stays. The first start of all is not counted. */
export async function timeStarts(machine: Machine, count: number): Promise<Timed & { server: Running }> {
  await (await machine.start()).stop();
  const times: number[] = [];
  let cpuMs = 0;
  for (;;) {
    const before = cpuMeter(0, machine.dataDir)();
    const start = performance.now();
    const server = await machine.start();
    times.push(performance.now() - start);
    cpuMs += cpuMeter(server.pid, machine.dataDir)() - before;
    if (times.length === count) return { times, cpuMs: cpuMs / count, server };
    await server.stop();
  }
}
