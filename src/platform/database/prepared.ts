import type { PostgresCursor, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import type pg from 'pg';

/** From so many times on a statement is prepared: what is asked once, or with lists of ever other lengths, is not worth a place. */
const OFTEN = 5;
/** Each connection keeps the plans of so many at most. */
const MOST = 400;
/** Not prepared: how such a statement is best answered depends on its values, so it is planned for them each time. */
const BY_VALUES = /\b(i?like|limit \$)/i;
/** So many texts are counted at a time. */
const MOST_COUNTED = 2000;

/** The statements of one database that are asked often, under the names by which each of its connections knows them. */
export class OftenAsked {
  readonly #names = new Map<string, string>();
  readonly #counted = new Map<string, number>();

  /** Null until it was asked often. */
  nameOf(text: string): string | null {
    const known = this.#names.get(text);
    if (known !== undefined) return known;
    if (this.#names.size >= MOST || BY_VALUES.test(text)) return null;
    const times = (this.#counted.get(text) ?? 0) + 1;
    if (times < OFTEN) {
      if (this.#counted.size >= MOST_COUNTED) this.#counted.clear();
      this.#counted.set(text, times);
      return null;
    }
    this.#counted.delete(text);
    const name = `q${this.#names.size + 1}`;
    this.#names.set(text, name);
    return name;
  }
}

/** A migration has changed what a prepared statement answers: nothing was done, and it has to be prepared again. */
export function isOutdatedPlan(error: unknown): boolean {
  return (
    error instanceof Error &&
    (error as { code?: string }).code === '0A000' &&
    error.message.includes('cached plan must not change result type')
  );
}

const wrapped = new WeakMap<pg.PoolClient, PreparingClient>();

/** The same connection, on which statements that are asked often are read and planned once (docs/decisions/0072.md). */
export function preparing(client: pg.PoolClient, often: OftenAsked): PostgresPoolClient {
  const known = wrapped.get(client);
  if (known !== undefined) return known;
  const made = new PreparingClient(client, often);
  wrapped.set(client, made);
  return made;
}

class PreparingClient {
  readonly #client: pg.PoolClient;
  readonly #often: OftenAsked;
  /** Part of each name; another one when the plans of this connection are outdated. */
  #age = 0;
  #isInTransaction = false;

  constructor(client: pg.PoolClient, often: OftenAsked) {
    this.#client = client;
    this.#often = often;
  }

  /** What Kysely looks at when it has to cancel. */
  get processID(): number {
    return (this.#client as unknown as { processID: number }).processID;
  }

  query<R>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<R>>;
  query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>;
  query<R>(asked: string | PostgresCursor<R>, values: readonly unknown[] = []): unknown {
    return typeof asked === 'string' ? this.#ask(asked, values) : this.#client.query(asked as never);
  }

  release(...given: [boolean?]): void {
    this.#client.release(...given);
  }

  async #ask(text: string, values: readonly unknown[]): Promise<pg.QueryResult> {
    if (/^(begin|start transaction)\b/i.test(text)) this.#isInTransaction = true;
    if (/^(commit|rollback(?! to))\b/i.test(text)) this.#isInTransaction = false;
    const name = values.length === 0 ? null : this.#often.nameOf(text);
    if (name === null) return this.#client.query(text, values as unknown[]);
    const ask = () => this.#client.query({ name: `${name}_${this.#age}`, text, values: values as unknown[] });
    try {
      return await ask();
    } catch (error) {
      if (!isOutdatedPlan(error)) throw error;
      this.#age++;
      // The transaction is lost with it, and is run again as a whole.
      if (this.#isInTransaction) throw error;
      return ask();
    }
  }
}
