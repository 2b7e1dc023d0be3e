import { type RawBuilder, type SelectQueryBuilder, sql } from 'kysely';
import { checkOrganisationId } from '../../law/personal-id.ts';
import { normalisePhone } from '../../law/phone.ts';
import type { Db } from '../../platform/database/database.ts';
import { containing } from '../../platform/database/like.ts';
import type { DB } from '../../platform/database/types.ts';
import { foldVietnamese } from '../../platform/fold-vietnamese.ts';
import { marksOf } from '../../platform/personal-ids/sealing.ts';
import type { Officer } from '../organisation/index.ts';
import type { Channel, Place, Status } from './schema.ts';
import { waitingFor } from './waiting.ts';

export const QUEUES = ['mine', 'unit', 'unanswered', 'overdue', 'due_soon', 'open', 'all'] as const;
export type Queue = (typeof QUEUES)[number];
export const SORTS = ['due', 'newest', 'oldest'] as const;
export type Sort = (typeof SORTS)[number];

export interface DossierSearch {
  queue: Queue;
  q: string;
  status: Status | null;
  channel: Channel | null;
  unitId: number | null;
  place: Place | null;
  procedureCode: string | null;
  /** The field of the catalogue to which the procedure belongs. */
  fieldCode?: string | null;
  /** Who holds it. */
  holderId: number | null;
  /** Handed over and not received. */
  unreceived: boolean;
  /** Sent back by whoever should have passed it on, and not taken forward since. */
  sentBack?: boolean;
  /** In the hands of someone who no longer works here. */
  orphaned?: boolean;
  /** Finished after its due time, or not finished and past it. */
  late?: boolean;
  /** Not late, and soon due by the ward's rules. */
  soon?: boolean;
  /** The applicant sent a supplement through the portal, and the desk has not said whether it is enough. */
  answered?: boolean;
  /** Taken in on this trip of the mobile team. */
  sessionId?: number | null;
  /** Due in these instants, half open. */
  dueFrom?: Date | null;
  dueUntil?: Date | null;
  /** Left out: work lists by due time, the others newest first. */
  sort?: Sort | null;
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

/** What has no due time comes after all that has; the same words as in the index, so that it is used. */
const DUE = sql<Date>`coalesce(d.due_at, '9999-01-01 00:00:00+00'::timestamptz)`;
/** Not at its end: the few among all of the years that a work list looks through. */
const ALIVE = sql<boolean>`d.status not in ('returned', 'refused', 'withdrawn', 'stopped')`;

/** Sent in and waiting for the desk's word: a submission, or a supplement that came through the portal. */
const ARRIVED = sql<boolean>`(d.status = 'submitted'
  or (d.status = 'awaiting_supplement' and d.step_due_at is not null))`;

type Query = SelectQueryBuilder<DB & { d: DB['dossiers'] }, 'd', object>;

/** What has no due time yet is worked on in the order of its coming. */
const USUAL_SORT: Partial<Record<Queue, Sort>> = { all: 'newest', unanswered: 'oldest' };

/** A page of the ward's dossiers. Work lists are sorted by due time, the others by submission, newest first. */
export async function searchDossiers(
  db: Db,
  officer: Officer,
  search: DossierSearch,
  moment: { now: Date; soonUntil: Date },
): Promise<DossierPage> {
  const sort = search.sort ?? USUAL_SORT[search.queue] ?? 'due';
  const key = sort === 'due' ? DUE : sql<Date>`d.submitted_at`;
  let query = sought(db, officer, search, moment);
  if (search.after) {
    const bound = sql`(${new Date(search.after.sortAt)}, ${search.after.id})`;
    query = query.where(
      sort === 'newest' ? sql<boolean>`(${key}, d.id) < ${bound}` : sql<boolean>`(${key}, d.id) > ${bound}`,
    );
  }
  const order = sort === 'newest' ? 'desc' : 'asc';
  const page = query
    .select(['d.ward_id', 'd.id', key.as('sort_at')])
    .orderBy(key, order)
    .orderBy('d.id', order)
    .limit(limitOf(search, search.limit + 1));
  const rows = await linesOf(db, page).orderBy('page.sort_at', order).orderBy('page.id', order).execute();
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

/** How many a search finds; no more than its limit are counted. */
export async function countFound(
  db: Db,
  officer: Officer,
  search: DossierSearch,
  moment: { now: Date; soonUntil: Date },
): Promise<number> {
  const some = sought(db, officer, search, moment).select('d.id').limit(limitOf(search, search.limit));
  const { count } = await db
    .selectFrom(some.as('some'))
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

/**
 * A work list looks through the few that are alive, whatever is asked of them: said in the statement itself, its limit lets one plan serve
 * for all (`platform/database/prepared.ts`). Among all of the years the best plan depends on what is sought.
 */
function limitOf({ queue, q }: DossierSearch, limit: number): RawBuilder<number> {
  return queue === 'all' || q.trim() !== '' ? sql`${limit}` : sql.lit(limit);
}

function sought(
  db: Db,
  officer: Officer,
  search: DossierSearch,
  moment: { now: Date; soonUntil: Date },
): Query {
  const queued = inQueue(select(db, officer), officer, search.queue, moment);
  return found(narrow(queued, search, moment), officer.wardId, search.q);
}

function select(db: Db, officer: Officer): Query {
  return db.selectFrom('dossiers as d').where('d.ward_id', '=', officer.wardId) as unknown as Query;
}

interface Sorted {
  ward_id: number;
  id: number;
  sort_at: Date;
}

/** What a line shows is read for the rows of the page alone: what is sought among thousands is found in the indexes. */
function linesOf(db: Db, page: SelectQueryBuilder<DB & { d: DB['dossiers'] }, 'd', Sorted>) {
  return db
    .selectFrom(page.as('page'))
    .innerJoin('dossiers as d', (join) =>
      join.onRef('d.ward_id', '=', 'page.ward_id').onRef('d.id', '=', 'page.id'),
    )
    .innerJoin('procedure_versions as p', (join) =>
      join.onRef('p.code', '=', 'd.procedure_code').onRef('p.version', '=', 'd.procedure_version'),
    )
    .select([
      ...(['d.id', 'd.code', 'd.procedure_code', 'd.procedure_version', 'd.applicant_name'] as const),
      ...(['d.channel', 'd.status', 'd.holder_unit_id', 'd.submitted_at', 'd.received_at'] as const),
      ...(['d.step_due_at', 'd.status_at', 'd.holder_officer_id', 'd.step_count'] as const),
      ...(['d.awaits_receipt', 'd.due_at', 'd.finished_at', 'page.sort_at'] as const),
      'p.name as procedure_name',
    ]);
}

function inQueue(
  query: Query,
  officer: Officer,
  queue: Queue,
  { now, soonUntil }: { now: Date; soonUntil: Date },
): Query {
  if (queue === 'all') return query;
  if (queue === 'mine') return query.where(ALIVE).where(mine(officer));
  const open = query.where('d.finished_at', 'is', null);
  // In the words of the index, whose order the lists have.
  if (queue === 'unanswered') return open.where(ARRIVED).where('d.step_due_at', '<', now);
  if (queue === 'overdue') return open.where(sql<boolean>`${DUE} < ${now}`);
  if (queue === 'due_soon') return open.where(sql<boolean>`${DUE} >= ${now} and ${DUE} <= ${soonUntil}`);
  return queue === 'unit' ? open.where('d.holder_unit_id', '=', officer.unitId) : open;
}

function narrow(
  given: Query,
  search: DossierSearch,
  { now, soonUntil }: { now: Date; soonUntil: Date },
): Query {
  let query = given;
  if (search.soon)
    query = query.where(sql<boolean>`d.finished_at is null and ${DUE} >= ${now} and ${DUE} <= ${soonUntil}`);
  if (search.status) query = query.where('d.status', '=', search.status);
  if (search.channel) query = query.where('d.channel', '=', search.channel);
  if (search.place) query = query.where('d.place', '=', search.place);
  if (search.procedureCode) query = query.where('d.procedure_code', '=', search.procedureCode);
  if (search.fieldCode)
    query =
      query.where(sql<boolean>`exists (select from procedure_versions as p where p.code = d.procedure_code
      and p.version = d.procedure_version and p.field_code = ${search.fieldCode})`);
  if (search.holderId) query = query.where('d.holder_officer_id', '=', search.holderId);
  if (search.unreceived) query = query.where('d.awaits_receipt', '=', true);
  if (search.unitId) query = query.where('d.competent_unit_id', '=', search.unitId);
  if (search.sessionId) query = query.where('d.session_id', '=', search.sessionId);
  if (search.answered)
    query = query.where(sql<boolean>`d.status = 'awaiting_supplement' and d.step_due_at is not null`);
  if (search.late) query = query.where(sql<boolean>`d.due_at < coalesce(d.finished_at, ${now})`);
  if (search.dueFrom) query = query.where('d.due_at', '>=', search.dueFrom);
  if (search.dueUntil) query = query.where('d.due_at', '<', search.dueUntil);
  if (search.sentBack)
    query = query.where(sql<boolean>`exists (select from dossier_steps as s where s.ward_id = d.ward_id
      and s.dossier_id = d.id and s.no = d.step_count and s.step = 'send_back')`);
  if (search.orphaned)
    query = query.where(sql<boolean>`exists (select from officers as o where o.ward_id = d.ward_id
      and o.id = d.holder_officer_id and not o.active)`);
  return query;
}

/** By personal id, an organisation's code, phone, words without accents, or a part of the code with or without its dots and hyphens. */
function found(given: Query, wardId: number, q: string): Query {
  if (q.trim() === '') return given;
  const bare = q.replace(/[\s-]/g, '');
  const bearsNumber = () =>
    sql<boolean>`d.applicant_personal_id_mark in (${sql.join(marksOf(wardId, bare))})`;
  if (/^\d{12}$/.test(q.replace(/\s/g, ''))) return given.where(bearsNumber());
  // Ten digits may also be a phone, or the end of a code.
  return given.where(({ or }) => or([bearsWords(q), ...(checkOrganisationId(q) ? [bearsNumber()] : [])]));
}

function bearsWords(q: string): RawBuilder<boolean> {
  const phone = normalisePhone(q);
  if (phone !== null) return sql<boolean>`d.search_text like ${containing(phone)}`;
  const words = foldVietnamese(q).split(' ').filter(Boolean);
  const each = words.map((word) => {
    const plain = word.replace(/[.-]/g, '');
    const isCode = /^[a-z]?\d[\da-z]{4,}$/.test(plain);
    const code = sql`or lower(replace(replace(d.code, '.', ''), '-', '')) like ${containing(plain)}`;
    return sql`(d.search_text like ${containing(word)} ${isCode ? code : sql``})`;
  });
  return sql<boolean>`(${each.length === 0 ? sql`true` : sql.join(each, sql` and `)})`;
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

/** More than this many nobody reads one by one. */
const MOST_COUNTED = 1000;

/** How many dossiers wait for this officer, by status, as his list shows them; of a thousand the most urgent. */
export async function countWaiting(db: Db, officer: Officer): Promise<{ status: Status; count: number }[]> {
  const waiting = db
    .selectFrom('dossiers as d')
    .select('d.status')
    .where('d.ward_id', '=', officer.wardId)
    .where(ALIVE)
    .where(mine(officer))
    .orderBy(DUE)
    .orderBy('d.id')
    .limit(sql.lit(MOST_COUNTED));
  const rows = await db
    .selectFrom(waiting.as('w'))
    .select(({ fn }) => ['w.status', fn.countAll<number>().as('count')])
    .groupBy('w.status')
    .execute();
  return rows.map((row) => ({ status: row.status as Status, count: row.count }));
}
