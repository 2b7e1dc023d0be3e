import { sql } from 'kysely';
import { addDays, toLocalDay } from '../../../law/day.ts';
import type { Db } from '../../../platform/database/database.ts';
import { type Count, EVER, readCounts } from '../../figures/index.ts';
import { startOf } from '../period.ts';
import type { CountedPeriod, PeriodReader } from '../period-reader.ts';

const WITHIN = [
  ...['received-online', 'index-online', 'index-store', 'index-ended', 'processing-time', 'reuse'],
  ...['electronic-result', 'digitised'],
];
const CHANNELS = ['direct', 'online', 'post', 'mobile'];
const ENDED = ['early', 'on_time', 'late'];
const STOCK = [
  'index-late',
  ...CHANNELS.map((each) => `own-arrived-${each}`),
  ...ENDED.map((each) => `own-ended-${each}`),
];

/** The kept figures that the index is counted from, read at once. */
export interface IndexCounts {
  within: ReadonlyMap<string, Count>;
  /** Dossiers of the ward that are open when the period is over, or now; and those of them that are late. */
  open: number;
  openLate: number;
  /** Procedures of which at least one dossier came online. */
  usedOnline: ReadonlySet<string>;
}

export async function readIndexCounts({ db, wardId, period, lastDay }: PeriodReader): Promise<IndexCounts> {
  const to = addDays(lastDay, 1);
  const spans = [
    { from: period.from, to },
    { from: EVER, to },
  ];
  const rows = await readCounts(db, { wardIds: [wardId], codes: [...WITHIN, ...STOCK], spans });
  const online = await readCounts(db, {
    ...{ wardIds: [wardId], codes: ['received-online'], spans: spans.slice(0, 1), by: ['procedureCode'] },
  });
  const stock = new Map(rows.filter((row) => row.span === 1).map((row) => [row.code, row.total]));
  const sum = (prefix: string) =>
    [...stock].reduce((total, [code, count]) => total + (code.startsWith(prefix) ? count : 0), 0);
  return {
    within: new Map(rows.filter((row) => row.span === 0).map((row) => [row.code, row])),
    open: sum('own-arrived-') - sum('own-ended-'),
    openLate: (stock.get('index-late') ?? 0) - (await dueLaterToday(db, wardId, period)),
    usedOnline: new Set(online.filter((row) => row.counted > 0).map((row) => row.procedureCode)),
  };
}

/** A day counts whole: those that fall due later on the day of the count are not late yet. */
async function dueLaterToday(db: Db, wardId: number, { to, asOf }: CountedPeriod): Promise<number> {
  if (asOf >= startOf(to)) return 0;
  const row = await db
    .selectFrom('dossiers as d')
    .select(sql<number>`count(*)`.as('count'))
    .where('d.ward_id', '=', wardId)
    .where('d.finished_at', 'is', null)
    .where('d.due_at', '>=', asOf)
    .where('d.due_at', '<', startOf(addDays(toLocalDay(asOf), 1)))
    .where('d.received_at', 'is not', null)
    .where('d.supplement_count', '<=', 1)
    .where(sql<boolean>`d.place <> 'forwarded' and d.status not in ('awaiting_supplement', 'suspended')`)
    .executeTakeFirstOrThrow();
  return row.count;
}
