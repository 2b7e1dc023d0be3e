import { sql } from 'kysely';
import type { Tx } from '../../platform/database/database.ts';
import { Problem } from '../../platform/problem.ts';

/** Who has this duty: a person of the preferred unit if there is one, else of the first unit that has one. */
export async function findUnitWithDuty(
  tx: Tx,
  wardId: number,
  duty: string,
  preferredUnitId: number,
): Promise<number> {
  const row = await tx
    .selectFrom('officers')
    .innerJoin('units', (join) =>
      join.onRef('units.ward_id', '=', 'officers.ward_id').onRef('units.id', '=', 'officers.unit_id'),
    )
    .select('officers.unit_id')
    .where('officers.ward_id', '=', wardId)
    .where('officers.active', '=', true)
    .where(sql<boolean>`${duty} = any(officers.duties)`)
    .orderBy(sql`(officers.unit_id = ${preferredUnitId})`, 'desc')
    .orderBy(sql`(units.kind in ('police', 'military'))`)
    .orderBy('units.ord')
    .limit(1)
    .executeTakeFirst();
  if (!row) throw new Problem('invalid', 'Phường chưa có ai giữ nhiệm vụ của bước tiếp theo.');
  return row.unit_id;
}

/** The next number of a book in its year, from 1 on 1 January. Numbers follow the order of commits and have no gaps. */
export async function nextNumber(tx: Tx, wardId: number, book: string, year: number): Promise<number> {
  const row = await tx
    .insertInto('number_books')
    .values({ ward_id: wardId, book, year, last_number: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['ward_id', 'book', 'year'])
        .doUpdateSet({ last_number: sql`number_books.last_number + 1` }),
    )
    .returning('last_number')
    .executeTakeFirstOrThrow();
  return row.last_number;
}

/** The next order number of the day for an agency; a number is never given twice. */
export async function nextCodeNumber(
  tx: Tx,
  wardId: number,
  agencyCode: string,
  day: string,
): Promise<number> {
  const row = await tx
    .insertInto('dossier_code_counters')
    .values({ ward_id: wardId, agency_code: agencyCode, day, last_number: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['ward_id', 'agency_code', 'day'])
        .doUpdateSet({ last_number: sql`dossier_code_counters.last_number + 1` }),
    )
    .returning('last_number')
    .executeTakeFirstOrThrow();
  return row.last_number;
}
