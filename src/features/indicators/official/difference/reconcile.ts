import type { Day } from '../../../../law/day.ts';
import { percent, type Ratio } from '../../indicator.ts';
import type { ListedDossier } from '../schema.ts';

/** Whether a figure looks at a dossier in a period, and whether it counts. */
export type Standing = { isCounted: boolean } | null;

/** A dossier as both sides can be compared. */
export interface ComparedDossier
  extends Pick<ListedDossier, 'code' | 'channel' | 'receivedOn' | 'dueOn' | 'finishedOn' | 'hasResultFile'> {
  standing: Standing;
}

export const DIFFERENCES = [
  'only_there',
  'only_here',
  'channel',
  'received',
  'due',
  'finished',
  'result_file',
  'other',
] as const;
/** Only in one of the lists, or in both and counted differently because this is different. */
export type DifferenceKind = (typeof DIFFERENCES)[number];

export interface DifferenceRow {
  code: string;
  ours: ComparedDossier | null;
  theirs: ComparedDossier | null;
}

/** One reason for the difference: its dossiers, and what they change from our figure to the list's. */
export interface DifferenceClass {
  kind: DifferenceKind;
  rows: DifferenceRow[];
  numerator: number;
  denominator: number;
  /** Percentage points when the classes are applied one after the other, in the order in which they stand. */
  points: number;
}

export interface Reconciliation {
  ours: Ratio;
  /** As the list has it by our definition. */
  list: Ratio;
  classes: DifferenceClass[];
  /** Counted the same on both sides. */
  same: number;
  /** What the list does not explain of the published figure, in percentage points; null when none was published. */
  remainder: number | null;
}

/**
 * What explains that a published figure is not ours: each dossier that stands differently on both sides, in exactly one class. Numerators
 * and denominators of the classes sum exactly from our figure to that of the list; what then still lacks is the remainder.
 */
export function reconcile(
  ours: readonly ComparedDossier[],
  theirs: readonly ComparedDossier[],
  published: number | null,
): Reconciliation {
  const here = new Map(ours.map((each) => [each.code, each]));
  const there = new Map(theirs.map((each) => [each.code, each]));
  const rows = new Map<DifferenceKind, DifferenceRow[]>(DIFFERENCES.map((kind) => [kind, []]));
  let same = 0;
  for (const code of [...new Set([...here.keys(), ...there.keys()])].sort()) {
    const row = { code, ours: here.get(code) ?? null, theirs: there.get(code) ?? null };
    const [own, other] = [row.ours?.standing ?? null, row.theirs?.standing ?? null];
    if (own === null && other === null) continue;
    if (own?.isCounted === other?.isCounted) same++;
    else rows.get(kindOf(row))!.push(row);
  }
  const sum = sumOf(ours);
  const list = sumOf(theirs);
  const classes = applyInOrder(sum, rows);
  const listed = percent(list);
  const remainder = published === null || listed === null ? null : published - listed;
  return { ours: sum, list, classes, same, remainder };
}

function sumOf(dossiers: readonly ComparedDossier[]): Ratio {
  const looked = dossiers.flatMap((each) => each.standing ?? []);
  return { numerator: looked.filter((each) => each.isCounted).length, denominator: looked.length };
}

function applyInOrder(start: Ratio, rows: ReadonlyMap<DifferenceKind, DifferenceRow[]>): DifferenceClass[] {
  let at = start;
  return DIFFERENCES.flatMap((kind) => {
    const own = rows.get(kind)!;
    if (own.length === 0) return [];
    const change = (of: (standing: Standing) => number) =>
      own.reduce(
        (total, row) => total + of(row.theirs?.standing ?? null) - of(row.ours?.standing ?? null),
        0,
      );
    const numerator = change((standing) => Number(standing?.isCounted === true));
    const denominator = change((standing) => Number(standing !== null));
    const next = { numerator: at.numerator + numerator, denominator: at.denominator + denominator };
    const points = (percent(next) ?? 0) - (percent(at) ?? 0);
    at = next;
    return [{ kind, rows: own, numerator, denominator, points }];
  });
}

function kindOf({ ours, theirs }: DifferenceRow): DifferenceKind {
  if (ours === null) return 'only_there';
  if (theirs === null) return 'only_here';
  const differs = <T>(a: T | null, b: T | null) => a !== b;
  if (theirs.channel !== null && differs(ours.channel, theirs.channel)) return 'channel';
  if (differs<Day>(ours.receivedOn, theirs.receivedOn)) return 'received';
  if (differs<Day>(ours.dueOn, theirs.dueOn)) return 'due';
  if (differs<Day>(ours.finishedOn, theirs.finishedOn)) return 'finished';
  if (theirs.hasResultFile !== null && differs(ours.hasResultFile, theirs.hasResultFile))
    return 'result_file';
  return 'other';
}
