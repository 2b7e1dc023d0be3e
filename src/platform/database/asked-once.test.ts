import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import type { Database } from './database.ts';

let at: TestDatabase;
beforeAll(async () => {
  at = await testDatabase();
});
afterAll(() => at.close());

/** What PostgreSQL answers anew each time that it is asked. */
async function draw({ db }: Database, rows = 1): Promise<{ n: number }[]> {
  const asked = await sql<{
    n: number;
  }>`select random() as n from generate_series(1, ${rows}::int)`.execute(db);
  return asked.rows;
}

it('within one page the same question has one answer, asked at once or one after the other', async () => {
  const { database } = at.database.forPage();
  const [one, other] = await Promise.all([draw(database), draw(database)]);
  expect(other).toEqual(one);
  expect(await draw(database)).toEqual(one);
  expect(await draw(database, 2)).not.toContainEqual(one[0]);
  expect(await draw(at.database.forPage().database)).not.toEqual(one);
  expect(await draw(at.database)).not.toEqual(one);
});

it('another ward is another question', async () => {
  const { database } = at.database.forPage();
  const of = (wardId: number) => draw(database.within(wardId));
  const [one, again, other, every] = [
    ...[await of(1), await of(1), await of(2)],
    await draw(database.acrossWards()),
  ];
  expect(again).toEqual(one);
  expect(new Set([one, other, every].map((rows) => rows![0]!.n)).size).toBe(3);
});

it('after a transaction of the page, and after the page, all is asked anew', async () => {
  const { database, end } = at.database.forPage();
  const before = await draw(database.within(1));
  const key = 'asked once';
  const found = () => database.db.selectFrom('attempts').select('tries').where('key', '=', key).execute();
  expect(await found()).toEqual([]);
  await database.transact((tx) =>
    tx.insertInto('attempts').values({ key, window_start: at.platform.now(), tries: 3 }).execute(),
  );
  expect(await found()).toEqual([{ tries: 3 }]);
  const after = await draw(database.within(1));
  expect(after).not.toEqual(before);
  end();
  const [one, other] = [await draw(database.within(1)), await draw(database.within(1))];
  expect(new Set([after, one, other].map((rows) => rows[0]!.n)).size).toBe(3);
});

it('what was refused is asked again, and what is long is not kept', async () => {
  const { database } = at.database.forPage();
  const refused = () => sql`select 1 / ${0}::int as n`.execute(database.db);
  await expect(refused()).rejects.toThrow('division by zero');
  await expect(refused()).rejects.toThrow('division by zero');
  const long = await draw(database, 301);
  expect(long).toHaveLength(301);
  expect(await draw(database, 301)).not.toEqual(long);
});

it('who writes in his rows or sorts them does not change them for others', async () => {
  const { database } = at.database.forPage();
  const mine = await draw(database, 5);
  mine.sort((one, other) => one.n - other.n);
  mine[0]!.n = 7;
  const yours = await draw(database, 5);
  expect(yours.map((row) => row.n)).not.toContain(7);
});
