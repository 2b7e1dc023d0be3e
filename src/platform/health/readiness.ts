import { sql } from 'kysely';
import { migrationNames } from '../database/migrate.ts';
import { log } from '../log.ts';
import type { Platform } from '../platform.ts';
import { oneAtATime, within } from './asking.ts';

/** Why a server should be sent nobody, in words that give nothing away. */
export type Hindrance = 'draining' | 'database' | 'migrations' | 'files';

/** How long the database and the file store may take to answer. */
const LIMIT_MS = 3000;

/** @returns what says, as often as it is asked, what hinders this server; empty: it may be sent people */
export function openReadiness(platform: Platform): () => Promise<Hindrance[]> {
  const wanted = migrationNames();
  const readDone = oneAtATime(() => readMigrations(platform));
  const checkFiles = oneAtATime(() => platform.files.check());
  let before = '';
  return async () => {
    const [done, files] = await Promise.all([within(LIMIT_MS, readDone()), within(LIMIT_MS, checkFiles())]);
    const found: Hindrance[] = [];
    if (platform.isDraining()) found.push('draining');
    if ('error' in done) found.push('database');
    else if (wanted.some((name) => !done.value.has(name))) found.push('migrations');
    if ('error' in files) found.push('files');
    const errors = [done, files].flatMap((each) => ('error' in each ? [each.error] : []));
    if (found.join() !== before)
      log(found.length === 0 ? 'info' : 'warn', found.length === 0 ? 'ready' : 'not_ready', {
        found,
        errors,
      });
    before = found.join();
    return found;
  };
}

async function readMigrations({ database }: Platform): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ name: string }>`select name from migrations`.execute(database.db);
  return new Set(rows.map((row) => row.name));
}
