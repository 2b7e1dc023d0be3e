import { type IsolationLevel, Kysely, PostgresDialect, type PostgresPool, type Transaction } from 'kysely';
import pg from 'pg';
import { AskedOnce } from './asked-once.ts';
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
  /**
   * The same database for one page: until it ends, what is asked again in the same words is not asked again, unless a transaction of
   * that page came between.
   */
  forPage(): PageDatabase;
  close(): Promise<void>;
}

export interface PageDatabase {
  database: Database;
  end(): void;
}

pg.types.setTypeParser(pg.types.builtins.INT8, Number);
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number);
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);

/** Serialisation failure and deadlock: PostgreSQL says that nothing was kept, so the whole transaction may run again. */
const UNDONE = new Set(['40001', '40P01']);

/**
 * Codes of PostgreSQL (server ending, starting, connection broken; 25006: it does not lead, or not yet; 25P03: it heard nothing of us
 * for too long), of PgBouncer (08P01: its server is away, or was lost while it was asked) and of the operating system under which a
 * connection is gone.
 */
const GONE = new Set([
  ...['57P01', '57P02', '57P03', '08000', '08001', '08003', '08006', '08P01', '25006', '25P03'],
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOENT', 'ETIMEDOUT'],
]);
/** What the driver says without a code. */
const GONE_WORDS =
  /^(Connection terminated|Client (was closed|has encountered a connection error)|timeout (expired|exceeded when trying))/;

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
 * A page asks many small questions beside others that do: a second process for one of them costs more than it saves. And where the
 * network to a server is gone, the database lets go of what that server had locked.
 */
const AS_ONE_OF_MANY = `set max_parallel_workers_per_gather to 0; set idle_in_transaction_session_timeout to '20s'`;

/**
 * Opens a pool on `url`. Its sessions act as `motcua_app`, which may not change or delete a step once written, and see the rows of no
 * ward until a scope is asked for by `within` or `acrossWards`.
 */
export function openDatabase(url: string, options: { max?: number; isReplayable?: boolean } = {}): Database {
  const commit = options.isReplayable ? '; set synchronous_commit to off' : '';
  return open(url, options.max ?? 16, `${AS_APPLICATION}; ${IN_UTC}; ${AS_ONE_OF_MANY}${commit}`);
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

/** A connection has seen its tables and planned its questions, so it is kept longer than a quiet moment. */
const IDLE_MS = 600_000;
/** Who waits longer for a connection is told so. */
const WAIT_MS = 30_000;

/** `first` is said on every new connection before anything else; one on which it fails is given to nobody. */
function open(url: string, max: number, first: string): Database {
  const openPool = (most: number) => {
    const pool = new pg.Pool({
      ...{ connectionString: url, max: most, idleTimeoutMillis: IDLE_MS, connectionTimeoutMillis: WAIT_MS },
      // The pool waits for it, though its types say void.
      onConnect: async (client) => {
        await client.query(first);
      },
    });
    pool.on('error', () => undefined);
    pool.on('connect', (client) => client.on('error', () => undefined));
    return pool;
  };
  const shared = { pool: openPool(max), ofNoWard: openPool(Math.ceil(max / 4)) };
  return scoped({ ...shared, often: new OftenAsked(), made: new Map() }, []);
}

/** What all scopes of one database share. */
interface Shared {
  pool: pg.Pool;
  /** Each page begins within no ward: connections of their own need not be told so each time. */
  ofNoWard: pg.Pool;
  often: OftenAsked;
  made: Map<string, Database>;
}

/** Lends connections within a scope. */
function lend({ pool, ofNoWard, often }: Shared, scope: Scope): PostgresPool {
  return walled(scope.length === 0 ? ofNoWard : pool, scope, often);
}

function scoped(shared: Shared, scope: Scope): Database {
  const { made } = shared;
  const known = made.get(String(scope));
  if (known) return known;
  const pools = [shared.pool, shared.ofNoWard];
  const sum = (count: 'totalCount' | 'idleCount' | 'waitingCount') =>
    pools.reduce((all, pool) => all + pool[count], 0);
  const kysely = overPool(lend(shared, scope));
  const database: Database = {
    db: kysely,
    transact: (work, isolation = 'read committed') => transact(kysely, work, isolation),
    pool: () => ({ total: sum('totalCount'), idle: sum('idleCount'), waiting: sum('waitingCount') }),
    within: (...wardIds) => scoped(shared, wardIds),
    acrossWards: () => scoped(shared, 'every ward'),
    forPage: () => {
      const asked = new AskedOnce();
      return { database: ofPage(shared, scope, { asked, made: new Map() }), end: () => asked.end() };
    },
    close: async () => {
      await Promise.all(pools.map((pool) => pool.end()));
    },
  };
  made.set(String(scope), database);
  return database;
}

/** What all scopes of one page share. */
interface Page {
  asked: AskedOnce;
  made: Map<string, Database>;
}

function ofPage(shared: Shared, scope: Scope, page: Page): Database {
  const { asked, made } = page;
  const known = made.get(String(scope));
  if (known) return known;
  const whole = scoped(shared, scope);
  const database: Database = {
    ...whole,
    db: overPool(asked.over(lend(shared, scope), String(scope))),
    transact: (work, isolation) => asked.aside(() => whole.transact(work, isolation)),
    within: (...wardIds) => ofPage(shared, wardIds, page),
    acrossWards: () => ofPage(shared, 'every ward', page),
  };
  made.set(String(scope), database);
  return database;
}

function overPool(pool: PostgresPool): Kysely<DB> {
  return new Kysely<DB>({ dialect: new PostgresDialect({ pool }) });
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
