import pg from 'pg';

/** A statement with its values as the driver was given them. */
export interface Statement {
  text: string;
  values: readonly unknown[];
}

/** Everything that this process asks the database while some work is done, in its order. */
export async function record(work: () => Promise<unknown>): Promise<Statement[]> {
  const statements: Statement[] = [];
  const own = pg.Client.prototype.query as (...given: unknown[]) => unknown;
  const watched = function (this: pg.Client, ...given: unknown[]) {
    const [asked, values] = given;
    const prepared = asked as { text?: string; values?: readonly unknown[] };
    if (typeof asked === 'string')
      statements.push({ text: asked, values: Array.isArray(values) ? values : [] });
    else if (prepared.text !== undefined)
      statements.push({ text: prepared.text, values: prepared.values ?? [] });
    return own.apply(this, given);
  };
  pg.Client.prototype.query = watched as typeof pg.Client.prototype.query;
  try {
    await work();
  } finally {
    pg.Client.prototype.query = own as typeof pg.Client.prototype.query;
  }
  return statements;
}
