import { type Selectable as Selected, sql } from 'kysely';
import type { Db } from '../../../platform/database/database.ts';
import type { DB } from '../../../platform/database/types.ts';
import type { LookKind } from './schema.ts';

export interface LookSearch {
  officerId: number | null;
  /** A dossier's or petition's code: the whole of it. */
  subject: string | null;
  kind: LookKind | null;
  from: Date | null;
  until: Date | null;
  /** Only dossiers on which the officer never took a step and which he does not hold. */
  withoutWork: boolean;
  before: number | null;
  limit: number;
}

export interface LookLine {
  id: number;
  at: Date;
  officerId: number | null;
  unitId: number | null;
  viewer: string;
  kind: LookKind;
  dossierId: number | null;
  subject: string;
  rows: number | null;
  requestId: string;
}

const COLUMNS = [
  'id',
  'at',
  'officer_id',
  'unit_id',
  'viewer',
  'kind',
  'dossier_id',
  'subject',
  'row_count',
  'request_id',
] as const;

/** Whether whoever looked has ever done something with the dossier, or has it now. */
export const WORKED = sql<boolean>`(exists (select from dossier_steps s where s.ward_id = looks.ward_id
    and s.dossier_id = looks.dossier_id and s.officer_id = looks.officer_id)
  or exists (select from dossiers d where d.ward_id = looks.ward_id and d.id = looks.dossier_id
    and d.holder_officer_id = looks.officer_id))`;

/** The newest looks of a ward that a search finds, or those before one. */
export async function listLooks(db: Db, wardId: number, search: LookSearch): Promise<LookLine[]> {
  let query = db.selectFrom('looks').select(COLUMNS).where('ward_id', '=', wardId);
  if (search.officerId !== null) query = query.where('officer_id', '=', search.officerId);
  if (search.subject !== null) query = query.where('subject', '=', search.subject);
  if (search.kind !== null) query = query.where('kind', '=', search.kind);
  if (search.from !== null) query = query.where('at', '>=', search.from);
  if (search.until !== null) query = query.where('at', '<', search.until);
  if (search.withoutWork)
    query = query.where('dossier_id', 'is not', null).where(sql<boolean>`not ${WORKED}`);
  if (search.before !== null) query = query.where('id', '<', search.before);
  return (await query.orderBy('id', 'desc').limit(search.limit).execute()).map(toLine);
}

/** Who looked at one dossier, the newest first. */
export async function listLooksAt(
  db: Db,
  { wardId, dossierId }: { wardId: number; dossierId: number },
  limit: number,
): Promise<LookLine[]> {
  const rows = await db
    .selectFrom('looks')
    .select(COLUMNS)
    .where('ward_id', '=', wardId)
    .where('dossier_id', '=', dossierId)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(toLine);
}

function toLine({ officer_id, unit_id, dossier_id, row_count, request_id, kind, ...row }: Row): LookLine {
  return {
    ...{ ...row, officerId: officer_id, unitId: unit_id, dossierId: dossier_id, rows: row_count },
    requestId: request_id,
    kind: kind as LookKind,
  };
}

type Row = Pick<Selected<DB['looks']>, (typeof COLUMNS)[number]>;
