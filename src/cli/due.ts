import { calendarWarnings } from '../law/calendar.ts';
import { parseLocal, toLocalDay, toLocalIso } from '../law/day.ts';
import { due } from '../law/due.ts';
import { asText } from './due/as-text.ts';
import { changesOf, followClock, readEvents } from './due/clock-changes.ts';
import type { Found } from './due/found.ts';
import { readCounting } from './due/read-counting.ts';
import { readTerm } from './due/read-term.ts';
import { readLimits, stepClocks } from './due/step-clocks.ts';
import { type GivenOptions, type OptionKinds, readOptions } from './options.ts';

const OPTIONS: OptionKinds = {
  ...{ '--from': 'one', '--term': 'one', '--procedure': 'one', '--case': 'one', '--json': 'flag' },
  ...{ '--supplement-asked': 'many', '--supplement-received': 'many', '--mode': 'one' },
  ...{ '--pause': 'many', '--resume': 'many', '--extend': 'one', '--extend-at': 'one', '--steps': 'one' },
  ...{ '--calendar': 'one', '--hours': 'one', '--cut-off': 'one' },
};

/** `due --from 2026-02-13T15:30 --term 3wd --json`. @returns the exit code */
export function explainDue(args: string[]): number {
  try {
    const given = readOptions(args, OPTIONS);
    const found = findDue(given);
    for (const warning of found.warnings) process.stderr.write(`${warning}\n`);
    process.stdout.write(given.has('--json') ? `${JSON.stringify(found)}\n` : asText(found));
    return 0;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    process.stderr.write(`motcua due: ${error.message}\n`);
    return 64;
  }
}

function findDue(given: GivenOptions): Found {
  const from = given.get('--from')?.[0];
  if (from === undefined)
    throw new RangeError('cần --from và --term, ví dụ --from 2026-02-13T15:30 --term 3wd.');
  const receivedAt = parseLocal(from);
  const asked = readTerm(given, toLocalDay(receivedAt));
  const counting = readCounting(given);
  const { dueAt: firstDueAt, ...counted } = due(receivedAt, asked.term, counting.calendar, counting.hoursOn);
  const events = readEvents(given, receivedAt);
  const changes = changesOf(events, given.get('--mode')?.[0] ?? 'restart', asked);
  const happened = followClock(parseLocal(firstDueAt), events, changes, counting);
  const { dueAt, remainingMinutes } = happened.at(-1) ?? { dueAt: firstDueAt, remainingMinutes: null };
  const days = [firstDueAt, ...happened.flatMap((each) => [each.at, each.dueAt])]
    .map((each) => each ?? '')
    .sort();
  return {
    receivedAt: toLocalIso(receivedAt),
    term: asked.text,
    procedure: asked.procedure,
    state: dueAt === null ? 'paused' : 'running',
    ...{ dueAt, remainingMinutes, firstDueAt },
    ...counted,
    warnings: calendarWarnings(toLocalDay(receivedAt), days.at(-1)!.slice(0, 10), counting.calendar),
    changes: happened,
    steps: stepClocks(receivedAt, readLimits(given.get('--steps')?.[0]), changes, counting),
  };
}
