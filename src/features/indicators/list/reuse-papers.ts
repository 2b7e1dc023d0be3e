import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../../platform/database/database.ts';
import { bySpan, spanOf } from '../../../platform/database/spans.ts';
import { dossiersWithin } from '../dossier-ratio.ts';
import { countCells, filtered } from '../explain/cells.ts';
import type { DossierIndicator, IndicatorRow, Narrowing, Period, Ratio, RowRequest } from '../indicator.ts';
import { RECEIVED } from './received.ts';

const PAPER = sql<string>`doc.name`;
const SPARED = sql<boolean>`(doc.source in ('database', 'reused'))`;

/**
 * Papers instead of dossiers: of every paper that the vault or a database could have given, how many were not asked.
 * @uncertain no text that we read says whether dossiers or papers are counted; `reuse` counts dossiers
 */
export const reusePapers: DossierIndicator = {
  kind: 'dossiers',
  unit: '%',
  code: 'reuse-papers',
  name: 'Giấy tờ được dùng lại hoặc tra cứu',
  definition:
    'Trong số giấy tờ của hồ sơ tiếp nhận trong kỳ mà cơ sở dữ liệu hoặc kho của người nộp đã có, bao nhiêu giấy tờ không phải nộp. Một hồ sơ có bao nhiêu giấy tờ thì tính bấy nhiêu.',
  numeratorText: 'Giấy tờ lấy từ kho hoặc tra cứu',
  denominatorText: 'Giấy tờ dùng lại được, ghi lúc tiếp nhận',
  law: 'QĐ 766/QĐ-TTg ngày 23/06/2022, nhóm số hóa hồ sơ; NQ 66.7/2025/NQ-CP',
  direction: 'up',
  kept: 'reuse-papers',
  read: readRatios,
  rows: listRows,
  cells: (db, wardId, period, asOf) =>
    countCells(db, wardId, {
      from: sql`dossiers as d join dossier_documents as doc on doc.ward_id = d.ward_id and doc.dossier_id = d.id`,
      ...{ where: within(period, asOf), counted: SPARED, way: PAPER },
    }),
};

function papers(db: Db, wardId: number, period: Period, asOf: Date) {
  return db
    .selectFrom('dossiers as d')
    .innerJoin('dossier_documents as doc', (join) =>
      join.onRef('doc.ward_id', '=', 'd.ward_id').onRef('doc.dossier_id', '=', 'd.id'),
    )
    .where('d.ward_id', '=', wardId)
    .where(within(period, asOf));
}

function within({ from, to }: Period, asOf: Date): RawBuilder<boolean> {
  return sql<boolean>`(${RECEIVED} and d.received_at >= ${from} and d.received_at < ${to} and d.received_at < ${asOf}
    and (doc.reusable or ${SPARED}))`;
}

async function readRatios(
  db: Db,
  wardId: number,
  bounds: readonly Date[],
  asOf: Date,
  filter?: Narrowing,
): Promise<Ratio[]> {
  const rows = await papers(db, wardId, { from: bounds[0]!, to: bounds.at(-1)! }, asOf)
    .select([
      spanOf(sql`d.received_at`, bounds).as('span'),
      sql<number>`count(*)`.as('denominator'),
      sql<number>`count(*) filter (where ${SPARED})`.as('numerator'),
    ])
    .where(dossiersWithin(filter))
    .groupBy('span')
    .execute();
  return bySpan(rows, bounds);
}

/** Number of a paper's row: that of its dossier, then its own, so that several of one dossier follow one another. */
const ROW = sql<number>`(d.id * 10000 + doc.no)`;

/** A row a paper, with the dossier that it belongs to. */
async function listRows(
  db: Db,
  wardId: number,
  period: Period,
  asOf: Date,
  { part, after, limit, filter }: RowRequest,
): Promise<IndicatorRow[]> {
  let query = papers(db, wardId, period, asOf)
    .innerJoin('procedure_versions as p', (join) =>
      join.onRef('p.code', '=', 'd.procedure_code').onRef('p.version', '=', 'd.procedure_version'),
    )
    .select([ROW.as('row'), 'd.id', 'd.code', 'p.name', 'doc.name as paper'])
    .select(['d.received_at', 'd.due_at', 'd.finished_at'])
    .where(filtered(filter, PAPER))
    .where(part === 'numerator' ? SPARED : sql<boolean>`not ${SPARED}`);
  if (after) query = query.where(sql<boolean>`(d.received_at, ${ROW}) < (${after.at}, ${after.id})`);
  const rows = await query.orderBy('d.received_at', 'desc').orderBy('row', 'desc').limit(limit).execute();
  return rows.map((row) => ({
    ...{ id: row.row, dossierId: row.id, code: row.code, procedureName: row.name, paper: row.paper },
    ...{ receivedAt: row.received_at!, dueAt: row.due_at, finishedAt: row.finished_at, at: row.received_at! },
  }));
}
