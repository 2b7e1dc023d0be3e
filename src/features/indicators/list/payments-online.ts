import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../../platform/database/database.ts';
import { bySpan, spanOf } from '../../../platform/database/spans.ts';
import { countCells, filtered } from '../explain/cells.ts';
import type { DossierIndicator, IndicatorRow, Narrowing, Period, Ratio, RowRequest } from '../indicator.ts';

/** Money that came and settled what was due. One that came twice settled nothing; one given back later had come. */
const TAKEN = sql<boolean>`(i.settled_at is not null and not i.is_owed_back and i.amount_vnd > 0)`;
const METHOD = sql<string>`i.method`;
const ONLINE = sql<boolean>`(i.method = 'platform')`;
/** The unit that was to resolve the dossier when the money came. */
const UNIT = sql<number>`i.unit_id`;

/**
 * Payments through the platform of the national portal among all payments of fees, by payments and not by dossiers.
 * VietQR and cash do not count, also where the dossier was filed online.
 */
export const paymentsOnline: DossierIndicator = {
  kind: 'dossiers',
  unit: '%',
  code: 'payments-online',
  name: 'Thanh toán trực tuyến',
  definition:
    'Giao dịch nộp phí, lệ phí thành công qua nền tảng thanh toán của Cổng Dịch vụ công quốc gia trên tổng số giao dịch nộp phí, lệ phí thành công của hồ sơ (lớn hơn 0 đồng). Tính theo giao dịch, vào lúc tiền về; giao dịch nộp trùng không tính, giao dịch hoàn trả sau đó vẫn tính. Chưa gồm khoản thu chỉ ghi ở sổ chứng thực và giao dịch người dân nộp thẳng ở Cổng mà hệ thống này không nhận được.',
  numeratorText: 'Giao dịch qua nền tảng thanh toán của Cổng Dịch vụ công quốc gia',
  denominatorText: 'Giao dịch nộp phí, lệ phí lớn hơn 0 đồng, mọi cách nộp',
  law: 'Kế hoạch của phường (tổng số giao dịch thanh toán); QĐ 766/QĐ-TTg ngày 23/06/2022, nhóm thanh toán trực tuyến',
  direction: 'up',
  kept: 'payments-online',
  read: readRatios,
  rows: listRows,
  cells: (db, wardId, period, asOf) =>
    countCells(db, wardId, {
      from: sql`payment_intents as i join dossiers as d on d.ward_id = i.ward_id and d.id = i.dossier_id`,
      ...{ where: within(period, asOf), counted: ONLINE, way: METHOD, unit: UNIT },
    }),
  breakdown: countMethods,
};

function within(period: Period, asOf: Date): RawBuilder<boolean> {
  return sql<boolean>`(${TAKEN} and i.settled_at >= ${period.from} and i.settled_at < ${period.to} and i.settled_at < ${asOf})`;
}

/** Payments `i` within a filter: by the unit that was to resolve the dossier when the money came. */
function paymentsWithin({ procedureCodes, unitIds }: Narrowing = {}): RawBuilder<boolean> {
  const ofProcedures =
    procedureCodes &&
    sql`exists (select from dossiers as d where d.ward_id = i.ward_id and d.id = i.dossier_id
      and d.procedure_code = any(${[...procedureCodes]}::text[]))`;
  const ofUnits = unitIds && sql`i.unit_id = any(${[...unitIds]}::bigint[])`;
  return sql<boolean>`(${ofProcedures ?? sql`true`} and ${ofUnits ?? sql`true`})`;
}

async function readRatios(
  db: Db,
  wardId: number,
  bounds: readonly Date[],
  asOf: Date,
  filter?: Narrowing,
): Promise<Ratio[]> {
  const rows = await db
    .selectFrom('payment_intents as i')
    .select([
      spanOf(sql`i.settled_at`, bounds).as('span'),
      sql<number>`count(*)`.as('denominator'),
      sql<number>`count(*) filter (where ${ONLINE})`.as('numerator'),
    ])
    .where('i.ward_id', '=', wardId)
    .where(within({ from: bounds[0]!, to: bounds.at(-1)! }, asOf))
    .where(paymentsWithin(filter))
    .groupBy('span')
    .execute();
  return bySpan(rows, bounds);
}

/** A row a payment, with the dossier that it is for. A dossier is paid at one instant once, so that time and dossier name it. */
async function listRows(
  db: Db,
  wardId: number,
  period: Period,
  asOf: Date,
  { part, after, limit, filter }: RowRequest,
): Promise<IndicatorRow[]> {
  let query = db
    .selectFrom('payment_intents as i')
    .innerJoin('dossiers as d', (join) =>
      join.onRef('d.ward_id', '=', 'i.ward_id').onRef('d.id', '=', 'i.dossier_id'),
    )
    .innerJoin('procedure_versions as p', (join) =>
      join.onRef('p.code', '=', 'd.procedure_code').onRef('p.version', '=', 'd.procedure_version'),
    )
    .select(['d.id', 'd.code', 'p.name', 'd.received_at', 'd.submitted_at', 'd.due_at', 'd.finished_at'])
    .select('i.settled_at as at')
    .where('i.ward_id', '=', wardId)
    .where(within(period, asOf))
    .where(filtered(filter, METHOD, UNIT))
    .where(part === 'numerator' ? ONLINE : sql<boolean>`not ${ONLINE}`);
  if (after) query = query.where(sql<boolean>`(i.settled_at, d.id) < (${after.at}, ${after.id})`);
  const rows = await query.orderBy('i.settled_at', 'desc').orderBy('d.id', 'desc').limit(limit).execute();
  return rows.map((row) => ({
    ...{ id: row.id, code: row.code, procedureName: row.name, at: row.at! },
    receivedAt: row.received_at ?? row.submitted_at,
    ...{ dueAt: row.due_at, finishedAt: row.finished_at },
  }));
}

function countMethods(db: Db, wardId: number, period: Period, asOf: Date) {
  return db
    .selectFrom('payment_intents as i')
    .select([
      sql<string>`case i.method when 'platform' then 'Nền tảng của Cổng Dịch vụ công quốc gia'
        when 'vietqr' then 'Chuyển khoản VietQR (không tính)' else 'Tiền mặt tại quầy (không tính)' end`.as(
        'label',
      ),
      sql<number>`count(*)`.as('count'),
    ])
    .where('i.ward_id', '=', wardId)
    .where(within(period, asOf))
    .groupBy('i.method')
    .orderBy('i.method')
    .execute();
}
