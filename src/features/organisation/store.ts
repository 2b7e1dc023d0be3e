import type { Db, Tx } from '../../platform/database/database.ts';
import { Problem } from '../../platform/problem.ts';
import type { Act, Duty, Officer, Unit, UnitKind, Ward } from './schema.ts';

export async function listWards(db: Db): Promise<Ward[]> {
  const rows = await db.selectFrom('wards').selectAll().orderBy('code').execute();
  return rows.map((row) => ({ ...row, agencyCode: row.agency_code, portalHost: row.portal_host }));
}

export async function findWard(db: Db, wardId: number): Promise<Ward> {
  const ward = (await listWards(db)).find((each) => each.id === wardId);
  if (!ward) throw new Problem('not_found', 'Không có phường, xã này.');
  return ward;
}

export async function listUnits(db: Db, wardId: number): Promise<Unit[]> {
  const rows = await db
    .selectFrom('units')
    .selectAll()
    .where('ward_id', '=', wardId)
    .orderBy('ord')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    code: row.code,
    name: row.name,
    shortName: row.short_name,
    kind: row.kind as UnitKind,
    headTitle: row.head_title,
    isClosed: row.closed_at !== null,
  }));
}

/** Real units by collective: "Các phòng chuyên môn" → the three offices. A unit that is no collective is not in it. */
export async function collectiveMembers(db: Db, wardId: number): Promise<Map<number, number[]>> {
  const rows = await db
    .selectFrom('unit_members')
    .selectAll()
    .where('ward_id', '=', wardId)
    .orderBy('unit_id')
    .execute();
  const members = new Map<number, number[]>();
  for (const row of rows)
    members.set(row.collective_id, [...(members.get(row.collective_id) ?? []), row.unit_id]);
  return members;
}

export async function listOfficers(db: Db, wardId: number): Promise<Officer[]> {
  const rows = await officerRows(db, wardId).where('active', '=', true).execute();
  return rows.map(toOfficer);
}

/** Also those who have left: records go on naming whoever acted. */
export async function listOfficersEver(db: Db, wardId: number): Promise<Officer[]> {
  return (await officerRows(db, wardId).execute()).map(toOfficer);
}

function officerRows(db: Db, wardId: number) {
  return db.selectFrom('officers').selectAll().where('ward_id', '=', wardId).orderBy('id');
}

export function toOfficer(row: {
  ward_id: number;
  id: number;
  unit_id: number;
  username: string;
  display_name: string;
  title: string;
  duties: string[];
}): Officer {
  return {
    wardId: row.ward_id,
    id: row.id,
    unitId: row.unit_id,
    username: row.username,
    displayName: row.display_name,
    title: row.title,
    duties: row.duties as Duty[],
  };
}

interface NewAccess {
  wardId: number;
  officerId: number | null;
  action: string;
  subject?: string;
  requestId?: string;
  at: Date;
}

/** One line of the access log. Subjects are codes, never names or personal ids. */
export function noteAccess(tx: Tx, entry: NewAccess): Promise<void> {
  return noteAccesses(tx, [entry]);
}

/** Lines of the access logs of one or more wards, at once. */
export async function noteAccesses(tx: Tx, entries: readonly NewAccess[]): Promise<void> {
  if (entries.length === 0) return;
  await tx
    .insertInto('access_log')
    .values(
      entries.map((entry) => ({
        ward_id: entry.wardId,
        officer_id: entry.officerId,
        action: entry.action,
        subject: entry.subject ?? '',
        request_id: entry.requestId ?? '',
        at: entry.at,
      })),
    )
    .execute();
}

/** The line of an officer's own deed. */
export function noteAct(tx: Tx, act: Act, action: string, subject: string): Promise<void> {
  const { officer, requestId, now } = act;
  return noteAccess(tx, {
    wardId: officer.wardId,
    officerId: officer.id,
    action,
    subject,
    requestId,
    at: now,
  });
}

export interface AccessEntry {
  id: number;
  at: Date;
  officerId: number | null;
  action: string;
  subject: string;
}

/** The newest lines of the access log, or those before one. */
export async function listAccess(
  db: Db,
  wardId: number,
  page: { before: number | null; limit: number },
): Promise<AccessEntry[]> {
  let query = db
    .selectFrom('access_log')
    .select(['id', 'at', 'officer_id', 'action', 'subject'])
    .where('ward_id', '=', wardId);
  if (page.before !== null) query = query.where('id', '<', page.before);
  const rows = await query.orderBy('id', 'desc').limit(page.limit).execute();
  return rows.map(({ officer_id, ...row }) => ({ ...row, officerId: officer_id }));
}
