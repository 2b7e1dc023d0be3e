import type { Asked, Cell, Dataset } from './dataset.ts';

const STEP_MS = 5 * 60_000;

/** Counted in steps, so that those who ask within one get the same answer. */
export function stepOf(now: Date): Date {
  return new Date(Math.floor(now.getTime() / STEP_MS) * STEP_MS);
}

interface Kept {
  asOf: number;
  readings: Map<string, Promise<Cell[][]>>;
}
const kept = new WeakMap<Asked['db'], Kept>();

/**
 * The rows of a table, read once a step however many ask: strangers cannot heap up work. A failed reading is not kept, nor one that has to
 * be fresh: who asks while that is running gets the same.
 */
export function readRows(dataset: Dataset, asked: Asked): Promise<Cell[][]> {
  const asOf = asked.asOf.getTime();
  let here = kept.get(asked.db);
  if (here?.asOf !== asOf) {
    here = { asOf, readings: new Map() };
    kept.set(asked.db, here);
  }
  const key = `${asked.ward.id} ${dataset.name}`;
  const known = here.readings.get(key);
  if (known) return known;
  const { readings } = here;
  const reading = dataset.read(asked);
  readings.set(key, reading);
  if (dataset.isFresh) reading.finally(() => readings.delete(key)).catch(() => {});
  else reading.catch(() => readings.delete(key));
  return reading;
}
