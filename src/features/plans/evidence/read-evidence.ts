import type { Db } from '../../../platform/database/database.ts';
import { foldVietnamese } from '../../../platform/fold-vietnamese.ts';
import { type ActivityRecord, listRecords, type Plan, type PlanTask } from '../store.ts';
import type { DaySpan, Evidence, EvidenceSource, SourceCode } from './evidence.ts';
import { kindsOfRecord } from './product-kinds.ts';
import { OWN_SOURCES } from './sources/list.ts';
import { type EvidenceVerdict, listSourceChoices, listVerdicts, type SourceChoice } from './store.ts';

/** A piece of evidence as it stands for one task. */
export interface JudgedEvidence extends Evidence {
  counts: boolean;
  /** The newest decision about it; null: nobody decided. */
  verdict: EvidenceVerdict | null;
}

export interface TaskSource {
  code: SourceCode;
  /** What the plan's wording says. */
  isMatched: boolean;
  isUsed: boolean;
  choice: SourceChoice | null;
  /** How many pieces it has for this task. */
  found: number;
}

export interface TaskEvidence {
  /** Found and recorded, newest first; also what does not count. */
  items: JudgedEvidence[];
  sources: TaskSource[];
  records: ActivityRecord[];
}

/**
 * What exists for each task of a plan in the days of the span: found by the sources that its wording asks for (or that a person
 * switched on), and written down by officers. `more`: sources of the feature that asks.
 * @returns by key of the task
 */
export async function readEvidence(
  db: Db,
  wardId: number,
  plan: Plan,
  { span, more = [] }: { span: DaySpan; more?: readonly EvidenceSource[] },
): Promise<Map<number, TaskEvidence>> {
  const sources = [...OWN_SOURCES, ...more];
  const [records, choices, verdicts, ...found] = await Promise.all([
    listRecords(db, wardId, plan.id),
    listSourceChoices(db, wardId, plan.id),
    listVerdicts(db, wardId, plan.id),
    ...sources.map((source) => source.find(db, wardId, span, plan.id)),
  ]);
  const gathered = sources.map((source, at) => ({ source, found: found[at]! }));
  return new Map(
    plan.tasks.map((task) => {
      const own = records.filter((record) => record.taskKey === task.key);
      const chosen = choices.filter((choice) => choice.taskKey === task.key);
      const decided = verdicts.filter((verdict) => verdict.taskKey === task.key);
      return [task.key, { records: own, ...judge(task, gathered, { records: own, chosen, decided }) }];
    }),
  );
}

interface Decided {
  records: ActivityRecord[];
  chosen: SourceChoice[];
  decided: EvidenceVerdict[];
}

function judge(
  task: PlanTask,
  gathered: { source: EvidenceSource; found: Evidence[] }[],
  { records, chosen, decided }: Decided,
): Pick<TaskEvidence, 'items' | 'sources'> {
  const sources: TaskSource[] = [];
  const items: Evidence[] = records.map(evidenceOfRecord);
  for (const { source, found } of gathered) {
    const own = found.filter((each) => source.suits?.(task, each) ?? true);
    const choice = chosen.find((each) => each.source === source.code) ?? null;
    const isMatched = source.matches(task);
    const isUsed = choice?.used ?? isMatched;
    sources.push({ code: source.code, isMatched, isUsed, choice, found: own.length });
    if (isUsed) items.push(...own.filter((each) => !items.some((known) => isSame(known, each))));
  }
  return {
    sources,
    items: items
      .map((item) => judged(inTaskWords(task, item), decided))
      .sort((a, b) => (a.day === b.day ? 0 : a.day < b.day ? 1 : -1)),
  };
}

/** An officer who writes down a document that the system finds too has not made a second product. */
function isSame(known: Evidence, found: Evidence): boolean {
  return known.number !== null && known.number === found.number && known.day === found.day;
}

/** A deliverable that the task no longer has is none that anybody named. */
function inTaskWords(task: PlanTask, item: Evidence): Evidence {
  if (item.deliverable == null) return item;
  const folded = foldVietnamese(item.deliverable);
  return task.deliverables.some((each) => foldVietnamese(each) === folded)
    ? item
    : { ...item, deliverable: null };
}

function judged(item: Evidence, decided: EvidenceVerdict[]): JudgedEvidence {
  const verdict = decided.find((each) => each.source === item.source && each.ref === item.ref) ?? null;
  return { ...item, verdict, counts: verdict?.counts ?? item.doubt === null };
}

function evidenceOfRecord(record: ActivityRecord): Evidence {
  const { id, happenedOn, title, documentNumber, deliverable, completes } = record;
  return {
    ...{ source: 'record', ref: `record/${id}`, day: happenedOn, title, number: documentNumber },
    ...{ detail: null, address: null, doubt: null, deliverable, completes },
    kinds: kindsOfRecord({ title, number: documentNumber }),
  };
}
