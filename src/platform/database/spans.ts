import { type RawBuilder, sql } from 'kysely';

/** In which span between neighbouring bounds a time lies, counted from 1. */
export function spanOf(at: RawBuilder<unknown>, bounds: readonly Date[]): RawBuilder<number> {
  return sql<number>`width_bucket(${at}, ${bounds.map((bound) => bound.toISOString())}::timestamptz[])`;
}

interface Share {
  numerator: number;
  denominator: number;
}

/** What was counted by `spanOf`, one for each span in their order; nothing of nothing where no row lies. */
export function bySpan(rows: readonly (Share & { span: number })[], bounds: readonly Date[]): Share[] {
  const found = new Map(rows.map((row) => [row.span, row]));
  return bounds.slice(1).map((_, at) => ({
    numerator: found.get(at + 1)?.numerator ?? 0,
    denominator: found.get(at + 1)?.denominator ?? 0,
  }));
}
