import { sql } from 'kysely';
import type { Db } from '../../platform/database/database.ts';
import { containing } from '../../platform/database/like.ts';
import { foldVietnamese } from '../../platform/fold-vietnamese.ts';
import type { Officer } from '../organisation/index.ts';
import type { Channel, Place, Status } from './schema.ts';
import { waitingFor } from './waiting.ts';

export const QUEUES = ['mine', 'unit', 'overdue', 'due_soon', 'open', 'all'] as const;
export type Queue = (typeof QUEUES)[number];

export interface DossierSearch {
  queue: Queue;
  q: string;
  status: Status | null;
  channel: Channel | null;
  unitId: number | null;
  place: Place | null;
  procedureCode: string | null;
  /** Who holds it. */
  holderId: number | null;
  /** Handed over and not received. */
  unreceived: boolean;
  /** Keyset: the last row of the page before. */
  after: { sortAt: string; id: number } | null;
  limit: number;
}

export interface DossierLine {
  id: number;
  code: string;
  procedureCode: string;
  procedureName: string;
  applicantName: string;
  channel: Channel;
  status: Status;
  holderUnitId: number;
  submittedAt: Date;
  receivedAt: Date | null;
  stepDueAt: Date | null;
  statusAt: Date;
  holderOfficerId: number | null;
  stepCount: number;
  awaitsReceipt: boolean;
  dueAt: Date | null;
  finishedAt: Date | null;
}

export interface DossierPage {
  lines: DossierLine[];
  next: { sortAt: string; id: number } | null;
}

const FAR = new Date('9999-01-01T00:00:00Z');

/** A page of the ward's dossiers. Work lists are sorted by due time, the others by reception, newest first. */
export async function searchDossiers(
  db: Db,
  officer: Officer,
  search: DossierSearch,
  { now, dueSoonHours }: { now: Date; dueSoonHours: number },
): Promise<DossierPage> {
  const byDue = search.queue !== 'all';
  const sort = byDue ? sql<Date>`coalesce(d.due_at, ${FAR})` : sql<Date>`d.submitted_at`;
  let query = db
    .selectFrom('dossiers as d')
    .innerJoin('procedure_versions as p', (join) =>
      join.onRef('p.code', '=', 'd.procedure_code').onRef('p.version', '=', 'd.procedure_version'),
    )
    .select([
      'd.id',
      'd.code',
      'd.procedure_code',
      'p.name as procedure_name',
      'd.applicant_name',
      'd.channel',
      'd.status',
      'd.holder_unit_id',
      'd.submitted_at',
      'd.received_at',
      'd.step_due_at',
      'd.status_at',
      'd.holder_officer_id',
      'd.step_count',
      'd.awaits_receipt',
      'd.due_at',
      'd.finished_at',
      sort.as('sort_at'),
    ])
    .where('d.ward_id', '=', officer.wardId);
  if (search.queue === 'mine') query = query.where(mine(officer));
  if (search.queue === 'unit')
    query = query.where('d.finished_at', 'is', null).where('d.holder_unit_id', '=', officer.unitId);
  if (search.queue === 'open') query = query.where('d.finished_at', 'is', null);
  if (search.queue === 'overdue')
    query = query.where('d.finished_at', 'is', null).where('d.due_at', '<', now);
  if (search.queue === 'due_soon')
    query = query
      .where('d.finished_at', 'is', null)
      .where('d.due_at', '>=', now)
      .where('d.due_at', '<', new Date(now.getTime() + dueSoonHours * 3_600_000));
  if (search.status) query = query.where('d.status', '=', search.status);
  if (search.channel) query = query.where('d.channel', '=', search.channel);
  if (search.place) query = query.where('d.place', '=', search.place);
  if (search.procedureCode) query = query.where('d.procedure_code', '=', search.procedureCode);
  if (search.holderId) query = query.where('d.holder_officer_id', '=', search.holderId);
  if (search.unreceived) query = query.where('d.awaits_receipt', '=', true);
  if (search.unitId) query = query.where('d.competent_unit_id', '=', search.unitId);
  const personalId = search.q.replace(/\s/g, '');
  if (/^\d{12}$/.test(personalId)) query = query.where('d.applicant_personal_id', '=', personalId);
  else
    for (const word of foldVietnamese(search.q).split(' ').filter(Boolean))
      query = query.where('d.search_text', 'like', containing(word));
  if (search.after) {
    const bound = sql`(${new Date(search.after.sortAt)}, ${search.after.id})`;
    query = query.where(
      byDue ? sql<boolean>`(${sort}, d.id) > ${bound}` : sql<boolean>`(${sort}, d.id) < ${bound}`,
    );
  }
  const rows = await query
    .orderBy(sort, byDue ? 'asc' : 'desc')
    .orderBy('d.id', byDue ? 'asc' : 'desc')
    .limit(search.limit + 1)
    .execute();
  const shown = rows.slice(0, search.limit);
  const last = rows.length > search.limit ? shown.at(-1) : undefined;
  return {
    lines: shown.map((row) => ({
      id: row.id,
      code: row.code,
      procedureCode: row.procedure_code,
      procedureName: row.procedure_name,
      applicantName: row.applicant_name,
      channel: row.channel as Channel,
      status: row.status as Status,
      holderUnitId: row.holder_unit_id,
      submittedAt: row.submitted_at,
      receivedAt: row.received_at,
      stepDueAt: row.step_due_at,
      statusAt: row.status_at,
      holderOfficerId: row.holder_officer_id,
      stepCount: row.step_count,
      awaitsReceipt: row.awaits_receipt,
      dueAt: row.due_at,
      finishedAt: row.finished_at,
    })),
    next: last ? { sortAt: last.sort_at.toISOString(), id: last.id } : null,
  };
}

/** What waits for one of this officer's duties: what his unit holds and nobody else was given, and what it was asked. */
function mine({ id, unitId, duties }: Officer) {
  const { atUnit, anywhere, assigned } = waitingFor({ duties });
  const among = (statuses: Status[]) => sql`d.status in (${sql.join(statuses.length > 0 ? statuses : [''])})`;
  return sql<boolean>`((d.holder_unit_id = ${unitId} and ${among(atUnit)})
    or (d.holder_unit_id = ${unitId} and coalesce(d.holder_officer_id, ${id}) = ${id} and ${among(assigned)})
    or ${among(anywhere)}
    or (d.open_consultations > 0 and exists (select from dossier_consultations as c
      where c.ward_id = d.ward_id and c.dossier_id = d.id and c.unit_id = ${unitId} and c.closed_at is null)))`;
}

/** How many dossiers wait for this officer, by status; each counted as his list shows it. */
export async function countWaiting(db: Db, officer: Officer): Promise<{ status: Status; count: number }[]> {
  const rows = await db
    .selectFrom('dossiers as d')
    .select(({ fn }) => ['d.status', fn.countAll<number>().as('count')])
    .where('d.ward_id', '=', officer.wardId)
    .where('d.returned_at', 'is', null)
    .where(mine(officer))
    .groupBy('d.status')
    .execute();
  return rows.map((row) => ({ status: row.status as Status, count: row.count }));
}
