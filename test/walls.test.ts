// The wall between wards in the database (db/migrations/0052-walls.sql): what a forgotten ward_id cannot do.
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../src/app.tsx';
import { listOfficers } from '../src/features/organisation/index.ts';
import { discardUpload } from '../src/features/uploads/index.ts';
import { type Database, openDatabase } from '../src/platform/database/database.ts';
import { reachWards } from '../src/platform/database/walls.ts';
import { saveFile } from '../src/platform/files/file-store.ts';
import { forgetBytes } from '../src/platform/files/upkeep/forget-bytes.ts';
import { Visitor } from './browse.ts';
import { type TestDatabase, testDatabase } from './database.ts';
import { otherWard } from './other-ward.ts';

/** What belongs to the whole installation and to no ward. A new table stands here, or starts its key with ward_id. */
const OF_NO_WARD = [
  ...['attempts', 'backups', 'data_replacements', 'form_versions', 'id_keys', 'jobs', 'migrations'],
  ...['procedure_versions', 'process_versions', 'seeds_done', 'wards'],
];

let at: TestDatabase;
let owner: pg.Client;
let here: number;
let there: Awaited<ReturnType<typeof otherWard>>;
let walled: string[];

beforeAll(async () => {
  at = await testDatabase();
  here = at.wardId;
  there = await otherWard(at);
  owner = new pg.Client({ connectionString: at.ownerUrl });
  await owner.connect();
  walled = await names(`select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
    where a.attname = 'ward_id' and c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace order by 1`);
});
afterAll(async () => {
  await owner.end();
  await at.close();
});

async function names(query: string): Promise<string[]> {
  return (await owner.query<{ name: string }>(query)).rows.map((row) => row.name);
}

describe('the catalogue', () => {
  it('has a wall, the same one, around every table that has a ward', async () => {
    const open =
      await names(`select relname as name from pg_class where relkind in ('r', 'p') and not relrowsecurity
      and relnamespace = 'public'::regnamespace order by 1`);
    expect(open).toEqual(OF_NO_WARD);
    const { rows } =
      await owner.query(`select string_agg(tablename, ' ' order by tablename) as tables, policyname, roles::text,
      permissive, cmd, qual = with_check as both from pg_policies where schemaname = 'public'
      group by policyname, roles::text, permissive, cmd, qual, with_check`);
    expect(rows).toEqual([
      {
        ...{ tables: [...walled].sort().join(' '), policyname: 'wall', roles: '{motcua_app}' },
        ...{ permissive: 'PERMISSIVE', cmd: 'ALL', both: true },
      },
    ]);
    expect(walled.length).toBeGreaterThan(160);
  });

  it('has no view and no function that looks over it, and no right to take it down', async () => {
    const views = `select relname as name from pg_class where relkind in ('v', 'm') and relnamespace = 'public'::regnamespace
      and not coalesce('security_invoker=true' = any(reloptions), false)`;
    expect(await names(views)).toEqual([]);
    const definers = `select proname as name from pg_proc where prosecdef and pronamespace = 'public'::regnamespace`;
    expect(await names(definers)).toEqual([]);
    const { rows } =
      await owner.query(`select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolcanlogin as may,
      has_schema_privilege('motcua_app', 'public', 'create') as makes,
      has_function_privilege('motcua_app', 'put_wall(regclass)', 'execute') as walls,
      (select count(*)::int from pg_auth_members where member = r.oid) as roles,
      (select count(*)::int from pg_class where relowner = r.oid) as owns from pg_roles r where rolname = 'motcua_app'`);
    expect(rows).toEqual([{ may: false, makes: false, walls: false, roles: 0, owns: 0 }]);
  });
});

