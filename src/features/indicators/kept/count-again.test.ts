import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../../test/database.ts';
import { dossierLife } from '../../../../test/dossier-life.ts';
import { verifyKeptFigures } from '../../../cli/verify-figures.ts';
import { migrate } from '../../../platform/database/migrate.ts';
import { pourAll, pourChanges } from '../../figures/index.ts';
import { prepareFigures, recountFigures, verifyFigures } from './count-again.ts';

let at: TestDatabase;
let owner: pg.Client;
let life: ReturnType<typeof dossierLife>;
beforeAll(async () => {
  at = await testDatabase();
  life = dossierLife(at);
  owner = new pg.Client({ connectionString: at.ownerUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await at.close();
});

const NOW = new Date('2026-11-23T03:00:00Z');
const verify = () => verifyFigures(at.database, at.wardId);

async function countedAt(): Promise<string | undefined> {
  const { rows } = await owner.query('select counted_at from figure_definitions');
  return rows[0]?.counted_at.toISOString();
}

describe('figures', () => {
  it('are right while steps are taken, two pour and one counts again; nobody waits for another in a ring', async () => {
    const ids = await Promise.all(Array.from({ length: 6 }, () => life.accept()));
    let isOver = false;
    const until = async (work: () => Promise<unknown>) => {
      while (!isOver) await work();
    };
    const pour = () => until(() => at.database.transact((tx) => pourChanges(tx, at.wardId)));
    const seen: number[] = [];
    const others = [
      pour(),
      pour(),
      until(async () => seen.push((await verify()).differences.length)),
      recountFigures(at.database, at.wardId, NOW),
    ];
    await Promise.all(ids.map((id) => life.finish(id)));
    isOver = true;
    await Promise.all(others);
    expect(new Set(seen)).toEqual(new Set([0]));
    expect(await verify()).toMatchObject({ dossiers: 6, differences: [], broken: [] });
    const { rows } = await owner.query(
      'select deadlocks::int from pg_stat_database where datname = current_database()',
    );
    expect(rows).toEqual([{ deadlocks: 0 }]);
  });

  it('are counted again before serving when they were never counted, or by other definitions; else left alone', async () => {
    await owner.query('delete from figure_definitions');
    await prepareFigures(at.database, NOW);
    expect(await countedAt()).toBe(NOW.toISOString());
    const later = new Date('2026-11-24T03:00:00Z');
    await prepareFigures(at.database, later);
    expect(await countedAt()).toBe(NOW.toISOString());
    await owner.query(`update figure_definitions set definitions = 'older'`);
    await owner.query('update figure_days set total = total + 1');
    await prepareFigures(at.database, later);
    expect(await countedAt()).toBe(later.toISOString());
    expect((await verify()).differences).toEqual([]);
  });

  it('of a database from before there were any are right after its upgrade', async () => {
    const sound = await verify();
    await owner.query(
      'drop table figure_changes, figure_days, figure_months, figure_totals, figure_definitions',
    );
    await owner.query('alter table payment_intents drop column unit_id');
    await owner.query('drop index dossiers_judged');
    const figures = ['0034-figures.sql', '0035-figure-totals.sql', '0043-figure-days-procedure.sql'];
    await owner.query('delete from migrations where name = any($1)', [figures]);
    expect(await migrate(at.ownerUrl)).toEqual(figures);
    expect((await verify()).differences.length).toBeGreaterThan(0);
    await prepareFigures(at.database, NOW);
    expect(await verify()).toEqual(sound);
    expect(sound.facts).toBeGreaterThan(10);
  });

  it('are compared on the command line, which says what differs and puts it right only when asked to', async () => {
    process.env.DATABASE_URL = at.ownerUrl;
    const said: string[] = [];
    const write = process.stdout.write;
    const run = async (...args: string[]) => {
      said.length = 0;
      process.stdout.write = ((text: string) => said.push(text) > 0) as typeof write;
      return verifyKeptFigures(args).finally(() => {
        process.stdout.write = write;
      });
    };
    try {
      expect(await run()).toBe(0);
      expect(said.join('')).toContain('Số đang giữ đúng như số tính lại.');
      await pourAll(at.database, at.wardId);
      await owner.query(`update figure_days set counted = counted + 1 where code = 'received-online'`);
      expect(await run()).toBe(1);
      expect(said.join('')).toMatch(/SAI received-online, ngày 2026-11-23 .*đang giữ 1\/6, tính lại 0\/6/);
      expect(await run('--json')).toBe(1);
      expect(JSON.parse(said.join(''))).toMatchObject({ ok: false });
      expect(await run('--recount')).toBe(0);
      expect(await run()).toBe(0);
    } finally {
      delete process.env.DATABASE_URL;
    }
  });
});
