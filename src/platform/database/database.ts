import { type IsolationLevel, Kysely, PostgresDialect, type Transaction } from 'kysely';
import pg from 'pg';
import { isOutdatedPlan, OftenAsked } from './prepared.ts';
import type { DB } from './types.ts';
import { type Scope, walled } from './walled-pool.ts';

/** Reads only. The compiler keeps writes out: none of insertInto, updateTable, deleteFrom, transaction is there. */
export type Db = Pick<
  Kysely<DB>,
  'selectFrom' | 'selectNoFrom' | 'with' | 'withRecursive' | 'fn' | 'dynamic' | 'getExecutor'
>;

/** An open transaction: reads and writes. */
export type Tx = Transaction<DB>;

/** What the process holds for as long as it lives. */
export interface Database {
  db: Db;
  /** Runs `work` in one transaction as the application's role; tries again when PostgreSQL asks for it. */
  transact<T>(work: (tx: Tx) => Promise<T>, isolation?: IsolationLevel): Promise<T>;
  /** Connections that are open, those of them that are idle, and who waits for one. */
  pool(): { total: number; idle: number; waiting: number };
  /** The same database of which only the rows of these wards are there. Of none: what belongs to the whole installation. */
  within(...wardIds: number[]): Database;
  /** The same database with the rows of every ward. Each use has its reason in docs/decisions/0065.md. */
  acrossWards(): Database;
  close(): Promise<void>;
}

pg.types.setTypeParser(pg.types.builtins.INT8, Number);
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number);
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);

/** Serialisation failure and deadlock: PostgreSQL says that nothing was kept, so the whole transaction may run again. */
const UNDONE = new Set(['40001', '40P01']);

/**
 * Codes of PostgreSQL (server ending, starting, connection broken; 25006: it does not lead, or not yet), of PgBouncer (08P01: its server
 * is away, or was lost while it was asked) and of the operating system under which a connection is gone.
 */
const GONE = new Set([
  ...['57P01', '57P02', '57P03', '08000', '08001', '08003', '08006', '08P01', '25006'],
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOENT', 'ETIMEDOUT'],
]);
/** What the driver says without a code. */
const GONE_WORDS =
  /^(Connection terminated|Client (was closed|has encountered a connection error)|timeout exceeded when trying)/;

/**
 * Whether the database was lost while it was asked. Outside a transaction, or when this comes from its commit, nobody knows whether
 * what was asked is kept.
 */
export function isConnectionLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, syscall } = error as { code?: string; syscall?: string };
  if (code === 'ENOENT') return syscall === 'connect';
  return (code !== undefined && GONE.has(code)) || GONE_WORDS.test(error.message);
}

/** No room on a disk, no memory, no connection left: of PostgreSQL (class 53) and of the operating system. */
const NO_ROOM = /^(53\d{3}|ENOSPC|EDQUOT)$/;

/** Whether there was no room for what was to be written: nothing of that transaction is kept, and later it may go well. */
export function isOutOfRoom(error: unknown): boolean {
  return error instanceof Error && NO_ROOM.test(String((error as { code?: string }).code));
}

/**
 * Makes a session act as the application, who owns nothing. A statement and no start-up option: PgBouncer does not pass options on, and
 * told to ignore them it would hand out sessions of the owner.
 */
export const AS_APPLICATION = 'set role motcua_app';
const IN_UTC = `set timezone to 'UTC'`;

/**
 * Opens a pool on `url`. Its sessions act as `motcua_app`, which may not change or delete a step once written, and see the rows of no
 * ward until a scope is asked for by `within` or `acrossWards`.
 */
export function openDatabase(url: string, options: { max?: number; isReplayable?: boolean } = {}): Database {
  const commit = options.isReplayable ? '; set synchronous_commit to off' : '';
  return open(url, options.max ?? 16, `${AS_APPLICATION}; ${IN_UTC}${commit}`);
}

/** Opens it as the owner of the tables, for migrations' seeds alone: no page and no job is given it. */
export function openOwner(url: string): Database {
  return open(url, 4, IN_UTC);
}

/** Does some work as the owner and closes what it needed. */
export async function asOwner<T>(url: string, work: (owner: Database) => Promise<T>): Promise<T> {
  const owner = openOwner(url);
  try {
    return await work(owner);
  } finally {
    await owner.close();
  }
}

/** `first` is said on every new connection before anything else; one on which it fails is given to nobody. */
function open(url: string, max: number, first: string): Database {
  const pool = new pg.Pool({
    ...{ connectionString: url, max },
    // The pool waits for it, though its types say void.
    onConnect: async (client) => {
      await client.query(first);
    },
  });
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return scoped({ pool, often: new OftenAsked(), made: new Map() }, []);
}

/** What all scopes of one database share. */
interface Shared {
  pool: pg.Pool;
  often: OftenAsked;
  made: Map<string, Database>;
}

function scoped(shared: Shared, scope: Scope): Database {
  const { pool, often, made } = shared;
  const known = made.get(String(scope));
  if (known) return known;
  const kysely = new Kysely<DB>({ dialect: new PostgresDialect({ pool: walled(pool, scope, often) }) });
  const database: Database = {
    db: kysely,
    transact: (work, isolation = 'read committed') => transact(kysely, work, isolation),
    pool: () => ({ total: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }),
    within: (...wardIds) => scoped(shared, wardIds),
    acrossWards: () => scoped(shared, 'every ward'),
    close: () => pool.end(),
  };
  made.set(String(scope), database);
  return database;
}

/** A form sent twice at once: the second finds at the next try what the first has written. */
function isRepeat(error: { code?: string; constraint?: string }): boolean {
  return error.code === '23505' && error.constraint?.includes('client_key') === true;
}

/**
 * A transaction whose connection is lost before its commit was sent is run again; one that is lost while it commits is not, because
 * it may be kept: who asked has to look.
 */
async function transact<T>(
  kysely: Kysely<DB>,
  work: (tx: Tx) => Promise<T>,
  isolation: IsolationLevel,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    let isCommitting = false;
    try {
      return await kysely
        .transaction()
        .setIsolationLevel(isolation)
        .execute(async (tx) => {
          const done = await work(tx);
          isCommitting = true;
          return done;
        });
    } catch (error) {
      const { code } = error as { code?: string };
      const isUndone =
        (code !== undefined && UNDONE.has(code)) || isRepeat(error as object) || isOutdatedPlan(error);
      if (attempt === 5 || !(isUndone || (!isCommitting && isConnectionLost(error)))) throw error;
      await new Promise((wake) => setTimeout(wake, 20 * 2 ** attempt));
    }
  }
}