describe('raw SQL of a role that was granted everything', () => {
  let world: TestDatabase;
  let app: pg.Client;
  const [A, B] = [101, 102];

  beforeAll(async () => {
    world = await testDatabase();
    const own = new pg.Client({ connectionString: world.ownerUrl });
    await own.connect();
    await own.query(`${FREE_OF_CHECKS}; grant all on all tables in schema public to motcua_app;
      set session_replication_role = replica`);
    for (const table of walled) {
      const { rows } = await own.query(ROW_OF, [table]);
      for (const ward of [A, B]) {
        await own.query(`delete from ${table}`.concat(ward === A ? '' : ' where false'));
        await own.query(rows[0].statement.replaceAll(':ward', String(ward)));
      }
    }
    await own.end();
    app = new pg.Client({ connectionString: world.ownerUrl, options: '-c role=motcua_app' });
    await app.connect();
  });
  afterAll(async () => {
    await app.end();
    await world.close();
  });

  const within = (setting: string) => app.query("select set_config('motcua.wards', $1, false)", [setting]);
  const wardsIn = async (table: string) =>
    (await app.query(`select ward_id from ${table} order by 1`)).rows.map((row) => row.ward_id as number);
  /** What each statement does to a row of a ward on every table: how many rows it touched, or why not. */
  const tried = async (statement: (table: string) => string) => {
    const found = new Set<string>();
    for (const table of walled) {
      await app.query('begin');
      const done = await app
        .query(statement(table))
        .then(({ rowCount }) => `${rowCount}`)
        .catch((error: Error) => error.message.replace(/"[a-z0-9_]+"/g, '…'));
      await app.query('rollback');
      found.add(done);
    }
    return [...found];
  };
  const REFUSED = 'new row violates row-level security policy for table …';

  it('within one ward has no row of another, on any table', async () => {
    await within(`{${A}}`);
    for (const table of walled) expect([table, await wardsIn(table)]).toEqual([table, [A]]);
    expect(await tried((table) => `update ${table} set ward_id = ward_id where ward_id = ${B}`)).toEqual([
      '0',
    ]);
    expect(await tried((table) => `delete from ${table} where ward_id = ${B}`)).toEqual(['0']);
    expect(await tried((table) => `delete from ${table}`)).toEqual(['1']);
    expect(await tried((table) => `insert into ${table} (ward_id) values (${B})`)).toEqual([REFUSED]);
    expect(await tried((table) => `update ${table} set ward_id = ${B}`)).toEqual([REFUSED]);
  });

  it('has nothing at all where no ward was said, or none', async () => {
    await app.query('reset motcua.wards');
    for (const setting of [null, '', '{}']) {
      if (setting !== null) await within(setting);
      for (const table of walled) expect([table, await wardsIn(table)]).toEqual([table, []]);
    }
    expect(await tried((table) => `delete from ${table}`)).toEqual(['0']);
    expect(await tried((table) => `insert into ${table} (ward_id) values (${A})`)).toEqual([REFUSED]);
  });

  it('has the rows of several wards where they were said', async () => {
    for (const setting of [`{${A},${B}}`, '*']) {
      await within(setting);
      for (const table of walled) expect([table, await wardsIn(table)]).toEqual([table, [A, B]]);
    }
  });

  it('may say another ward itself: the wall is for what was forgotten, not for whoever writes SQL of his own', async () => {
    await within(`{${A}}`);
    await app.query(`set motcua.wards = '{${B}}'`);
    expect(await wardsIn('dossiers')).toEqual([B]);
  });
});

/** Rows of nothing but their types go in, so that every table has some. */
const FREE_OF_CHECKS = `do $$ declare one record; begin
  for one in select conrelid::regclass as of, conname from pg_constraint
    where contype in ('c', 'f') and connamespace = 'public'::regnamespace and conrelid <> 0
  loop execute format('alter table %s drop constraint %I', one.of, one.conname); end loop; end $$`;
const ROW_OF = `select format('insert into %s (%s) overriding system value values (%s)', $1::text,
    string_agg(quote_ident(attname), ', '),
    string_agg(case when attname = 'ward_id' then ':ward' when typcategory = 'A' then quote_literal('{}')
      when typname in ('jsonb', 'json') then quote_literal('{}') when typname = 'uuid' then 'gen_random_uuid()'
      when typname in ('date', 'timestamptz') then 'now()' when typname = 'time' then 'localtime'
      when typname = 'bool' then 'false' when typname = 'bytea' then 'decode(to_hex(:ward), ''hex'')'
      when typcategory = 'N' then '1' when typcategory = 'R' then quote_literal('empty')
      else quote_literal(':ward') end, ', ')) as statement
  from pg_attribute join pg_type on pg_type.oid = atttypid
  where attrelid = ('public.' || $1)::regclass and attnum > 0 and not attisdropped and attgenerated = ''
    and (attnotnull or attname = 'ward_id')`;

