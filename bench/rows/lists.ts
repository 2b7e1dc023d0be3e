// Lists and figures against a plain way of asking the same of the same rows.
import { sql } from 'kysely';
import { searchDossiers } from '../../src/features/dossiers/index.ts';
import { findIndicator } from '../../src/features/indicators/index.ts';
import { listOfficers } from '../../src/features/organisation/index.ts';
import { instant, toLocalDay } from '../../src/law/day.ts';
import { foldVietnamese } from '../../src/platform/fold-vietnamese.ts';
import type { Row } from '../table/table.ts';
import { inMs, median, timeEach } from '../table/times.ts';
import type { BenchWard } from '../ward/ward.ts';

/** No filter beyond the list itself. */
const WIDE = { place: null, procedureCode: null, holderId: null, unreceived: false };
const ALL = { queue: 'all' as const, q: '', status: null, channel: null, unitId: null, ...WIDE, limit: 50 };
const RUNS = { runs: 5, warm: 1 };

const versus = async (
  what: string,
  ours: () => Promise<unknown>,
  plain: () => Promise<unknown>,
): Promise<Row> => {
  const [a, b] = [(await timeEach(ours, RUNS)).times, (await timeEach(plain, RUNS)).times];
  return { what, ours: inMs(a), plain: inMs(b), ratio: median(a) / median(b) };
};

/** The last page of the whole list: by key, and by offset as one would write it first. */
export async function lastPage(ward: BenchWard): Promise<Row[]> {
  const { db } = ward.database;
  const officer = await deskOf(ward);
  const moment = { now: new Date(), soonUntil: new Date() };
  const newest = db
    .selectFrom('dossiers')
    .where('ward_id', '=', ward.wardId)
    .orderBy('submitted_at', 'desc')
    .orderBy('id', 'desc');
  const { count } = await db
    .selectFrom('dossiers')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('ward_id', '=', ward.wardId)
    .executeTakeFirstOrThrow();
  const deep = await newest
    .select(['submitted_at', 'id'])
    .offset(count - 100)
    .limit(1)
    .executeTakeFirstOrThrow();
  const after = { sortAt: deep.submitted_at.toISOString(), id: deep.id };
  return [
    await versus(
      'trang cuối của danh sách: theo khóa / theo offset',
      () => searchDossiers(db, officer, { ...ALL, after }, moment),
      () =>
        newest
          .selectAll()
          .offset(count - 100)
          .limit(50)
          .execute(),
    ),
  ];
}

/** A name without its accents: by the index of trigrams, and by reading every row. */
export async function findName(ward: BenchWard): Promise<Row[]> {
  const { db } = ward.database;
  const officer = await deskOf(ward);
  const moment = { now: new Date(), soonUntil: new Date() };
  const { name } = (await ward.sample(1))[0]!;
  return [
    await versus(
      'tìm một tên không dấu: theo chỉ mục / đọc mọi dòng',
      () => searchDossiers(db, officer, { ...ALL, q: foldVietnamese(name), after: null }, moment),
      () =>
        db
          .selectFrom('dossiers')
          .selectAll()
          .where(sql<boolean>`lower(applicant_name) || ' ' like ${`%${name.toLowerCase()}%`}`)
          .orderBy('submitted_at', 'desc')
          .limit(50)
          .execute(),
    ),
  ];
}

/** A figure by months in one query, and in one query a month. */
export async function figureByMonths(ward: BenchWard): Promise<Row[]> {
  const online = findIndicator('received-online');
  if (online.kind !== 'dossiers') throw new Error('no figure of dossiers');
  const { db } = ward.database;
  const now = new Date();
  const year = toLocalDay(now).slice(0, 4);
  const months = Array.from({ length: 12 }, (_, at) =>
    instant(`${year}-${String(at + 1).padStart(2, '0')}-01`, 0),
  );
  return [
    await versus(
      'một chỉ tiêu theo tháng: một câu hỏi / mỗi tháng một câu',
      () => online.read(db, ward.wardId, months, now),
      async () => {
        for (const [at, from] of months.slice(0, -1).entries())
          await online.read(db, ward.wardId, [from, months[at + 1]!], now);
      },
    ),
  ];
}

async function deskOf({ database, wardId }: BenchWard) {
  return (await listOfficers(database.db, wardId)).find((each) => each.username === 'quay1')!;
}
