import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../platform/database/database.ts';
import type { CatalogueIndicator, Part } from './indicator.ts';

type Words = Omit<CatalogueIndicator, 'kind' | 'readOn' | 'listOn' | 'unit'>;

/** The conditions of a figure over the catalogue, in SQL about `p`, a procedure in force on the day. Null counts as no. */
interface CatalogueConditions {
  among?: RawBuilder<boolean>;
  counted: RawBuilder<boolean>;
}

/** A figure "this many of those procedures that the ward serves", its count and its list from the same conditions. */
export function catalogueRatio(words: Words, conditions: CatalogueConditions): CatalogueIndicator {
  const counted = sql<boolean>`coalesce(${conditions.counted}, false)`;
  const among = conditions.among ?? sql<boolean>`true`;
  return {
    kind: 'catalogue',
    unit: '%',
    ...words,
    readOn: (db, wardId, days) =>
      inForce(db, wardId, days)
        .where(among)
        .select([
          'on_day.day',
          sql<number>`count(*)`.as('denominator'),
          sql<number>`count(*) filter (where ${counted})`.as('numerator'),
        ])
        .groupBy('on_day.day')
        .execute()
        .then((rows) => {
          const found = new Map(rows.map(({ day, ...ratio }) => [day, ratio]));
          return days.map((day) => found.get(day) ?? { numerator: 0, denominator: 0 });
        }),
    listOn: (db: Db, wardId: number, day: string, part: Part) =>
      inForce(db, wardId, [day])
        .where(among)
        .where(part === 'numerator' ? counted : sql<boolean>`not ${counted}`)
        .select(['p.code', 'p.name'])
        .orderBy('p.code')
        .execute(),
  };
}

/** The procedures in force on each of the days, without those that the ward does not serve. */
function inForce(db: Db, wardId: number, days: readonly string[]) {
  return db
    .selectFrom('procedure_versions as p')
    .innerJoin(sql<{ day: string }>`unnest(${[...days]}::date[])`.as<'on_day'>(sql`on_day(day)`), (join) =>
      join
        .onRef('p.valid_from', '<=', 'on_day.day')
        .on((on) => on.or([on('p.valid_until', 'is', null), on('p.valid_until', '>', on.ref('on_day.day'))])),
    )
    .leftJoin('ward_procedures as w', (join) =>
      join.on('w.ward_id', '=', wardId).onRef('w.code', '=', 'p.code'),
    )
    .where(sql<boolean>`coalesce(w.served, true)`);
}