describe('a query of the application that forgets its ward', () => {
  /** As a page would, if nobody looked: no ward_id anywhere. */
  const wardsOf = async (database: Database) => {
    const rows = await database.db
      .selectFrom('officers')
      .select('ward_id')
      .distinct()
      .orderBy('ward_id')
      .execute();
    return rows.map((row) => row.ward_id);
  };

  it('has the rows of its scope, and of no ward before one is known', async () => {
    const fresh = openDatabase(at.ownerUrl, { max: 1 });
    expect(await wardsOf(fresh)).toEqual([]);
    expect(await wardsOf(fresh.within(here))).toEqual([here]);
    expect(await wardsOf(fresh.within(here, there.wardId))).toEqual([here, there.wardId]);
    expect(await wardsOf(fresh.acrossWards())).toEqual([here, there.wardId]);
    expect(await wardsOf(fresh.within(there.wardId))).toEqual([there.wardId]);
    expect(await wardsOf(fresh)).toEqual([]);
    await fresh.close();
  });

  it('in a page of a signed-in officer has his ward alone, and changes his ward alone', async () => {
    const app = createApp(at.platform);
    app.get('/can-bo/to-chuc/quen', async (c) => c.json(await wardsOf(c.var.platform.database)));
    app.get('/thu-tuc/mot/hai/ba/quen', async (c) => c.json(await wardsOf(c.var.platform.database)));
    app.get('/quen', async (c) => c.json(await wardsOf(c.var.platform.database)));
    const visitor = new Visitor(at, app);
    expect(await (await visitor.get('/quen')).json()).toEqual([]);
    expect(await (await visitor.get('/thu-tuc/mot/hai/ba/quen')).json()).toEqual([here]);
    await visitor.signIn('quay1');
    expect(await (await visitor.get('/can-bo/to-chuc/quen')).json()).toEqual([here]);
    const stranger = new Visitor(at, app);
    const { username } = there.officer('quay');
    await stranger.send('/dang-nhap', {});
    await stranger.post('/dang-nhap', {
      ward: String(there.wardId),
      username,
      password: 'mat-khau-thu-2026',
    });
    expect(await (await stranger.get('/can-bo/to-chuc/quen')).json()).toEqual([there.wardId]);
    const changed = await at.database
      .within(here)
      .transact((tx) => tx.updateTable('officers').set({ failed_logins: 0 }).executeTakeFirst());
    expect(Number(changed.numUpdatedRows)).toBe((await listOfficers(at.database.db, here)).length);
  });

  it('never has what another scope left on the connection, however they are mixed', async () => {
    const one = openDatabase(at.ownerUrl, { max: 3 });
    const scopes: [Database, number[]][] = [
      [one.within(here), [here]],
      [one.within(there.wardId), [there.wardId]],
      [one.acrossWards(), [here, there.wardId]],
      [one, []],
    ];
    const wrong: unknown[] = [];
    const ask = async (no: number) => {
      const [database, expected] = scopes[(no * 7) % scopes.length]!;
      const seen =
        no % 3 === 0
          ? await wardsOf(database)
          : await database
              .transact(async (tx) => {
                if (no % 5 === 0) await reachWards(tx, [here]);
                const rows = await tx
                  .selectFrom('officers')
                  .select('ward_id')
                  .distinct()
                  .orderBy('ward_id')
                  .execute();
                if (no % 4 === 1) throw Object.assign(new Error('undone'), { rows });
                return rows.map((row) => row.ward_id);
              })
              .catch((error: { rows: { ward_id: number }[] }) => error.rows.map((row) => row.ward_id));
      const reached = no % 3 !== 0 && no % 5 === 0 ? [...new Set([here, ...expected])].sort() : expected;
      if (String(seen) !== String(reached)) wrong.push({ no, seen, reached });
    };
    await Promise.all(Array.from({ length: 600 }, (_, no) => ask(no)));
    expect(wrong).toEqual([]);
    expect(await wardsOf(one)).toEqual([]);
    await one.close();
  });

  it('reaches another ward for the rest of a transaction alone', async () => {
    const one = openDatabase(at.ownerUrl, { max: 1 }).within(here);
    const seen = await one.transact(async (tx) => {
      await reachWards(tx, [there.wardId]);
      return tx.selectFrom('officers').select('ward_id').distinct().orderBy('ward_id').execute();
    });
    expect(seen.map((row) => row.ward_id)).toEqual([here, there.wardId]);
    expect(await wardsOf(one)).toEqual([here]);
    await one.close();
  });
});

describe('bytes that two wards name', () => {
  it('stay when one ward lets go of them, and nobody may judge them who does not see every ward', async () => {
    const { database, platform } = at;
    const bytes = new TextEncoder().encode('Một tệp của hai phường');
    const file = { name: 'to-khai.txt', mediaType: 'text/plain', bytes };
    const sha256 = await database.transact((tx) =>
      saveFile(tx, platform.files, there.wardId, file, platform.now()),
    );
    const id = crypto.randomUUID();
    await database.transact(async (tx) => {
      await tx
        .insertInto('uploads')
        .values({
          ...{
            ward_id: here,
            id,
            owner_key: 'draft:x',
            part: '',
            sha256,
            name: file.name,
            media_type: file.mediaType,
          },
          ...{ size: bytes.length, created_at: platform.now() },
        } as never)
        .execute();
    });
    await discardUpload(
      { ...platform, database: database.within(here) } as never,
      { wardId: here, key: 'draft:x' },
      id,
    );
    expect(await platform.files.read(sha256)).toEqual(Buffer.from(bytes));
    const judge = (by: Database) => by.transact((tx) => forgetBytes(tx, platform.files, sha256));
    await expect(judge(database.within(here))).rejects.toThrow('every ward');
    expect(await judge(database)).toBe(false);
  });
});
