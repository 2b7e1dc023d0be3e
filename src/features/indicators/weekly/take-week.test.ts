import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../../test/database.ts';
import { dossierLife } from '../../../../test/dossier-life.ts';
import { parseLocal } from '../../../law/day.ts';
import { listWeeklyFigures, listWeeks } from './store.ts';
import { takeWeek } from './take-week.ts';

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
