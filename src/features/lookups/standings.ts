import { sql } from 'kysely';
import { DATABASE_CODES, type DatabaseCode } from '../../law/national-databases.ts';
import type { Db } from '../../platform/database/database.ts';
import type { Settings } from '../../platform/settings.ts';
import { type BreakerState, connectionTo } from './connections/connections.ts';

/** How a database stands: its connection in this process, and what its look-ups of a period came to. */
export interface Standing {
  database: DatabaseCode;
  state: BreakerState | 'unconnected';
  found: number;
  failed: number;
  lastFoundAt: Date | null;
  lastFailedAt: Date | null;
}

/** Every database of the annex, those that nobody asked too. */
export async function listStandings(
  db: Db,
  settings: Settings['lookups'],
  wardId: number,
  { from, to }: { from: Date; to: Date },
): Promise<Standing[]> {
  const isFound = sql<boolean>`outcome = 'found'`;
  const rows = await db
    .selectFrom('lookups')
    .select([
      'database',
      sql<number>`count(*) filter (where ${isFound})`.as('found'),
      sql<number>`count(*) filter (where not ${isFound})`.as('failed'),
      sql<Date | null>`max(asked_at) filter (where ${isFound})`.as('last_found_at'),
      sql<Date | null>`max(asked_at) filter (where not ${isFound})`.as('last_failed_at'),
    ])
    .where('ward_id', '=', wardId)
    .where('asked_at', '>=', from)
    .where('asked_at', '<', to)
    .groupBy('database')
    .execute();
  const counted = new Map(rows.map((row) => [row.database, row]));
  return DATABASE_CODES.map((database) => {
    const row = counted.get(database);
    return {
      database,
      state: connectionTo(settings, database)?.state() ?? 'unconnected',
      ...{ found: row?.found ?? 0, failed: row?.failed ?? 0 },
      ...{ lastFoundAt: row?.last_found_at ?? null, lastFailedAt: row?.last_failed_at ?? null },
    };
  });
}

/** Whether a database can be asked over the network. */
export function isConnected(settings: Settings['lookups'], database: DatabaseCode): boolean {
  return connectionTo(settings, database) !== null;
}
