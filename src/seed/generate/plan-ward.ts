import { workingDayFrom } from '../../law/calendar.ts';
import { type Day, toLocalDay, weekday } from '../../law/day.ts';
import type { Chance } from '../chance.ts';
import { dayWeights, type Habits, templateWeight } from './seasons.ts';
import type { Template } from './template.ts';
import type { WorkingLine } from './working-line.ts';

/** Which life is to be made and when, without the life itself: small enough to be held for hundreds of thousands. */
export interface PlannedLife {
  template: number;
  /** By how many working days it is moved. */
  places: number;
  /** How many of its steps are taken; fewer than all where time has not come to the rest, or somebody let it lie. */
  steps: number;
  receivedAt: number;
  /** The last instant of which anything of it is known. */
  until: number;
}

export interface Planning {
  line: WorkingLine;
  templates: readonly Template[];
  habits: Habits;
  chance: Chance;
  count: number;
  /** The first day; the last is that of `until`. */
  from: Day;
  until: Date;
}

/** How many are let lie somewhere on their way. */
const LEFT_LYING = 0.004;

/** Which lives a ward has, in the order of their reception. */
export function planWard(planning: Planning): PlannedLife[] {
  const { line, chance, until, count } = planning;
  const last = line.placeOf(toLocalDay(until));
  const first = line.placeOf(workingDayFrom(planning.from));
  const choose = chooser(dayWeights(line, first, last));
  const choosers = new Map<string, Chooser>();
  const lives: PlannedLife[] = [];
  while (lives.length < count) {
    const place = first + choose(chance.real());
    const day = line.days[place]!;
    const at = lifeChooser(planning, day, choosers)(chance.real());
    const life = planLife(planning, at, place);
    if (life !== null && isInForce(planning.templates[at]!, day)) lives.push(life);
  }
  return lives.sort((a, b) => a.receivedAt - b.receivedAt);
}

/** One for each month, and for the days on which the mobile team is out. */
function lifeChooser({ templates, habits }: Planning, day: Day, known: Map<string, Chooser>): Chooser {
  const key = `${day.slice(0, 7)} ${isTripDay(day)}`;
  const month = Number(day.slice(5, 7));
  const found =
    known.get(key) ??
    chooser(
      templates.map((each) => (each.isMobile && !isTripDay(day) ? 0 : templateWeight(each, month, habits))),
    );
  known.set(key, found);
  return found;
}

/** The mobile team goes out on Thursdays. */
export const isTripDay = (day: Day) => weekday(day) === 4;

const isInForce = ({ validFrom, validUntil }: Template, day: Day) =>
  day >= validFrom && (validUntil === null || day < validUntil);

/** Null where it would begin after the last instant. */
function planLife(
  { line, templates, chance, until }: Planning,
  at: number,
  place: number,
): PlannedLife | null {
  const { life, place: own, end } = templates[at]!;
  const places = place - own;
  const receivedAt = line.move(end.receivedAt!, places).getTime();
  let steps = 0;
  while (steps < life.steps.length && line.move(life.steps[steps]!.at, places) <= until) steps++;
  if (steps === 0) return null;
  const isLying = steps > 3 && chance.happens(LEFT_LYING);
  const taken = isLying ? chance.between(2, steps - 1) : steps;
  const stop = isLying ? line.move(life.steps[taken - 1]!.at, places) : until;
  return { template: at, places, steps: taken, receivedAt, until: stop.getTime() };
}

type Chooser = (throwOf: number) => number;

/** Draws a place of a list as often as its weight says, for a throw from 0 up to 1. */
function chooser(weights: readonly number[]): Chooser {
  const sums = new Float64Array(weights.length);
  let sum = 0;
  for (const [at, weight] of weights.entries()) sums[at] = sum += weight;
  return (throwOf) => {
    const sought = throwOf * sum;
    let [low, high] = [0, sums.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sums[middle]! > sought) high = middle;
      else low = middle + 1;
    }
    return low;
  };
}
