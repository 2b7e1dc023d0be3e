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
    // Each version is judged once, however many days are asked for: what it says lies outside its row and is dear to read.
    readOn: (db, wardId, days) =>
      db
        .with(
          (name) => name('judged').materialized(),
          (query) =>
            served(query, wardId)
              .where(among)
              .select(['p.valid_from', 'p.valid_until', counted.as('is_counted')]),
        )
        .selectFrom('judged as p')
        .innerJoin(daysOf(days), (join) => join.on(IS_IN_FORCE))
        .select([
          'on_day.day',
          sql<number>`count(*)`.as('denominator'),
          sql<number>`count(*) filter (where p.is_counted)`.as('numerator'),
        ])
        .groupBy('on_day.day')
        .execute()
        .then((rows) => {
          const found = new Map(rows.map(({ day, ...ratio }) => [day, ratio]));
          return days.map((day) => found.get(day) ?? { numerator: 0, denominator: 0 });
        }),
    listOn: (db: Db, wardId: number, day: string, part: Part) =>
      served(db, wardId)
        .innerJoin(daysOf([day]), (join) => join.on(IS_IN_FORCE))
        .where(among)
        .where(part === 'numerator' ? counted : sql<boolean>`not ${counted}`)
        .select(['p.code', 'p.name'])
        .orderBy('p.code')
        .execute(),
  };
}

/** Versions of the procedures without those that the ward does not serve. */
function served(db: Pick<Db, 'selectFrom'>, wardId: number) {
  return db
    .selectFrom('procedure_versions as p')
    .leftJoin('ward_procedures as w', (join) =>
      join.on('w.ward_id', '=', wardId).onRef('w.code', '=', 'p.code'),
    )
    .where(sql<boolean>`coalesce(w.served, true)`);
}

const IS_IN_FORCE = sql<boolean>`p.valid_from <= on_day.day and (p.valid_until is null or p.valid_until > on_day.day)`;

function daysOf(days: readonly string[]) {
  return sql<{ day: string }>`unnest(${[...days]}::date[])`.as<'on_day'>(sql`on_day(day)`);
}
