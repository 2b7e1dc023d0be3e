import { createRequire } from 'node:module';
import pg from 'pg';
import type { Statement } from './record.ts';

/** Turns a value into the text that the driver would send. It is not among the driver's types. */
const { prepareValue } = createRequire(import.meta.url)('pg/lib/utils.js') as {
  prepareValue(value: unknown): string | Buffer | null;
};

/** A text of the recording that has to be another one in every repetition, and the SQL that makes it. */
export interface Mark {
  text: string;
  sql: string;
}

export interface Script {
  text: string;
  /** How many of its commands come before the first recorded statement. */
  before: number;
}

/**
 * Recorded statements as a script of pgbench that can be repeated: what must differ is made anew first, and the id that a new
 * dossier is given goes into the statements after it.
 */
export function toScript(
  statements: readonly Statement[],
  marks: readonly Mark[],
  dossierId: number,
): Script {
  const made = new Map<string, string>();
  const variableOf = (literal: string): string => {
    const changed = marks.reduce(
      (sql, mark) =>
        literal.includes(mark.text) ? `replace(${sql}, ${pg.escapeLiteral(mark.text)}, ${mark.sql})` : sql,
      pg.escapeLiteral(literal),
    );
    if (!made.has(literal)) made.set(literal, `quote_literal(${changed}) as v${made.size + 1}`);
    return `:v${[...made.keys()].indexOf(literal) + 1}`;
  };
  const lines = statements.map(({ text, values }) => {
    const literals = values.map((value) => {
      if (value === dossierId) return ':id';
      const prepared = prepareValue(value);
      if (prepared === null || prepared === undefined) return 'null';
      if (Buffer.isBuffer(prepared)) return `'\\x${prepared.toString('hex')}'`;
      const isMarked = marks.some((mark) => prepared.includes(mark.text));
      return isMarked ? variableOf(prepared) : pg.escapeLiteral(prepared);
    });
    const whole = text.replace(/\$(\d+)/g, (_, no) => literals[Number(no) - 1]!);
    return `${whole}${/^insert into "dossiers" /.test(text) ? ' \\gset' : ';'}`;
  });
  const anew = [...made.values()].join(', ');
  const first = `select ${anew} from (select (100000000 + floor(random() * 899999999))::int::text as n) as made \\gset`;
  return { text: [first, ...lines].join('\n'), before: 1 };
}
