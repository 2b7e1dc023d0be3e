import { sql } from 'kysely';
import type { Day } from '../../law/day.ts';
import type { Db } from '../../platform/database/database.ts';
import { Problem } from '../../platform/problem.ts';
import { listWards, type Officer } from '../organisation/index.ts';
import type { OverseenWard, OversightGrant, OversightLevel } from './schema.ts';

/** The wards that an officer may look at on a day, by name; of two rights to the same ward the wider one. */
export async function listOverseen(db: Db, officer: Officer, onDay: Day): Promise<OverseenWard[]> {
  const rows = await grantsOf(db, officer, onDay)
    .select(['g.ward_id', sql<string>`max(g.level)`.as('level')])
    .groupBy('g.ward_id')
    .execute();
  if (rows.length === 0) return [];
  const levels = new Map(rows.map((row) => [row.ward_id, row.level as OversightLevel]));
  return (await listWards(db))
    .flatMap((ward) => (levels.has(ward.id) ? [{ ward, level: levels.get(ward.id)! }] : []))
    .sort((a, b) => a.ward.name.localeCompare(b.ward.name, 'vi'));
}

/** Whether an officer may look at any other ward on a day. */
export async function overseesWards(db: Db, officer: Officer, onDay: Day): Promise<boolean> {
  const row = await grantsOf(db, officer, onDay).select('g.id').limit(1).executeTakeFirst();
  return row !== undefined;
}

/** The rights of an officer that are in force on a day. */
function grantsOf(db: Db, officer: Officer, onDay: Day) {
  return db
    .selectFrom('oversight_grants as g')
    .leftJoin('oversight_ends as e', (join) =>
      join.onRef('e.ward_id', '=', 'g.ward_id').onRef('e.grant_id', '=', 'g.id'),
    )
    .where('g.overseer_ward_id', '=', officer.wardId)
    .where('g.officer_id', '=', officer.id)
    .where('g.from_day', '<=', onDay)
    .where(sql<boolean>`(g.until_day is null or g.until_day >= ${onDay}::date)`)
    .where('e.grant_id', 'is', null);
}

/** @throws Problem not_found for a ward that the officer may not look at today, as for one that is not there */
export async function findOverseen(
  db: Db,
  officer: Officer,
  { wardId, onDay }: { wardId: number; onDay: Day },
): Promise<OverseenWard> {
  const found = (await listOverseen(db, officer, onDay)).find((each) => each.ward.id === wardId);
  if (!found) throw new Problem('not_found', 'Không có phường, xã này trong các phường bạn theo dõi.');
  return found;
}

/** Every right to look at a ward (or, with null, at any), the newest first, also those that are over. */
export async function listGrants(db: Db, wardId: number | null): Promise<OversightGrant[]> {
  let query = db
    .selectFrom('oversight_grants as g')
    .innerJoin('wards as w', 'w.id', 'g.ward_id')
    .innerJoin('wards as h', 'h.id', 'g.overseer_ward_id')
    .innerJoin('officers as o', (join) =>
      join.onRef('o.ward_id', '=', 'g.overseer_ward_id').onRef('o.id', '=', 'g.officer_id'),
    )
    .leftJoin('oversight_ends as e', (join) =>
      join.onRef('e.ward_id', '=', 'g.ward_id').onRef('e.grant_id', '=', 'g.id'),
    )
    .select(['g.id', 'g.level', 'g.from_day', 'g.until_day', 'g.granted_by', 'g.reason', 'g.granted_at'])
    .select(['w.name as ward_name', 'h.name as home_name', 'o.display_name', 'o.username', 'o.title'])
    .select(['e.ended_at', 'e.ended_by', 'e.reason as end_reason']);
  if (wardId !== null) query = query.where('g.ward_id', '=', wardId);
  const rows = await query.orderBy('g.granted_at', 'desc').orderBy('g.id', 'desc').execute();
  return rows.map((row) => ({
    ...{ id: row.id, wardName: row.ward_name, level: row.level as OversightLevel },
    overseer: {
      ...{ name: row.display_name, username: row.username, title: row.title, wardName: row.home_name },
    },
    ...{ fromDay: row.from_day, untilDay: row.until_day, grantedBy: row.granted_by },
    ...{ reason: row.reason, grantedAt: row.granted_at },
    end: row.ended_at === null ? null : { at: row.ended_at, by: row.ended_by!, reason: row.end_reason! },
  }));
}
