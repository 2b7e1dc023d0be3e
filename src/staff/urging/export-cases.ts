import { listUnits, noteAct } from '../../features/organisation/index.ts';
import {
  CASE_KIND_LABELS,
  type CaseLine,
  CLOSING_LABELS,
  findLineLetters,
  searchCases,
} from '../../features/urging/index.ts';
import { formatDay, formatTime, toLocalDay, toLocalIso } from '../../law/day.ts';
import { writeCsv } from '../../platform/tables/write-csv.ts';
import { sendFile } from '../send-file.ts';
import { actOf, type StaffContext } from '../session.ts';
import { readSearch } from './place.ts';

const BATCH = 500;
const MOST_ROWS = 20_000;
const HEAD = [
  'Vụ',
  'Loại',
  'Việc chậm',
  'Đơn vị',
  'Bước',
  'Văn bản',
  'Ngày văn bản',
  'Mở',
  'Đóng',
  'Cách đóng',
];

/** The list as it is narrowed, as CSV that Excel opens; no name of an applicant is in it. Noted in the access log. */
export async function exportCases(c: StaffContext): Promise<Response> {
  const { database, now } = c.var.platform;
  const { wardId } = c.var.officer;
  const search = { ...readSearch((name) => c.req.query(name), now()), limit: BATCH };
  const units = new Map((await listUnits(database.db, wardId)).map((unit) => [unit.id, unit.shortName]));
  const rows: (string | number)[][] = [];
  for (let after: { at: Date; id: number } | null = null; rows.length < MOST_ROWS; ) {
    const page: Awaited<ReturnType<typeof searchCases>> = await searchCases(database.db, wardId, {
      ...search,
      after,
    });
    const letters = await findLineLetters(database.db, wardId, page.lines);
    for (const line of page.lines) rows.push(rowOf(line, units, letters.get(line.id)));
    after = page.next;
    if (after === null) break;
  }
  await database.transact((tx) => noteAct(tx, actOf(c), 'export', 'đôn đốc'));
  const bytes = new TextEncoder().encode(writeCsv([HEAD, ...rows, [`Lúc xuất ${toLocalIso(now())}`]]));
  return sendFile(c, { name: 'don-doc.csv', mediaType: 'text/csv; charset=utf-8', bytes }, 'attachment');
}

function rowOf(
  line: CaseLine,
  units: ReadonlyMap<number, string>,
  letter: { number: string | null; day: string | null } | undefined,
): (string | number)[] {
  return [
    ...[line.id, CASE_KIND_LABELS[line.kind], line.title, line.unitIds.map((id) => units.get(id)).join('; ')],
    ...[line.step, letter?.number ?? '', letter?.day ? formatDay(letter.day) : ''],
    ...[formatDay(toLocalDay(line.openedAt)), line.closedAt ? formatTime(line.closedAt) : ''],
    line.closing === null ? '' : CLOSING_LABELS[line.closing],
  ];
}
