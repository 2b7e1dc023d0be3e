import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../../test/database.ts';
import { dossierLife } from '../../../../test/dossier-life.ts';
import { parseLocal } from '../../../law/day.ts';
import { findClosing, verifyClosings } from '../closings/store.ts';
import { weekly766 } from '../list/weekly-766.ts';
import { isTakenLate, listWeeklyQuality } from './quality-store.ts';
import { listWeeklyFigures, listWeeks } from './store.ts';
import { takeWeek, takeWeeks } from './take-week.ts';

let at: TestDatabase;
beforeAll(async () => {
  at = await testDatabase(parseLocal('2026-11-11T09:00'));
  const life = dossierLife(at);
  await life.finish(await life.accept());
  at.platform.setNow(parseLocal('2026-11-18T09:00'));
  await life.finish(await life.accept());
  await life.finish(await life.accept());
});
afterAll(() => at.close());

const take = (time: string) => takeWeek(at.database, at.wardId, parseLocal(time));
const figure = async (monday: string, code: string) =>
  (await listWeeklyFigures(at.database.db, at.wardId, monday)).find((each) => each.code === code)!;

describe('the figures of a week', () => {
  it('are kept once, from Monday on, with what happened in that week alone', async () => {
    expect(await take('2026-11-16T00:00')).toBeGreaterThan(5);
    expect(await take('2026-11-16T05:00')).toBe(0);
    expect(await take('2026-11-22T23:59')).toBe(0);
    expect(await take('2026-11-23T00:00')).toBeGreaterThan(5);
    expect(await listWeeks(at.database.db, at.wardId)).toEqual(['2026-11-16', '2026-11-09']);
    expect(await figure('2026-11-09', 'on-system')).toMatchObject({ denominator: 1, delta: null });
    expect(await figure('2026-11-16', 'on-system')).toMatchObject({ denominator: 2, delta: 0 });
  });

  it('have no change since a week that was not kept', async () => {
    expect(await take('2026-12-07T08:00')).toBeGreaterThan(5);
    expect(await figure('2026-11-30', 'published-procedures')).toMatchObject({ delta: null });
    expect(await figure('2026-11-30', 'on-time')).toMatchObject({ denominator: 0, delta: null });
  });

  it('are kept once by several who do it at once', async () => {
    const kept = await Promise.all([1, 2, 3, 4].map(() => take('2026-12-14T08:00')));
    expect(kept.filter((each) => each > 0)).toHaveLength(1);
  });

  it('are taken of every week that was missed, each once, and say that they came late', async () => {
    const now = parseLocal('2027-01-06T10:00');
    const taken = await Promise.all([1, 2, 3].map(() => takeWeeks(at.database, at.wardId, now)));
    const missed = ['2026-12-14', '2026-12-21', '2026-12-28'];
    expect(taken.flat().sort()).toEqual(missed);
    expect(await takeWeeks(at.database, at.wardId, now)).toEqual([]);
    const totals = (await listWeeklyQuality(at.database.db, at.wardId, null)).filter(
      (each) => each.part === 'total',
    );
    // The week of 23/11 was left out by `takeWeek`, which looks at one week alone.
    expect(totals.map((each) => [each.monday, isTakenLate(each)])).toEqual([
      ...[
        ['2026-12-28', true],
        ['2026-12-21', true],
        ['2026-12-14', true],
        ['2026-12-07', false],
      ],
      ...[
        ['2026-11-30', false],
        ['2026-11-16', false],
        ['2026-11-09', false],
      ],
    ]);
    expect((await verifyClosings(at.database.db, at.wardId)).faults).toEqual([]);
  });

  it('are a figure of the plan: weeks published of weeks that were to be', async () => {
    const on = async (day: string) => (await weekly766.readOn(at.database.db, at.wardId, [day]))[0];
    expect(await on('2026-11-15')).toEqual({ numerator: 0, denominator: 0 });
    expect(await on('2026-11-16')).toEqual({ numerator: 1, denominator: 1 });
    expect(await on('2026-11-29')).toEqual({ numerator: 2, denominator: 2 });
    expect(await on('2026-12-31')).toEqual({ numerator: 6, denominator: 7 });
    expect(await on('2027-01-10')).toEqual({ numerator: 1, denominator: 1 });
    const rest = await weekly766.listOn(at.database.db, at.wardId, '2026-12-31', 'rest');
    expect(rest).toEqual([
      expect.objectContaining({ code: '2026-W48', path: '/cong-khai/tuan?thu-hai=2026-11-23' }),
    ]);
  });

  it('publish the index as it was closed, with as much of it as has data', async () => {
    const lines = await listWeeklyQuality(at.database.db, at.wardId, '2026-11-16');
    const total = lines.find((each) => each.part === 'total')!;
    const groups = lines.filter((each) => each.part === 'group');
    const components = lines.filter((each) => each.part === 'component');
    expect([groups.length, components.length, total.max]).toEqual([6, 20, 100]);
    const sum = (all: typeof lines, of: 'points' | 'maxMeasured') =>
      Math.round(100 * all.reduce((added, each) => added + (each[of] ?? 0), 0)) / 100;
    for (const all of [groups, components])
      expect([sum(all, 'points'), sum(all, 'maxMeasured')]).toEqual([total.points, total.maxMeasured]);
    const closing = await findClosing(at.database.db, at.wardId, { from: '2026-11-16', to: '2026-11-23' });
    expect(total.hash).toBe(closing!.hash);
    expect(closing!.content.quality.total.points).toBe(total.points);
  });

  it('cannot be changed or deleted by the application', async () => {
    const app = new pg.Client({ connectionString: at.ownerUrl, options: '-c role=motcua_app' });
    await app.connect();
    for (const sql of [
      'update weekly_figures set numerator = 0',
      'delete from weekly_figures',
      'update article_versions set body = $$x$$',
      'delete from article_steps',
      'delete from articles',
    ])
      await expect(app.query(sql)).rejects.toThrow('permission denied');
    await app.end();
  });
});
