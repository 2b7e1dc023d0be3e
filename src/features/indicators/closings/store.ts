import type { Day } from '../../../law/day.ts';
import type { Db } from '../../../platform/database/database.ts';
import { type ClosingContent, closingHash, unpackText } from './content.ts';
import type { ClosedPeriod } from './periods.ts';

/** A period as it was closed, without its content. */
export interface Closing extends ClosedPeriod {
  no: number;
  hash: string;
  takenAt: Date;
}

const COLUMNS = ['no', 'kind', 'day_from', 'day_to', 'previous', 'hash', 'taken_at'] as const;

/** The closing of exactly these days with what was counted then; null when they were not closed. */
export async function findClosing(
  db: Db,
  wardId: number,
  { from, to }: { from: Day; to: Day },
): Promise<(Closing & { content: ClosingContent }) | null> {
  const row = await db
    .selectFrom('closings')
    .select([...COLUMNS, 'content'])
    .where('ward_id', '=', wardId)
    .where('day_from', '=', from)
    .where('day_to', '=', to)
    .executeTakeFirst();
  if (!row) return null;
  return { ...closingOf(row), content: JSON.parse(await unpackText(row.content)) as ClosingContent };
}

/** The closings of a kind, the newest first. */
export async function listClosings(db: Db, wardId: number, kind: string, limit: number): Promise<Closing[]> {
  const rows = await db
    .selectFrom('closings')
    .select(COLUMNS)
    .where('ward_id', '=', wardId)
    .where('kind', '=', kind)
    .orderBy('day_to', 'desc')
    .limit(limit)
    .execute();
  return rows.map(closingOf);
}

type Head = Record<'kind' | 'day_from' | 'day_to' | 'previous' | 'hash', string> & {
  no: number;
  taken_at: Date;
};

function closingOf(row: Head): Closing {
  return {
    ...{ no: row.no, kind: row.kind, from: row.day_from, to: row.day_to },
    ...{ hash: row.hash, takenAt: row.taken_at },
  };
}

const BATCH = 50;

export interface ClosingFault extends ClosedPeriod {
  no: number;
  what: string;
}

/**
 * Goes along the chain of a ward and counts every hash again; also that no number is left out, and that the weeks that were published name
 * a closing that is there.
 */
export async function verifyClosings(
  db: Db,
  wardId: number,
): Promise<{ closings: number; faults: ClosingFault[] }> {
  const faults: ClosingFault[] = [];
  let last = { no: 0, hash: '' };
  let closings = 0;
  for (;;) {
    const rows = await db
      .selectFrom('closings')
      .select([...COLUMNS, 'content'])
      .where('ward_id', '=', wardId)
      .where('no', '>', last.no)
      .orderBy('no')
      .limit(BATCH)
      .execute();
    for (const row of rows) {
      const what = await faultOf(row, wardId, last);
      const { no, kind, from, to } = closingOf(row);
      if (what !== null) faults.push({ no, kind, from, to, what });
      last = { no: row.no, hash: row.hash };
    }
    closings += rows.length;
    if (rows.length < BATCH) break;
  }
  return { closings, faults: [...faults, ...(await weeksWithout(db, wardId, last.no))] };
}

async function faultOf(
  row: Head & { content: Buffer },
  wardId: number,
  last: { no: number; hash: string },
): Promise<string | null> {
  if (row.no !== last.no + 1) return `Thiếu bản chốt số ${last.no + 1}.`;
  if (row.previous !== last.hash) return 'Không nối tiếp bản chốt trước.';
  const text = await unpackText(row.content).catch(() => null);
  if (text === null) return 'Nội dung không đọc được.';
  const head = { wardId, ...closingOf(row), previous: row.previous };
  return closingHash(head, text) === row.hash ? null : 'Nội dung đã bị sửa sau khi chốt.';
}

/** What was cut off at the end of the chain leaves published weeks behind that name it. */
async function weeksWithout(db: Db, wardId: number, lastNo: number): Promise<ClosingFault[]> {
  const rows = await db
    .selectFrom('weekly_quality')
    .select(['monday', 'closing_no'])
    .where('ward_id', '=', wardId)
    .where('part', '=', 'total')
    .where('closing_no', '>', lastNo)
    .execute();
  return rows.map((row) => ({
    ...{ no: row.closing_no, kind: 'week', from: row.monday, to: row.monday },
    what: 'Tuần đã công khai mà bản chốt không còn.',
  }));
}
