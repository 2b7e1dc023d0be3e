import type { PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';

/** What is longer is read to be passed on, not to be read again. */
const MOST_ROWS = 300;
const MOST_ANSWERS = 300;
/** A page that asks a hundred things at once would take every connection and both cores from everybody else. */
const AT_ONCE = 3;
const READS = /^\s*(select|with)\b/i;

type Answer = PostgresQueryResult<object>;

/** What a page has asked so far. Its parts ask for the same settings, days and units without knowing of each other. */
export class AskedOnce {
  readonly #answers = new Map<string, Promise<Answer>>();
  readonly #turns = new Turns(AT_ONCE);
  #isOver = false;

  /** Does what may write; after it, and beside it, all is asked anew. */
  async aside<T>(work: () => Promise<T>): Promise<T> {
    this.#answers.clear();
    try {
      return await work();
    } finally {
      this.#answers.clear();
    }
  }

  /** The page is made. What is asked from now on, for a stream, is asked each time. */
  end(): void {
    this.#isOver = true;
    this.#answers.clear();
  }

  /**
   * The same pool, of which a connection is taken for each question that was not asked before in the same words within the same
   * wards (`scope`).
   */
  over(pool: PostgresPool, scope: string): PostgresPool {
    const query = (text: string, values: readonly unknown[]) => this.#ask(pool, { scope, text, values });
    const client = { query, release: () => undefined } as PostgresPoolClient;
    return { connect: async () => client, end: () => pool.end(), options: pool.options };
  }

  async #ask(pool: PostgresPool, asked: Asked): Promise<Answer> {
    if (this.#isOver || !READS.test(asked.text)) return askNow(pool, asked);
    const key = keyOf(asked);
    const known = this.#answers.get(key);
    if (known !== undefined) return copyOf(await known);
    if (this.#answers.size >= MOST_ANSWERS) this.#answers.clear();
    const answer = this.#turns.take(() => askNow(pool, asked));
    this.#answers.set(key, answer);
    const drop = () => void (this.#answers.get(key) === answer && this.#answers.delete(key));
    answer.then(({ rows }) => rows.length > MOST_ROWS && drop(), drop);
    return copyOf(await answer);
  }
}

/** So many at a time, the others in the order in which they came. */
class Turns {
  #free: number;
  readonly #waiting: (() => void)[] = [];

  constructor(most: number) {
    this.#free = most;
  }

  async take<T>(work: () => Promise<T>): Promise<T> {
    if (this.#free > 0) this.#free--;
    else await new Promise<void>((turn) => this.#waiting.push(turn));
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#free++;
      else next();
    }
  }
}

interface Asked {
  scope: string;
  text: string;
  values: readonly unknown[];
}

function keyOf({ scope, text, values }: Asked): string {
  const plain = (_: string, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value);
  return `${scope} ${text} ${JSON.stringify(values, plain)}`;
}

async function askNow(pool: PostgresPool, { text, values }: Asked): Promise<Answer> {
  const client = await pool.connect();
  try {
    return await client.query<object>(text, values);
  } finally {
    client.release();
  }
}

/** Whoever asked may put his rows in another order or write in them. */
function copyOf(answer: Answer): Answer {
  return { ...answer, rows: answer.rows.map((row) => ({ ...row })) };
}
