import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../platform/database/database.ts';
import type { CatalogueIndicator, Part } from './indicator.ts';

type Words = Omit<CatalogueIndicator, 'kind' | 'readOn' | 'listOn' | 'unit'>;

/**
 * A figure "this many of those procedures of the ward", from one set of conditions in SQL: `w` is the ward's
 * procedure, `p` its version in force on the day (all empty when none is).
 */
export function catalogueRatio(
  words: Words,
  conditions: { among?: RawBuilder<boolean>; counted: RawBuilder<boolean> },
): CatalogueIndicator {
  const among = conditions.among ?? sql<boolean>`true`;
  const counted = sql<boolean>`coalesce(${conditions.counted}, false)`;
  const base = (db: Db, wardId: number, day: string) =>
    db
      .selectFrom('ward_procedures as w')
      .leftJoin('procedure_versions as p', (join) =>
        join
          .onRef('p.code', '=', 'w.code')
          .on('p.valid_from', '<=', day)
          .on((on) => on.or([on('p.valid_until', 'is', null), on('p.valid_until', '>', day)])),
      )
      .where('w.ward_id', '=', wardId)
      .where('w.served', '=', true)
      .where(among);
  return {
    kind: 'catalogue',
    unit: '%',
    ...words,
    readOn: (db, wardId, day) =>
      base(db, wardId, day)
        .select([
          sql<number>`count(*)`.as('denominator'),
          sql<number>`count(*) filter (where ${counted})`.as('numerator'),
        ])
        .executeTakeFirstOrThrow(),
    listOn: (db: Db, wardId: number, day: string, part: Part) =>
      base(db, wardId, day)
        .where(part === 'numerator' ? counted : sql<boolean>`not ${counted}`)
        .select(['w.code', sql<string>`coalesce(p.name, '')`.as('name')])
        .orderBy('w.code')
        .execute(),
  };
}
