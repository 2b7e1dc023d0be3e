import { weekday } from '../../law/day.ts';
import type { Template } from './template.ts';
import type { WorkingLine } from './working-line.ts';

/** Monday to Friday, against a day like any other; what the weekend held back comes on Monday. */
const WEEK = [1, 1.34, 1.06, 0.98, 0.94, 0.78, 0.9];
/** January to December: before Tết little, after it much, papers for schools in June to August, the year's end. */
const MONTHS = [0.92, 0.8, 1.22, 1.02, 0.96, 1.16, 1.26, 1.18, 1.0, 0.95, 0.98, 1.06];
/** Working days that were off before, from which on a return brings more. */
const LONG_BREAK = 4;

/** How much comes in on each of these places of the line, against an ordinary day. */
export function dayWeights(line: WorkingLine, from: number, until: number): number[] {
  const weights: number[] = [];
  for (let place = from; place <= until; place++) {
    const day = line.days[place]!;
    const month = Number(day.slice(5, 7));
    const isQuarterEnd = month % 3 === 0 && line.days[place + 5]?.slice(5, 7) !== day.slice(5, 7);
    weights.push(
      WEEK[weekday(day)]! * MONTHS[month - 1]! * (isQuarterEnd ? 1.25 : 1) * afterBreak(line, place),
    );
  }
  return weights;
}

/** The first days after a long break, as after Tết, are the fullest of the year. */
function afterBreak(line: WorkingLine, place: number): number {
  for (let back = 0; back < 4; back++)
    if (offBefore(line, place - back) >= LONG_BREAK) return 1.7 - 0.15 * back;
  return 1;
}

function offBefore(line: WorkingLine, place: number): number {
  const [before, day] = [line.days[place - 1], line.days[place]];
  if (before === undefined || day === undefined) return 0;
  return (Date.parse(day) - Date.parse(before)) / 86_400_000 - 1;
}

/** Procedures that are asked for when schools enrol: certified copies, births. */
const OF_SCHOOLS: ReadonlySet<string> = new Set(['2.000815', '2.000635', '1.001193']);

export interface Habits {
  /** How late each unit of the ward is, against the templates. */
  lateness: ReadonlyMap<string, number>;
  /** How much of it is filed online, against the templates. */
  online: number;
}

/** How often a life like this one begins in a month in a ward of these habits, against one without any season. */
export function templateWeight(template: Template, month: number, { lateness, online }: Habits): number {
  const { end, isLate, unitCode } = template;
  const school = OF_SCHOOLS.has(end.procedureCode) && month >= 6 && month <= 8 ? 1.5 : 1;
  const isBusy = month === 7 || month === 12 || month === 3;
  const late = isLate ? (lateness.get(unitCode) ?? 1) * (isBusy ? 1.6 : 0.9) : 1;
  // More and more is filed online as the year goes on.
  const filed = end.channel === 'online' ? online * (0.8 + month / 30) : 1;
  return school * late * filed;
}
