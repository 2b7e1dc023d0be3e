import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createApp } from '../src/app.tsx';
import { asOwner, isConnectionLost, openDatabase, type Tx } from '../src/platform/database/database.ts';
import { type TestDatabase, testDatabase } from './database.ts';

let at: TestDatabase;
beforeAll(async () => {
  at = await testDatabase();
});
afterAll(() => at.close());

const note = (tx: Tx, key: string) =>
  tx.insertInto('attempts').values({ key, window_start: at.platform.now(), tries: 1 }).execute();
const noted = async (key: string) =>
  (await at.database.db.selectFrom('attempts').select('key').where('key', '=', key).execute()).length;
/** As an operator would: the application's role may not. */
async function end(tx: Tx): Promise<void> {
  const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx);
  await asOwner(at.ownerUrl, ({ db }) => sql`select pg_terminate_backend(${rows[0]!.pid})`.execute(db));
  await sql`select 1`.execute(tx);
}

it('a transaction that loses its connection before it commits is run again, and is there once', async () => {
  let runs = 0;
  await at.database.transact(async (tx) => {
    await note(tx, 'before');
    if (++runs < 3) await end(tx);
  });
  expect([runs, await noted('before')]).toEqual([3, 1]);
});

it('a transaction that loses its connection while it commits is not run again: it may be kept', async () => {
  await asOwner(at.ownerUrl, (owner) =>
    owner.transact((tx) =>
      sql`create function end_at_commit() returns trigger language plpgsql security definer as
          $$ begin perform pg_terminate_backend(pg_backend_pid()); perform pg_sleep(1); return null; end $$;
        create constraint trigger ends after insert on attempts deferrable initially deferred
          for each row when (new.key = 'while') execute function end_at_commit()`.execute(tx),
    ),
  );
  let runs = 0;
  const done = at.database.transact(async (tx) => {
    runs++;
    await note(tx, 'while');
  });
  await expect(done).rejects.toThrow();
  expect([runs, await noted('while')]).toEqual([1, 0]);
});

it('a session acts as the application from its first statement on, without an option at its start', async () => {
  const database = openDatabase(at.ownerUrl, { max: 1 });
  const ask = sql<{
    who: string;
    zone: string;
  }>`select current_user as who, current_setting('timezone') as zone`;
  const { rows } = await ask.execute(database.db);
  await database.close();
  expect(rows).toEqual([{ who: 'motcua_app', zone: 'UTC' }]);
});

it('a session of a server that is heard of no more lets go of what it locked', async () => {
  const database = openDatabase(at.ownerUrl, { max: 1 });
  const { rows } = await sql<{
    text: string;
  }>`select current_setting('idle_in_transaction_session_timeout') as text`.execute(database.db);
  expect(rows).toEqual([{ text: '20s' }]);
  let runs = 0;
  await database.transact(async (tx) => {
    await note(tx, 'unheard');
    if (++runs > 1) return;
    await sql`set idle_in_transaction_session_timeout to '100ms'`.execute(tx);
    // As a network that swallows everything, or a process that stands still.
    await new Promise((wake) => setTimeout(wake, 1000));
    await sql`select 1`.execute(tx);
  });
  await database.close();
  expect([runs, await noted('unheard')]).toEqual([2, 1]);
});

it.each(['timeout exceeded when trying to connect', 'timeout expired'])(
  '“%s”, said of a connection that was waited for too long, is a lost connection',
  (words) => expect(isConnectionLost(new Error(words))).toBe(true),
);

it.each([
  ['08P01', 'server conn crashed?'],
  ['25006', 'cannot execute UPDATE in a read-only transaction'],
])('%s, said between two leaders, is a lost connection', (code, words) => {
  expect(isConnectionLost(Object.assign(new Error(words), { code }))).toBe(true);
  expect(isConnectionLost(new Error(words))).toBe(false);
});

it.each([
  ['/thu-tuc', 'text/html'],
  ['/open311/v2/services.json', 'application/json'],
])('%s without a database says honestly that what was kept is not known', async (path, type) => {
  const database = openDatabase('postgresql://nobody@/none?host=/tmp/no-such-socket');
  const answer = await createApp({ ...at.platform, database }).request(path);
  await database.close();
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5']);
  expect(answer.headers.get('content-type')).toContain(type);
  const text = await answer.text();
  expect(text).toContain('Chưa rõ việc vừa làm đã được ghi hay chưa');
  expect(text).not.toContain('no-such-socket');
});

it.each([
  ['/tra-cuu', 'text/html'],
  ['/open311/v2/requests.json', 'application/json'],
])(
  '%s where there is no room to write says that nothing is written, and when to come again',
  async (path, type) => {
    const full = Object.assign(new Error('could not extend file "base/5/1": No space left'), {
      code: '53100',
    });
    const database = { ...at.platform.database, transact: () => Promise.reject(full) };
    database.within = database.acrossWards = () => database;
    const app = createApp({ ...at.platform, database });
    const body = new URLSearchParams({ api_key: 'k', ma: 'H24-1', so: '1234' });
    const headers = { host: 'localhost', origin: 'http://localhost' };
    const answer = await app.request(`http://localhost${path}`, { method: 'POST', body, headers });
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '60']);
    expect(answer.headers.get('content-type')).toContain(type);
    const text = await answer.text();
    expect(text).toContain('chưa được ghi');
    expect(text).not.toContain('extend');
  },
);
