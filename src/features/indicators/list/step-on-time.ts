import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../../platform/database/database.ts';
import { bySpan, spanOf } from '../../../platform/database/spans.ts';
import { dossiersWithin } from '../dossier-ratio.ts';
import { countCells, filtered } from '../explain/cells.ts';
import type { DossierIndicator, IndicatorRow, Narrowing, Period, Ratio, RowRequest } from '../indicator.ts';

/** Steps that end an officer's turn, and were not undone at once. */
const ENDS_A_TURN = sql<boolean>`(s.officer_id is not null and s.unit_id is not null
  and (s.step in ('admit', 'transfer', 'propose', 'submit_for_signature', 'send_back', 'sign', 'stamp', 'forward', 'refuse')
    or (s.step = 'assign' and earlier.status_after = 'awaiting_assignment')
    or (s.step = 'request_supplement' and earlier.status_after = 'submitted'))
  and not exists (select from dossier_steps as u
    where u.ward_id = s.ward_id and u.dossier_id = s.dossier_id and u.no = s.no + 1 and u.step = 'undo'))`;

/** The last word before step `s` on when the step of the process is due; of what was undone, none. */
const STEP_DUE = sql<Date>`(
  select (case when r.payload ? 'at' then r.payload -> 'at' ->> 'stepDueAt'
    else coalesce(r.payload ->> 'stepDueAt', r.payload ->> 'answerDueAt') end)::timestamptz
  from dossier_steps as r
  where r.ward_id = s.ward_id and r.dossier_id = s.dossier_id and r.no < s.no
    and (r.payload ? 'at' or r.step in ('accept', 'submit', 'admit', 'request_supplement', 'answer_supplement', 'return_supplement',
      'receive_supplement', 'suspend', 'resume', 'open_linked', 'note_linked'))
    and not exists (select from dossier_steps as u
      where u.ward_id = r.ward_id and u.dossier_id = r.dossier_id and u.no = r.no + 1 and u.step = 'undo')
  order by r.no desc limit 1)`;

const IN_TIME = sql<boolean>`(s.at <= t.step_due_at)`;

/**
 * Turns of officers: from when a dossier came to one until it went on, against when that step of the internal process was due.
 * @uncertain no text that we read measures single steps; the internal process gives each its time, and here that time is compared
 */
export const stepOnTime: DossierIndicator = {
  kind: 'dossiers',
  grain: 'step',
  unit: '%',
  code: 'step-on-time',
  name: 'Bước giải quyết đúng hạn',
  definition:
    'Mỗi lượt một cán bộ làm xong bước của mình trong quy trình nội bộ (chuyển, phân công, đề xuất, trình ký, trả lại, ký, đóng dấu, từ chối, trả lời hồ sơ nộp trực tuyến) được xét một lần, lúc làm xong: đúng hạn là không muộn hơn hạn của bước ấy. Bước quy trình không đặt hạn, bước đã hoàn tác và bước chưa làm xong thì không xét.',
  numeratorText: 'Lượt làm xong đúng hạn của bước',
  denominatorText: 'Lượt làm xong trong kỳ, ở bước có hạn',
  law: 'Quy trình nội bộ do tỉnh, thành phố phê duyệt',
  direction: 'up',
  kept: 'step-on-time',
  read: readRatios,
  rows: listRows,
  cells: (db, wardId, period, asOf) =>
    countCells(db, wardId, {
      from: sql`dossier_steps as s
        join dossier_steps as earlier on earlier.ward_id = s.ward_id and earlier.dossier_id = s.dossier_id and earlier.no = s.no - 1
        join dossiers as d on d.ward_id = s.ward_id and d.id = s.dossier_id
        join lateral (select ${STEP_DUE} as step_due_at) as t on t.step_due_at is not null`,
      where: sql`(${within(period, asOf)} and ${ENDS_A_TURN})`,
      ...{ counted: IN_TIME, way: STEP, unit: UNIT },
    }),
};

const STEP = sql<string>`s.step`;
/** The unit of the officer whose turn it was. */
const UNIT = sql<number>`s.unit_id`;

function within({ from, to }: Period, asOf: Date): RawBuilder<boolean> {
  return sql<boolean>`(s.at >= ${from} and s.at < ${to} and s.at < ${asOf})`;
}

function turns(db: Db, wardId: number, period: Period, asOf: Date, filter: Narrowing = {}) {
  return db
    .selectFrom('dossier_steps as s')
    .innerJoin('dossier_steps as earlier', (join) =>
      join
        .onRef('earlier.ward_id', '=', 's.ward_id')
        .onRef('earlier.dossier_id', '=', 's.dossier_id')
        .on(sql<boolean>`earlier.no = s.no - 1`),
    )
    .innerJoin('dossiers as d', (join) =>
      join.onRef('d.ward_id', '=', 's.ward_id').onRef('d.id', '=', 's.dossier_id'),
    )
    .innerJoinLateral(sql<{ step_due_at: Date }>`(select ${STEP_DUE} as step_due_at)`.as('t'), (join) =>
      join.on('t.step_due_at', 'is not', null),
    )
    .where('s.ward_id', '=', wardId)
    .where(within(period, asOf))
    .where(ENDS_A_TURN)
    .where(turnsWithin(filter));
}

function turnsWithin(filter: Narrowing): RawBuilder<boolean> {
  const { officerIds } = filter;
  const ofOfficers = officerIds ? sql`s.officer_id = any(${[...officerIds]}::bigint[])` : sql`true`;
  return sql<boolean>`(${dossiersWithin(filter, UNIT)} and ${ofOfficers})`;
}

async function readRatios(
  db: Db,
  wardId: number,
  bounds: readonly Date[],
  asOf: Date,
  filter?: Narrowing,
): Promise<Ratio[]> {
  const rows = await turns(db, wardId, { from: bounds[0]!, to: bounds.at(-1)! }, asOf, filter)
    .select([
      spanOf(sql`s.at`, bounds).as('span'),
      sql<number>`count(*)`.as('denominator'),
      sql<number>`count(*) filter (where ${IN_TIME})`.as('numerator'),
    ])
    .groupBy('span')
    .execute();
  return bySpan(rows, bounds);
}

/** Number of a turn's row: that of its dossier, then that of its step. */
const ROW = sql<number>`(s.dossier_id * 10000 + s.no)`;

/** A row a turn, with the dossier. */
async function listRows(
  db: Db,
  wardId: number,
  period: Period,
  asOf: Date,
  { part, after, limit, filter }: RowRequest,
): Promise<IndicatorRow[]> {
  let query = turns(db, wardId, period, asOf)
    .where(filtered(filter, STEP, UNIT))
    .innerJoin('procedure_versions as p', (join) =>
      join.onRef('p.code', '=', 'd.procedure_code').onRef('p.version', '=', 'd.procedure_version'),
    )
    .select([ROW.as('row'), 's.at', 'd.id', 'd.code', 'p.name'])
    .select(['d.received_at', 'd.submitted_at', 'd.due_at', 'd.finished_at'])
    .where(part === 'numerator' ? IN_TIME : sql<boolean>`not ${IN_TIME}`);
  if (after) query = query.where(sql<boolean>`(s.at, ${ROW}) < (${after.at}, ${after.id})`);
  const rows = await query.orderBy('s.at', 'desc').orderBy('row', 'desc').limit(limit).execute();
  return rows.map((row) => ({
    ...{ id: row.row, dossierId: row.id, code: row.code, procedureName: row.name, at: row.at },
    receivedAt: row.received_at ?? row.submitted_at,
    ...{ dueAt: row.due_at, finishedAt: row.finished_at },
  }));
}
