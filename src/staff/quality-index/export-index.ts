import { noteAct } from '../../features/organisation/index.ts';
import { addDays, toLocalIso } from '../../law/day.ts';
import { writeCsv } from '../../platform/tables/write-csv.ts';
import { sendFile } from '../send-file.ts';
import { actOf, type StaffContext } from '../session.ts';
import { asksLive, periodsOf, readIndex } from './read-index.ts';
import { figureOf } from './words.ts';

const HEAD = [
  ...['Mã', 'Nhóm', 'Thành phần', 'Tử số', 'Mẫu số', 'Tỷ lệ %', 'Ngưỡng %', 'Điểm', 'Tối đa'],
  ...['Đã xác minh', 'Ghi chú', 'Tỷ lệ % kỳ so sánh', 'Điểm kỳ so sánh'],
];

/** The index of a period as a table: its components, its groups, its total. */
export async function exportIndex(c: StaffContext): Promise<Response> {
  const { period, other } = periodsOf(c);
  const { quality, asOf, closing } = await readIndex(c, period, asksLive(c));
  const before = other && (await readIndex(c, other, false));
  const nameOf = new Map(quality.groups.map((each) => [each.code, each.name]));
  const lines = quality.lines.map((line) => {
    const then = before?.quality.lines.find((each) => each.code === line.code);
    return [
      ...[line.code, nameOf.get(line.group)!, line.name, line.numerator, line.denominator],
      ...[rounded(figureOf(line)), line.threshold, line.points, line.max],
      ...[line.isVerified ? 'có' : 'chưa', line.words],
      ...[then ? rounded(figureOf(then)) : null, then?.points ?? null],
    ];
  });
  const sums = [
    ...quality.groups,
    { ...quality.total, code: '', name: 'Tổng các thành phần có dữ liệu' },
  ].map((each) => [
    each.code,
    each.name,
    '',
    null,
    null,
    null,
    null,
    each.points,
    each.maxMeasured,
    '',
    '',
    null,
    null,
  ]);
  const foot = closing
    ? [`Chốt lúc ${toLocalIso(closing.takenAt)}`, `SHA-256 ${closing.hash}`]
    : [`Lúc tính ${toLocalIso(asOf)}`, 'Số hiện nay, chưa chốt'];
  const name = `chi-so-766-${period.from}-${addDays(period.to, -1)}.csv`;
  await c.var.platform.database.transact((tx) => noteAct(tx, actOf(c), 'export', name));
  const bytes = new TextEncoder().encode(writeCsv([HEAD, ...lines, ...sums, foot]));
  return sendFile(c, { name, mediaType: 'text/csv; charset=utf-8', bytes }, 'attachment');
}

function rounded(value: number | null): number | null {
  return value === null ? null : Math.round(value * 10_000) / 10_000;
}
