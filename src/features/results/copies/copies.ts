import type { Db } from '../../../platform/database/database.ts';
import { marksOf } from '../../../platform/personal-ids/sealing.ts';
import { Problem } from '../../../platform/problem.ts';
import type { Visitor } from '../../citizens/index.ts';

export type CopyState = 'drawn' | 'signed' | 'sealed';

/** Certified copies of a ward, newest first; those that wait first where `waiting` is asked for. */
export async function listCopies(db: Db, wardId: number, limit: number) {
  return db
    .selectFrom('electronic_copies')
    .selectAll()
    .where('ward_id', '=', wardId)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}
export type CopyLine = Awaited<ReturnType<typeof listCopies>>[number];

export function stateOf(copy: Pick<CopyLine, 'signed' | 'sealed'>): CopyState {
  return copy.sealed ? 'sealed' : copy.signed ? 'signed' : 'drawn';
}

/** @throws Problem not_found, also for one of another ward */
export async function findCopy(db: Db, wardId: number, id: number): Promise<CopyLine> {
  const row = await db
    .selectFrom('electronic_copies')
    .selectAll()
    .where('ward_id', '=', wardId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) throw new Problem('not_found', 'Không có bản sao này.');
  return row;
}

/** The sealed copies of a person whose identity is vouched for at level 2; nobody else has any here. */
export async function listOwnCopies(db: Db, visitor: Visitor): Promise<CopyLine[]> {
  if (visitor.kind !== 'citizen' || visitor.actingFor !== null) return [];
  const { assurance, personalId } = visitor.citizen;
  if (assurance < 2 || personalId === null) return [];
  return db
    .selectFrom('electronic_copies')
    .selectAll()
    .where('ward_id', '=', visitor.wardId)
    .where('requester_personal_id_mark', 'in', marksOf(visitor.wardId, personalId))
    .where('sealed', 'is not', null)
    .orderBy('id', 'desc')
    .limit(100)
    .execute();
}
