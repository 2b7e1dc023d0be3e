import type { PostgresPool } from 'kysely';
import type pg from 'pg';
import { type OftenAsked, preparing } from './prepared.ts';

/** Which wards' rows a connection may see and touch. None is a scope too: what belongs to the whole installation is still there. */
export type Scope = readonly number[] | 'every ward';

/** Every ward, as the setting says it. */
export const EVERY = '*';
/** What each connection was last told, so that it is told again only when that changes. */
const told = new WeakMap<pg.PoolClient, string>();

/** The same pool, whose connections are lent within a scope (db/migrations/0052-walls.sql). */
export function walled(pool: pg.Pool, scope: Scope, often: OftenAsked): PostgresPool {
  const wanted = scope === 'every ward' ? EVERY : asArray(scope);
  return {
    connect: async () => {
      const client = await pool.connect();
      if (told.get(client) !== wanted) await tell(client, wanted);
      return preparing(client, often);
    },
    end: () => pool.end(),
    options: pool.options,
  };
}

/** A connection that cannot be told is not lent: it still has the scope of whoever had it before. */
async function tell(client: pg.PoolClient, wanted: string): Promise<void> {
  try {
    await client.query("select set_config('motcua.wards', $1, false)", [wanted]);
    told.set(client, wanted);
  } catch (error) {
    client.release(true);
    throw error;
  }
}

/** Wards as the setting says them: an array as PostgreSQL writes it. */
export function asArray(wardIds: readonly number[]): string {
  return `{${[...new Set(wardIds)].sort((one, other) => one - other).join(',')}}`;
}
