// Processor time as Linux counts it: where other programs take their share of the machine, waiting says little and this still says what
// a page costs.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** /proc counts in hundredths of a second on every Linux that Node runs on. */
const TICK_MS = 10;

/** Milliseconds that a server process and the database of its machine have used since they began; pid 0: the database alone. */
export function cpuMeter(pid: number, dataDir: string): () => number {
  const postmaster = Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
  return () => {
    const all = readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap((name) => statOf(Number(name)) ?? []);
    const living = all.filter((each) => each.pid === pid || each.parent === postmaster);
    // Connections that have ended since are counted with their parent.
    const ended = all.find((each) => each.pid === postmaster)?.endedTicks ?? 0;
    return (living.reduce((sum, each) => sum + each.ticks, 0) + ended) * TICK_MS;
  };
}

interface Stat {
  pid: number;
  parent: number;
  ticks: number;
  /** Of its children that are gone. */
  endedTicks: number;
}

/** Null when the process has just gone. */
function statOf(pid: number): Stat | null {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ');
    const sum = (at: number) => Number(fields[at]) + Number(fields[at + 1]);
    return { pid, parent: Number(fields[1]), ticks: sum(11), endedTicks: sum(13) };
  } catch {
    return null;
  }
}
