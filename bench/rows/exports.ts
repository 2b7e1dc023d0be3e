// The register as a workbook: a hundred thousand rows may need no more memory than ten thousand.
import { addDays, toLocalDay } from '../../src/law/day.ts';
import type { Running } from '../../test/kills/nodes.ts';
import type { Row } from '../table/table.ts';
import { short } from '../table/times.ts';
import { DESK_PAGE } from '../ward/desk.ts';
import { RemoteVisitor } from '../ward/visitor.ts';
import type { BenchWard } from '../ward/ward.ts';
import { forgetPeak, memoryOf } from './memory.ts';

/** Exports the days that hold about so many rows, few before many. */
export async function registerExport(
  { address, pid }: Running,
  ward: BenchWard,
  [few, many]: readonly [number, number],
): Promise<Row[]> {
  const desk = await new RemoteVisitor(address).signIn('quay1', DESK_PAGE);
  // What the first export of all loads and compiles is no row's.
  await exportOnce(desk, pid, await daysWith(ward, 500));
  const small = await exportOnce(desk, pid, await daysWith(ward, few));
  const large = await exportOnce(desk, pid, await daysWith(ward, many));
  desk.close();
  const grown = ({ peak, before }: typeof small) => peak - before;
  return [
    {
      what: `bộ nhớ thêm khi xuất ${large.rows} dòng / ${small.rows} dòng`,
      ours: `${short(grown(large))} MB`,
      plain: `${short(grown(small))} MB`,
      ratio: grown(large) / grown(small),
      note: `cao nhất ${short(large.peak)} và ${short(small.peak)} MB`,
    },
    {
      what: `xuất một nghìn dòng, khi xuất ${large.rows} / ${small.rows}`,
      ours: `${short((large.ms * 1000) / large.rows)} ms`,
      plain: `${short((small.ms * 1000) / small.rows)} ms`,
      ratio: large.ms / large.rows / (small.ms / small.rows),
    },
  ];
}

interface Days {
  from: string;
  to: string;
  rows: number;
}

async function exportOnce(desk: RemoteVisitor, pid: number, { from, to, rows }: Days) {
  await new Promise((wake) => setTimeout(wake, 3000));
  forgetPeak(pid);
  const before = memoryOf(pid).now;
  const start = performance.now();
  await desk.get(`/can-bo/so-theo-doi.xlsx?tu=${from}&den=${to}`, true);
  return { rows, before, ms: performance.now() - start, peak: memoryOf(pid).peak };
}

/** The last whole days of the year so far that hold at least so many rows, or all there are. */
async function daysWith({ owner, wardId }: BenchWard, wanted: number): Promise<Days> {
  const { rows } = await owner.query(
    `select ((received_at at time zone 'Asia/Ho_Chi_Minh')::date)::text as day, count(*)::int as count from dossiers
     where ward_id = $1 and received_at is not null group by 1 order by 1 desc`,
    [wardId],
  );
  const to = addDays(toLocalDay(new Date()), -1);
  const days = { from: to, to, rows: 0 };
  for (const { day, count } of rows) {
    if (day > to) continue;
    days.from = day;
    days.rows += count;
    if (days.rows >= wanted) break;
  }
  return days;
}
