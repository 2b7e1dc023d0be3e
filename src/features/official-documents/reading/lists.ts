import { type Expression, type SqlBool, sql } from 'kysely';
import { instant } from '../../../law/day.ts';
import type { OfficialKind } from '../../../law/document-kinds.ts';
import type { Db } from '../../../platform/database/database.ts';
import { Problem } from '../../../platform/problem.ts';
import type { Officer } from '../../organisation/index.ts';
import type { OfficialDocumentRecord, OfficialState } from '../schema.ts';
import { documentRows, toRecords } from './documents.ts';

export interface PageAfter {
  at: Date;
  id: number;
}

export interface DocumentPage {
  documents: OfficialDocumentRecord[];
  next: PageAfter | null;
}

export interface DocumentSearch {
  kind: OfficialKind | null;
  state: OfficialState | null;
  taskKey: number | null;
  /** Of the last change. */
  year: number | null;
  /** What waits for this officer's own step alone. */
  isMine: boolean;
  after: PageAfter | null;
  limit: number;
}

/** What an officer may read, the newest change first. */
export async function searchDocuments(
  db: Db,
  officer: Officer,
  search: DocumentSearch,
): Promise<DocumentPage> {
  const { kind, state, taskKey, year, isMine, after, limit } = search;
  let query = documentRows(db, officer.wardId).where(readable(officer));
  if (kind) query = query.where('o.kind', '=', kind);
  if (state) query = query.where('o.state', '=', state);
  if (isMine) query = query.where(waitsFor(officer));
  if (taskKey !== null) query = query.where(fulfils(taskKey));
  if (year !== null)
    query = query
      .where('o.changed_at', '>=', instant(`${year}-01-01`, 0))
      .where('o.changed_at', '<', instant(`${year + 1}-01-01`, 0));
  if (after)
    query = query.where(sql<boolean>`(o.changed_at, o.id) < (${after.at}::timestamptz, ${after.id}::bigint)`);
  const rows = await query
    .orderBy('o.changed_at', 'desc')
    .orderBy('o.id', 'desc')
    .limit(limit + 1)
    .execute();
  return pageOf(db, officer.wardId, rows, { limit, at: (row) => row.changed_at });
}

type Row = Awaited<ReturnType<ReturnType<typeof documentRows>['execute']>>[number];

async function pageOf(
  db: Db,
  wardId: number,
  rows: Row[],
  { limit, at }: { limit: number; at(row: Row): Date },
): Promise<DocumentPage> {
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return {
    documents: await toRecords(db, wardId, page),
    next: last ? { at: at(last), id: last.id } : null,
  };
}

const wrote = ({ id }: Officer) => sql<SqlBool>`exists (select 1 from official_versions v
  where v.ward_id = o.ward_id and v.document_id = o.id and v.saved_by = ${id})`;

/** The rows for which `mayRead` holds. */
function readable(officer: Officer): Expression<SqlBool> {
  const leads = ['review', 'sign', 'stamp', 'oversee', 'control'] as const;
  if (leads.some((duty) => officer.duties.includes(duty))) return sql<SqlBool>`true`;
  const isOffice = officer.duties.some((duty) => duty !== 'administer');
  if (!isOffice) return sql<SqlBool>`o.state = 'issued'`;
  return sql<SqlBool>`(o.state = 'issued' or o.unit_id = ${officer.unitId} or ${wrote(officer)})`;
}

/** What stands at a step that this officer can take: his drafts, what he may review, sign or issue. */
function waitsFor(officer: Officer): Expression<SqlBool> {
  const reviews = officer.duties.some((duty) => duty === 'review' || duty === 'oversee');
  const stamps = officer.duties.includes('stamp');
  return sql<SqlBool>`(
    (o.state = 'draft' and (${wrote(officer)} or (o.created_by is null and o.unit_id = ${officer.unitId})))
    or (${reviews} and o.state = 'submitted' and not ${wrote(officer)})
    or (o.state = 'reviewed' and o.signer_id = ${officer.id})
    or (${stamps} and o.state = 'signed'))`;
}

function fulfils(taskKey: number): Expression<SqlBool> {
  return sql<SqlBool>`exists (select 1 from official_tasks t where t.ward_id = o.ward_id
    and t.document_id = o.id and t.version_no = o.version and t.task_key = ${taskKey})`;
}

/** What citizens can read: published and not withdrawn, the newest first. */
export async function listPublishedDocuments(
  db: Db,
  wardId: number,
  { after, limit }: { after: PageAfter | null; limit: number },
): Promise<DocumentPage> {
  let query = documentRows(db, wardId)
    .where('o.published_at', 'is not', null)
    .where('n.revoked_at', 'is', null);
  if (after)
    query = query.where(
      sql<boolean>`(o.published_at, o.id) < (${after.at}::timestamptz, ${after.id}::bigint)`,
    );
  const rows = await query
    .orderBy('o.published_at', 'desc')
    .orderBy('o.id', 'desc')
    .limit(limit + 1)
    .execute();
  return pageOf(db, wardId, rows, { limit, at: (row) => row.published_at! });
}

/** A document as citizens read it. @throws Problem not_found, also when it was never published, or was taken off or withdrawn */
export async function findPublishedDocument(
  db: Db,
  wardId: number,
  id: number,
): Promise<OfficialDocumentRecord> {
  const rows = await documentRows(db, wardId)
    .where('o.id', '=', id)
    .where('o.published_at', 'is not', null)
    .where('n.revoked_at', 'is', null)
    .execute();
  const [record] = await toRecords(db, wardId, rows);
  if (!record) throw new Problem('not_found', 'Không có văn bản này trên cổng.');
  return record;
}
