import { pausedRemainder } from '../../law/clock.ts';
import { type Day, toLocalDay } from '../../law/day.ts';
import { supplementUntil } from '../../law/supplement.ts';
import { nodeOf, type ProcessVersion } from '../procedures/index.ts';
import { answerDue } from './arrival.ts';
import { arriveAt } from './process-walk.ts';
import type { Counting } from './recount.ts';
import { recountedDue } from './recounted-due.ts';
import type { StepName } from './schema.ts';
import type { Step, StepPayloads } from './step-payloads.ts';

/** The steps of a dossier, with the process that it keeps. */
export interface Life {
  steps: readonly Step[];
  process: ProcessVersion | null;
}

/** Where to: when each instant is then, and how time is counted there. */
export interface Move {
  instant(at: Date): Date;
  counting: Counting;
}

/** Steps that set the due time; all others leave it as it was. */
const SETS_DUE: ReadonlySet<StepName> = new Set([
  ...([
    'submit',
    'accept',
    'admit',
    'request_supplement',
    'receive_supplement',
    'suspend',
    'resume',
  ] as const),
  'extend',
]);
/** Steps that depend on another dossier, on an earlier due time or on what was promised elsewhere. */
const UNMOVABLE: ReadonlySet<StepName> = new Set([
  ...(['open_linked', 'note_linked', 'recount', 'answer_supplement', 'return_supplement', 'undo'] as const),
]);

export const isMovable = ({ steps }: Life) => steps.every(({ step }) => !UNMOVABLE.has(step));

/**
 * The same life begun on another day: what people did is moved, every due time is counted anew by the law as it stands there. Only of
 * a life that is movable. What was promised by a letter is moved as what people did.
 */
export function moveLife({ steps, process }: Life, move: Move): Step[] {
  const moved: Step[] = [];
  let node: string | null = null;
  for (const step of steps) {
    const at = move.instant(step.at);
    const before = moved.at(-1)?.dueAt ?? null;
    node = ('at' in step.payload ? step.payload.at?.node : null) ?? node;
    const payload = movePayload(step, { ...move, at, process, node, dueBefore: before });
    const next = { ...step, at, payload, dueAt: step.dueAt && move.instant(step.dueAt) } as Step;
    moved.push(next);
    next.dueAt = SETS_DUE.has(step.step) ? recountedDue(moved, move.counting) : before;
  }
  return moved;
}

interface Moving extends Move {
  at: Date;
  process: ProcessVersion | null;
  node: string | null;
  dueBefore: Date | null;
}

function movePayload(step: Step, moving: Moving): unknown {
  const { at, dueBefore, counting } = moving;
  const iso = (text: string) => moving.instant(new Date(text)).toISOString();
  const left = (before: number | null) =>
    before === null || dueBefore === null
      ? null
      : pausedRemainder(dueBefore, at, counting.calendar, counting.hoursOn);
  const { payload } = step;
  switch (step.step) {
    case 'submit': {
      const { submittedAt, channel, answerDueAt } = step.payload;
      const due = answerDueAt && answerDue(at, channel, counting);
      return {
        ...payload,
        submittedAt: iso(submittedAt),
        ...(answerDueAt !== undefined && { answerDueAt: due }),
      };
    }
    case 'accept':
    case 'admit':
      return { ...payload, ...atNode(step.payload, moving), receivedAt: iso(step.payload.receivedAt) };
    case 'request_supplement': {
      const { remainingMinutes, until } = step.payload;
      const days = until ? awaitedDays(step.at, until, counting) : null;
      const then = supplementUntil(at, days, counting.calendar, counting.hoursOn);
      return {
        ...payload,
        remainingMinutes: left(remainingMinutes),
        ...(until !== undefined && { until: then?.toISOString() ?? null }),
      };
    }
    case 'receive_supplement': {
      const { arrivedAt, stepDueAt } = step.payload;
      return {
        ...payload,
        ...(stepDueAt !== undefined && { stepDueAt: stepDueAt && stepDueOf(moving) }),
        ...(arrivedAt !== undefined && { arrivedAt: iso(arrivedAt) }),
      };
    }
    case 'suspend':
      return { ...payload, remainingMinutes: left(step.payload.remainingMinutes) };
    case 'resume':
      return { ...payload, stepDueAt: step.payload.stepDueAt && stepDueOf(moving) };
    case 'consult':
      return {
        consultations: step.payload.consultations.map((each) => ({
          ...each,
          askedAt: at.toISOString(),
          dueAt: each.dueAt && iso(each.dueAt),
        })),
      };
    case 'extend':
      return { ...payload, dueBefore: dueBefore!.toISOString() };
    case 'apologise':
      return { ...payload, expectedOn: moveDay(step.payload.expectedOn, moving) };
    case 'stamp':
    case 'approve_correction':
      return { ...payload, resultOn: toLocalDay(at) };
    case 'note_result':
      return { ...payload, resultOn: moveDay(step.payload.resultOn, moving) };
    default:
      return { ...payload, ...atNode(payload as { at?: StepPayloads['accept']['at'] }, moving) };
  }
}

const moveDay = (day: Day, move: Move) => toLocalDay(move.instant(new Date(`${day}T05:00:00Z`)));

function atNode({ at }: { at?: StepPayloads['accept']['at'] }, moving: Moving) {
  if (at === undefined) return {};
  return { at: { ...at, stepDueAt: at.stepDueAt && stepDueOf(moving) } };
}

function stepDueOf({ process, node, at, counting }: Moving): string | null {
  return arriveAt(nodeOf(process!, node!), at, counting).stepDueAt;
}

/** For how many days a supplement is awaited that is awaited until then. @throws RangeError when no number of days ends there */
function awaitedDays(askedAt: Date, until: string, { calendar, hoursOn }: Counting): number {
  for (let days = 1; days <= 365; days++)
    if (supplementUntil(askedAt, days, calendar, hoursOn)?.toISOString() === until) return days;
  throw new RangeError(`Không có số ngày nào kết thúc lúc ${until}.`);
}
