// What operations.md says of going back to an instant: a base backup of the running server, its archived log, and a time.
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Cluster, openCluster } from '../src/platform/postgres/cluster.ts';

let folder: string;
const open: Cluster[] = [];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'motcua-instant-'));
});
afterAll(async () => {
  for (const cluster of open) await cluster.stop();
  rmSync(folder, { recursive: true, force: true });
});

it('a server goes back to the instant before a mistake, with all that was written until then', async () => {
  const archive = join(folder, 'archive');
  mkdirSync(archive, { mode: 0o777 });
  const living = await start('living', {
    ...{ archive_mode: 'on', archive_command: `test ! -f ${archive}/%f && cp %p ${archive}/%f` },
  });
  await living.query(
    'create table written (no integer primary key, at timestamptz not null default clock_timestamp())',
  );
  await living.query('insert into written select generate_series(1, 1000)');

  // As pg_basebackup does, which the embedded server does not bring.
  await living.query(`select pg_backup_start('drill', true)`);
  const copy = join(folder, 'copy');
  const isLeftOut = (path: string) => /\/(pg_wal\/.+|postmaster\.(pid|opts))$/.test(path);
  cpSync(join(folder, 'living'), copy, { recursive: true, filter: (path) => !isLeftOut(path) });
  const { rows: stopped } = await living.query('select labelfile from pg_backup_stop()');
  writeFileSync(join(copy, 'backup_label'), stopped[0].labelfile);

  await living.query('insert into written select generate_series(1001, 2000)');
  const { rows: instant } = await living.query('select clock_timestamp()::text as at');
  await living.query('delete from written where no > 5');
  const { rows: last } = await living.query('select pg_walfile_name(pg_switch_wal()) as file');
  await until(() => existsSync(join(archive, last[0].file)));

  writeFileSync(join(copy, 'recovery.signal'), '');
  const restored = await start('copy', {
    ...{ restore_command: `cp ${archive}/%f %p`, recovery_target_time: instant[0].at },
    recovery_target_action: 'promote',
  });
  await until(async () => !(await restored.query('select pg_is_in_recovery() as is')).rows[0].is);
  const { rows: back } = await restored.query('select count(*)::int as count, max(no) as last from written');
  expect(back).toEqual([{ count: 2000, last: 2000 }]);
  expect((await living.query('select count(*)::int as count from written')).rows).toEqual([{ count: 5 }]);
  await restored.query('insert into written values (3000)');
  expect(readFileSync(join(folder, 'copy.log'), 'utf8')).toContain('recovery stopping before commit');
});

async function start(name: string, settings: Record<string, string>): Promise<pg.Client> {
  const cluster = await openCluster(join(folder, name), settings);
  open.push(cluster);
  const client = new pg.Client({ connectionString: cluster.url('postgres') });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((wake) => setTimeout(wake, 50));
}
