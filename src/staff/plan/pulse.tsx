import { type CountRow, EVER, readCounts, readSums } from '../../features/figures/index.ts';
import { mondayOf } from '../../features/indicators/index.ts';
import type { Unit } from '../../features/organisation/index.ts';
import { addDays, type Day, formatDay } from '../../law/day.ts';
import type { ChartSpec } from '../../platform/charts/index.ts';
import type { Db } from '../../platform/database/database.ts';
import { Chart } from '../../ui/chart.tsx';

const WEEKS = 12;
const ARRIVED = ['online', 'direct', 'post', 'mobile'].map((channel) => `own-arrived-${channel}`);
const ENDED = ['early', 'on_time', 'late'].map((end) => `own-ended-${end}`);
const OVERDUE = 'own-overdue';

/** What a leader would rather look at than read: what came and went, and who has what open. */
export interface Pulse {
  weeks: ChartSpec;
  open: ChartSpec;
}

/** The last twelve weeks and what was open at the last midnight, from the kept figures. */
export async function readPulse(db: Db, wardId: number, units: readonly Unit[], today: Day): Promise<Pulse> {
  const first = addDays(mondayOf(today), -7 * (WEEKS - 1));
  const mondays = Array.from({ length: WEEKS + 1 }, (_, at) => addDays(first, 7 * at));
  const [arrived, ended, open] = await Promise.all([
    readWeeks(db, wardId, ARRIVED, mondays),
    readWeeks(db, wardId, ENDED, mondays),
    readCounts(db, {
      ...{ wardIds: [wardId], codes: [...ARRIVED, ...ENDED, OVERDUE] },
      ...{ spans: [{ from: EVER, to: today }], by: ['unitId'] },
    }),
  ]);
  return { weeks: weeksSpec(mondays.slice(0, WEEKS), { arrived, ended }), open: openSpec(units, open) };
}

function sumOf(rows: readonly CountRow[], codes: readonly string[]): number {
  return rows.filter(({ code }) => codes.includes(code)).reduce((sum, { total }) => sum + total, 0);
}

/** What was counted under any of these codes, week by week. */
async function readWeeks(
  db: Db,
  wardId: number,
  codes: readonly string[],
  bounds: readonly Day[],
): Promise<number[]> {
  const each = await Promise.all(codes.map((code) => readSums(db, { wardId, code, bounds })));
  return bounds.slice(1).map((_, at) => each.reduce((sum, weeks) => sum + weeks[at]!.total, 0));
}

function weeksSpec(
  mondays: readonly Day[],
  { arrived, ended }: { arrived: number[]; ended: number[] },
): ChartSpec {
  return {
    ...{ kind: 'bars', title: 'Hồ sơ đến và xong theo tuần', unit: 'hồ sơ' },
    categories: mondays.map((monday) => formatDay(monday).slice(0, 5)),
    series: [
      { name: 'Tiếp nhận', values: arrived },
      { name: 'Giải quyết xong', values: ended },
    ],
  };
}

function openSpec(units: readonly Unit[], rows: readonly CountRow[]): ChartSpec {
  const found = units
    .map((unit) => {
      const mine = rows.filter((row) => row.unitId === unit.id);
      const overdue = sumOf(mine, [OVERDUE]);
      return { name: unit.shortName, overdue, inTerm: sumOf(mine, ARRIVED) - sumOf(mine, ENDED) - overdue };
    })
    .filter(({ overdue, inTerm }) => overdue + inTerm > 0);
  return {
    ...{ kind: 'stacked-bars', title: 'Hồ sơ đang giải quyết, đến hết hôm qua', unit: 'hồ sơ' },
    categories: found.map(({ name }) => name),
    series: [
      { name: 'Trong hạn', tone: 'good', values: found.map(({ inTerm }) => inTerm) },
      { name: 'Quá hạn', tone: 'bad', values: found.map(({ overdue }) => overdue) },
    ],
  };
}

/** Both charts side by side, above the plan. */
export function PulseCharts({ pulse }: { pulse: Pulse }) {
  return (
    <div class="pulse">
      {[pulse.weeks, pulse.open].map((spec) => (
        <section class="card card-body">
          <Chart spec={spec} />
        </section>
      ))}
    </div>
  );
}
