// How well forecasts tell the end of the year: months are walked one by one, each forecast is compared with what came, against two
// plain ways in the same run. `npm run bench:forecast`.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gather, monthAndWeekBounds } from '../src/features/indicators/forecast/fine-trend.ts';
import { forecastFlow } from '../src/features/indicators/forecast/forecast-flow.ts';
import { observe } from '../src/features/indicators/forecast/observations.ts';
import { workingWeeks } from '../src/features/indicators/forecast/working-weeks.ts';
import {
  FigureReader,
  INDICATORS,
  percent,
  type Ratio,
  sumRatios,
} from '../src/features/indicators/index.ts';
import { boundsUpTo, spansOf, startOf } from '../src/features/indicators/period.ts';
import { STATE_CALENDAR } from '../src/law/calendar.ts';
import { instant, toLocalDay } from '../src/law/day.ts';
import { openDatabase } from '../src/platform/database/database.ts';
import { migrate } from '../src/platform/database/migrate.ts';
import { openFileStore } from '../src/platform/files/store/open-store.ts';
import { openCluster } from '../src/platform/postgres/cluster.ts';
import { readFileSettings } from '../src/platform/settings.ts';
import { seedBasics, seedDemo } from '../src/seed/seed.ts';
import { type DayCount, syntheticYears } from './synthetic-years.ts';
import '../test/ids-key.ts';

const FROM = '2026-01-01';
const TO = '2027-01-01';
const END = startOf(TO);
const CALENDAR = { calendar: STATE_CALENDAR, hours: [] };
const MONTHS = Array.from({ length: 10 }, (_, at) => startOf(`2026-${String(at + 2).padStart(2, '0')}-01`));

type Point = Ratio & { from: Date; to: Date };

/** One forecast at a month's end and what came, in percent. */
interface Trial {
  truth: number;
  ours: number;
  band: { low: number; high: number };
  lastValue: number;
  threeMonths: number;
}

/** Forecasts of a whole year at each month's end, from what was known then. `readUpTo` gives weeks and months up to an instant. */
function walk(read: (asOf: Date) => { trend: Point[]; weeks: Point[] }, truth: number | null): Trial[] {
  if (truth === null) return [];
  return MONTHS.flatMap((asOf) => {
    const { trend, weeks } = read(asOf);
    const sum = sumRatios(trend);
    const figure = percent(sum);
    const found = forecastFlow(observe(weeks, CALENDAR), workingWeeks({ from: asOf, to: END }, CALENDAR));
    if (figure === null || found === null) return [];
    const { expected: ours, band } = found;
    return [{ truth, ours, band, lastValue: figure, threeMonths: threeMonthRule(trend, sum, asOf) }];
  });
}

/** The rule before: what a day of the last three months brought, for every day left. */
function threeMonthRule(trend: Point[], sum: Ratio, asOf: Date): number {
  const recent = trend.slice(-3);
  const known = recent.reduce((total, each) => total + (each.to.getTime() - each.from.getTime()), 0);
  const pace = sumRatios(recent);
  const grow = (END.getTime() - asOf.getTime()) / known;
  const whole = {
    numerator: sum.numerator + pace.numerator * grow,
    denominator: sum.denominator + pace.denominator * grow,
  };
  return Math.min(100, percent(whole) ?? 0);
}

function report(name: string, trials: readonly Trial[]): void {
  const mean = (of: (trial: Trial) => number) =>
    trials.reduce((sum, each) => sum + of(each), 0) / trials.length;
  const off = (of: (trial: Trial) => number) => mean((each) => Math.abs(of(each) - each.truth)).toFixed(2);
  const inside =
    100 * mean(({ truth, band }) => Number(truth >= band.low - 1e-9 && truth <= band.high + 1e-9));
  const width = mean(({ band }) => band.high - band.low).toFixed(1);
  process.stdout.write(
    `| ${name} | ${trials.length} | ${off((each) => each.ours)} | ${off((each) => each.threeMonths)} | ${off((each) => each.lastValue)} | ${inside.toFixed(0)} % | ${width} |\n`,
  );
}

process.stdout.write(
  '| năm | số lần dự báo | sai số (điểm %) | quy tắc ba tháng | lấy số hiện nay | nằm trong khoảng 80 % | độ rộng khoảng |\n|---|---|---|---|---|---|---|\n',
);

const groups = new Map<string, Trial[]>();
for (const { name, days } of syntheticYears(Number(process.env.BENCH_YEARS ?? 20))) {
  const truth = percent(sumRatios(days));
  const trials = walk((asOf) => pointsOf(days, asOf), truth);
  groups.set(name, [...(groups.get(name) ?? []), ...trials]);
}
for (const [name, trials] of groups) report(name, trials);
report('mọi năm giả', [...groups.values()].flat());
if (process.env.BENCH_SEEDED !== '0') await seededYear();

function pointsOf(days: readonly DayCount[], asOf: Date): { trend: Point[]; weeks: Point[] } {
  const points = spansOf(boundsUpTo(monthAndWeekBounds(FROM, TO), asOf)).map((span) => {
    const [from, to] = [toLocalDay(span.from), toLocalDay(span.to)];
    return { ...span, ...sumRatios(days.filter(({ day }) => day >= from && day < to)) };
  });
  return { trend: gather(points, 'months', FROM, TO), weeks: gather(points, 'weeks', FROM, TO) };
}

/** The demo's year, made by the real verbs, each figure read as it stood at each month's end. */
async function seededYear(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-bench-'));
  const cluster = await openCluster(join(folder, 'postgres'), { fsync: 'off' });
  const url = cluster.url('postgres');
  await migrate(url);
  await seedBasics(url, { demo: true });
  const files = openFileStore(readFileSettings({ DATA_DIR: folder }));
  const dossiers = Number(process.env.BENCH_DOSSIERS ?? 1000);
  await seedDemo({ ownerUrl: url, files, dossiers, until: instant('2026-12-31', 17 * 60) });
  const database = openDatabase(url).acrossWards();
  const ward = await database.db.selectFrom('wards').select('id').orderBy('id').executeTakeFirstOrThrow();
  const all: Trial[] = [];
  for (const indicator of INDICATORS) {
    if (indicator.kind === 'missing' || indicator.kind === 'catalogue') continue;
    const truth = sumRatios(await new FigureReader(database.db, ward.id, END).trend(indicator, FROM, TO));
    const known = new Map<number, { trend: Point[]; weeks: Point[] }>();
    for (const asOf of MONTHS)
      known.set(
        asOf.getTime(),
        await new FigureReader(database.db, ward.id, asOf).monthsAndWeeks(indicator, FROM, TO),
      );
    const trials = walk((asOf) => known.get(asOf.getTime())!, percent(truth));
    if (trials.length > 0) report(`năm mẫu: ${indicator.code}`, trials);
    all.push(...trials);
  }
  report('năm mẫu: mọi chỉ số', all);
  await database.close();
  await cluster.stop();
  rmSync(folder, { recursive: true, force: true });
}
