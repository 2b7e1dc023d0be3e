/** The value below which so large a share of them lies, in their own unit; NaN of none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export const median = (values: readonly number[]) => quantile(values, 0.5);

/** Milliseconds that each run took on the clock, and on average on the processors where somebody counted. */
export interface Timed {
  times: number[];
  cpuMs: number | null;
}

/** Each of some runs, one after the other, after some to warm up; `cpu` reads the processors' time so far. */
export async function timeEach(
  work: (run: number) => Promise<unknown>,
  { runs = 20, warm = 3, cpu }: { runs?: number; warm?: number; cpu?: () => number } = {},
): Promise<Timed> {
  for (let run = 0; run < warm; run++) await work(run);
  const before = cpu?.() ?? 0;
  const times: number[] = [];
  for (let run = warm; run < warm + runs; run++) {
    const start = performance.now();
    await work(run);
    times.push(performance.now() - start);
  }
  return { times, cpuMs: cpu ? (cpu() - before) / runs : null };
}

/** Median and 95th percentile of milliseconds as a cell. */
export function inMs(times: readonly number[]): string {
  return `${short(median(times))} / ${short(quantile(times, 0.95))} ms`;
}

/** Three digits are enough. */
export function short(value: number): string {
  return Math.abs(value) >= 100
    ? value.toFixed(0)
    : Math.abs(value) >= 10
      ? value.toFixed(1)
      : value.toFixed(2);
}
