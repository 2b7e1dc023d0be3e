import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { asOwner, type Database, openDatabase } from './database.ts';

let at: TestDatabase;
/** Of one connection, so that every statement meets the one that was prepared before it. */
let database: Database;

beforeAll(async () => {
  at = await testDatabase();
  await asOwner(at.ownerUrl, async (owner) => {
    await owner.transact((tx) => sql`create table things (id int, ward_id int)`.execute(tx));
    await owner.transact((tx) => sql`insert into things values (1, 1), (2, 2), (3, 1)`.execute(tx));
    await owner.transact((tx) => sql`grant select, insert on things to motcua_app`.execute(tx));
    await owner.transact((tx) => sql`select put_wall('things')`.execute(tx));
  });
  database = openDatabase(at.ownerUrl, { max: 1 }).acrossWards();
});
afterAll(async () => {
  await database.close();
  await at.close();
});

const things = (from: Database, least: number) =>
  sql<{ id: number }>`select * from things where id >= ${least} order by id`.execute(from.db as never);
const often = async (ask: () => Promise<unknown>) => {
  for (let times = 0; times < 30; times++) await ask();
};
const prepared = async () => {
  const { rows } = await sql<{ statement: string }>`select statement from pg_prepared_statements`.execute(
    database.db as never,
  );
  return rows.map((row) => row.statement);
};
const change = (text: string) =>
  asOwner(at.ownerUrl, (owner) => owner.transact((tx) => sql.raw(text).execute(tx)));

it('prepares what is asked often, and neither what depends on its values nor what was asked once', async () => {
  await often(() => things(database, 2));
  await often(() => sql`select id from things where id = ${1} limit ${1}`.execute(database.db as never));
  await often(() => sql`select id from things where id::text like ${'%1%'}`.execute(database.db as never));
  await sql`select id from things where id = ${7}`.execute(database.db as never);
  expect(await prepared()).toEqual(['select * from things where id >= $1 order by id']);
  expect((await things(database, 3)).rows).toMatchObject([{ id: 3 }]);
});

it('answers within the wards of each time', async () => {
  await often(() => things(database.within(1), 1));
  expect((await things(database.within(1), 1)).rows.map((row) => row.id)).toEqual([1, 3]);
  expect((await things(database.within(2), 1)).rows.map((row) => row.id)).toEqual([2]);
  expect((await things(database.within(), 1)).rows).toEqual([]);
  expect((await things(database, 1)).rows).toHaveLength(3);
});

it('goes on when a migration has changed the table under a prepared statement', async () => {
  await change(`alter table things add column name text not null default 'một'`);
  expect((await things(database, 3)).rows).toEqual([{ id: 3, ward_id: 1, name: 'một' }]);
  await change('alter table things drop column name');
  const added = await database.transact(async (tx) => {
    await sql`insert into things values (${4}, 1)`.execute(tx);
    return (await sql`select * from things where id >= ${3} order by id`.execute(tx)).rows;
  });
  expect(added).toEqual([
    { id: 3, ward_id: 1 },
    { id: 4, ward_id: 1 },
  ]);
  // The transaction that met it was run again as a whole: its row is there once.
  expect((await things(database, 4)).rows).toHaveLength(1);
});
