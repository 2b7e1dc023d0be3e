import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { Db } from '../database/database.ts';
import { root } from '../root.ts';

/** The version of the program, as package.json says it. */
export const VERSION: string = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version;

/** The newest migration of the database, and when it ran. */
export async function findLastMigration(db: Db): Promise<{ name: string; at: Date }> {
  const { rows } = await sql<{ name: string; at: Date }>`
    select name, applied_at as at from migrations order by name desc limit 1`.execute(db);
  return rows[0]!;
}
