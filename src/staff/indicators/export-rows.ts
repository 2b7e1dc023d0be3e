import {
  type DossierIndicator,
  daysOf,
  type Indicator,
  type IndicatorRow,
  type Part,
  type Period,
} from '../../features/indicators/index.ts';
import { noteAct } from '../../features/organisation/index.ts';
import { formatTime, toLocalIso } from '../../law/day.ts';
import { Problem } from '../../platform/problem.ts';
import { writeCsv } from '../../platform/tables/write-csv.ts';
import { writeWorkbook } from '../dossier/list/workbook.ts';
import { sendFile } from '../send-file.ts';
import { actOf, type StaffContext } from '../session.ts';
import { filterOf, queryOf } from './address.ts';
import { feedbackLines } from './feedback-rows.tsx';
import { listProcedures, partOf, periodOf } from './figure.tsx';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const BATCH = 5000;
const MOST_ROWS = 200_000;

/**
 * The rows of one part of a figure, as the address narrows them, as CSV that Excel opens (UTF-8 with its mark) or as a workbook; no
 * name of a person. Noted in the access log.
 */
export async function exportRows(
  c: StaffContext,
  indicator: Indicator,
  kind: 'csv' | 'xlsx',
): Promise<Response> {
  if (indicator.kind === 'missing') throw new Problem('not_found', 'Chỉ tiêu này chưa có dữ liệu.');
  if (indicator.kind === 'answers')
    throw new Problem('not_found', 'Phiếu đánh giá không ghi tên: không có từng dòng để xuất.');
  const asOf = c.var.platform.now();
  const period = periodOf(c);
  const part = partOf(c);
  const { from, until } = daysOf(period);
  const lines = await linesOf(c, indicator, period, { part, asOf });
  const subject = `${indicator.code} ${queryOf(period, filterOf(c), part)}`.slice(0, 200);
  await c.var.platform.database.transact((tx) => noteAct(tx, actOf(c), 'export', subject));
  const foot = [`Lúc tính ${toLocalIso(asOf)}`];
  const name = `${indicator.code}-${from}-${until}.${kind}`;
  const table = [HEADS[indicator.kind], ...lines, foot];
  if (kind === 'xlsx') {
    const bytes = await writeWorkbook(indicator.code, table);
    return sendFile(c, { name, mediaType: XLSX, bytes }, 'attachment');
  }
  const bytes = new TextEncoder().encode(writeCsv(table));
  return sendFile(c, { name, mediaType: 'text/csv; charset=utf-8', bytes }, 'attachment');
}

const HEADS = {
  dossiers: ['Mã hồ sơ', 'Thủ tục', 'Tiếp nhận', 'Hẹn trả', 'Xong'],
  catalogue: ['Mã thủ tục', 'Tên'],
  feedback: ['Mã phản ánh', 'Kênh', 'Thủ tục', 'Đơn vị xử lý', 'Tiếp nhận', 'Hạn xử lý', 'Xử lý xong'],
};

function linesOf(
  c: StaffContext,
  indicator: Extract<Indicator, { kind: keyof typeof HEADS }>,
  period: Period,
  { part, asOf }: { part: Part; asOf: Date },
): Promise<string[][]> {
  if (indicator.kind === 'dossiers') return dossierLines(c, indicator, period, { part, asOf });
  if (indicator.kind === 'feedback') return feedbackLines(c, indicator, period, part);
  return listProcedures(c, indicator, period, part).then((list) =>
    list.map(({ code, name }) => [code, name]),
  );
}

async function dossierLines(
  c: StaffContext,
  indicator: DossierIndicator,
  period: Period,
  { part, asOf }: { part: Part; asOf: Date },
): Promise<string[][]> {
  const filter = filterOf(c);
  const lines: string[][] = [];
  for (let after: IndicatorRow | null = null; lines.length < MOST_ROWS; ) {
    const rows: IndicatorRow[] = await indicator.rows(
      c.var.platform.database.db,
      c.var.officer.wardId,
      period,
      asOf,
      { part, after, limit: BATCH, filter },
    );
    for (const row of rows)
      lines.push([
        row.code,
        row.procedureName + (row.paper === undefined ? '' : `: ${row.paper}`),
        formatTime(row.receivedAt),
        row.dueAt ? formatTime(row.dueAt) : '',
        row.finishedAt ? formatTime(row.finishedAt) : '',
      ]);
    after = rows.at(-1) ?? null;
    if (rows.length < BATCH) break;
  }
  return lines;
}
