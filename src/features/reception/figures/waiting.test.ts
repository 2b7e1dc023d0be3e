import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../../test/database.ts';
import { hallLife } from '../../../../test/hall-life.ts';
import { parseLocal, toLocalIso } from '../../../law/day.ts';
import { GROUPINGS, listVisits, readWaiting, type Ticket, VISIT_PARTS, type VisitFilter } from '../index.ts';

let at: TestDatabase;
let hall: ReturnType<typeof hallLife>;
const ALL: VisitFilter = {
  ...{ from: '2026-11-20', until: '2026-11-23', serviceId: null, deskNo: null, hour: null, part: null },
};

/** Two days of a small hall; the waits are 5, 10, 15 … minutes. */
beforeAll(async () => {
  at = await testDatabase(parseLocal('2026-11-23T15:00'));
  hall = hallLife(at);
  for (const day of ['2026-11-20', '2026-11-23']) {
    await hall.sit('quay1', 1);
    await hall.sit('quay2', 3);
    for (let index = 1; index <= 6; index++) {
      const hour = 8 + (index % 3);
      const time = (minute: number) => parseLocal(`${day}T${String(hour).padStart(2, '0')}:${minute}`);
      const [prefix, who] = index % 2 === 0 ? ['B', 'quay2'] : ['A', 'quay1'];
      await hall.take(prefix!, {}, time(10));
      const called = (await hall.call(who!, time(10 + 5 * index)))!;
      if (index === 5) {
        const back = await hall.step(who!, called, 'mark_absent', {}, time(37));
        expect(back.status).toBe('waiting');
        await hall.step(who!, (await hall.call(who!, time(38)))!, 'mark_absent', {}, time(39));
      } else
        await hall.step(
          who!,
          await hall.step(who!, called, 'start', {}, time(42)),
          'finish',
          {},
          time(42 + index),
        );
    }
    await hall.take('A', {}, parseLocal(`${day}T14:00`));
  }
});
afterAll(() => at.close());

const rowsOf = (filter: VisitFilter) =>
  listVisits(at.database.db, at.wardId, filter, { after: null, limit: 1000 });

/** As one counts on paper: in order, the middle one or between the two; the first that nine of ten do not exceed. */
function medianAndP90(given: number[]): [number | null, number | null] {
  const seconds = given.toSorted((a, b) => a - b);
  if (seconds.length === 0) return [null, null];
  const half = (seconds.length - 1) / 2;
  const median = (seconds[Math.floor(half)]! + seconds[Math.ceil(half)]!) / 2;
  return [median, seconds[Math.ceil(seconds.length * 0.9) - 1]!];
}

describe('the figures of waiting', () => {
  it('are as counted by hand', async () => {
    const [all] = await readWaiting(at.database.db, at.wardId, ALL, null);
    expect(all!.counts).toEqual({
      taken: 14,
      done: 10,
      absent: 2,
      open: 2,
      lapsed: 0,
      waited: 12,
      served: 10,
    });
    expect(all!.wait).toEqual({ mean: 17.5 * 60, median: 17.5 * 60, p90: 30 * 60 });
    expect(all!.serve.mean).toBe(((1 + 2 + 3 + 4 + 6) / 5) * 60);
  });

  it.each(GROUPINGS)('add up by %s, and each count is that of the rows behind it', async (grouping) => {
    const figures = await readWaiting(at.database.db, at.wardId, ALL, grouping);
    expect(figures.reduce((sum, each) => sum + each.counts.taken, 0)).toBe(14);
    expect(figures.length).toBeGreaterThan(1);
    for (const { key, counts, wait } of figures.filter((each) => each.key !== '')) {
      const filter = narrowed(grouping, key);
      for (const part of VISIT_PARTS)
        expect([key, part, (await rowsOf({ ...filter, part })).length]).toEqual([key, part, counts[part]]);
      const waits = (await rowsOf({ ...filter, part: 'waited' })).map((row) => row.waitedSeconds!);
      expect(wait.mean).toBe(mean(waits));
      expect([key, wait.median, wait.p90]).toEqual([key, ...medianAndP90(waits)]);
    }
  });

  it('are of the days asked for', async () => {
    const friday = { ...ALL, until: '2026-11-20' };
    expect((await rowsOf(friday)).every((row) => toLocalIso(row.takenAt).startsWith('2026-11-20'))).toBe(
      true,
    );
    expect(await rowsOf(friday)).toHaveLength(7);
    expect(await readWaiting(at.database.db, at.wardId + 1, ALL, null)).toMatchObject([
      { counts: { taken: 0 }, wait: { mean: null, median: null, p90: null } },
    ]);
  });

  it('page through the rows without losing one', async () => {
    const found: Ticket[] = [];
    for (let after: { at: Date; id: number } | null = null; ; ) {
      const rows = await listVisits(at.database.db, at.wardId, ALL, { after, limit: 5 });
      found.push(...rows);
      if (rows.length < 5) break;
      after = { at: rows.at(-1)!.takenAt, id: rows.at(-1)!.id };
    }
    expect(new Set(found.map((each) => each.id)).size).toBe(14);
  });
});

function narrowed(grouping: (typeof GROUPINGS)[number], key: string): VisitFilter {
  if (grouping === 'day') return { ...ALL, from: key, until: key };
  const name = ({ service: 'serviceId', desk: 'deskNo', hour: 'hour' } as const)[grouping];
  return { ...ALL, [name]: Number(key) };
}

function mean(values: number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, each) => sum + each, 0) / values.length;
}
