import { daysOf } from '../../features/indicators/index.ts';
import { noteAct } from '../../features/organisation/index.ts';
import { toLocalIso } from '../../law/day.ts';
import { writeCsv } from '../../platform/tables/write-csv.ts';
import { writeWorkbook } from '../dossier/list/workbook.ts';
import { sendFile } from '../send-file.ts';
import { actOf, type StaffContext } from '../session.ts';
import { readResults } from './read-results.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const HEAD = ['Bảng', 'Dòng', 'Hài lòng', 'Số phiếu', 'Tỷ lệ (%)'];

/** The tables of the page as a file: no single form, no officer, no words are in it. Noted in the access log. */
export async function exportResults(c: StaffContext, kind: 'csv' | 'xlsx'): Promise<Response> {
  const { database, now } = c.var.platform;
  const { whole, land, cuts, period } = await readResults(c);
  const { from, until } = daysOf(period);
  const all = [
    { title: 'Toàn phường', cuts: [{ label: 'Phiếu khảo sát', ...whole }] },
    { title: 'Đất đai, xây dựng, đầu tư', cuts: [{ label: 'Phiếu khảo sát', ...land }] },
    ...cuts,
  ];
  const rows = all.flatMap(({ title, cuts: parts }) =>
    parts.map(({ label, numerator, denominator }) => [
      ...[title, label, numerator, denominator],
      denominator === 0 ? '' : Math.round((numerator / denominator) * 1000) / 10,
    ]),
  );
  await database.transact((tx) => noteAct(tx, actOf(c), 'export', `hài lòng ${from} ${until}`));
  const table = [HEAD, ...rows, [`Lúc tính ${toLocalIso(now())}`]];
  const name = `hai-long-${from}-${until}.${kind}`;
  if (kind === 'xlsx') {
    const bytes = await writeWorkbook('Hài lòng', table);
    return sendFile(c, { name, mediaType: XLSX, bytes }, 'attachment');
  }
  const bytes = new TextEncoder().encode(writeCsv(table));
  return sendFile(c, { name, mediaType: 'text/csv; charset=utf-8', bytes }, 'attachment');
}
