import { foldVietnamese } from '../../platform/fold-vietnamese.ts';
import type { TaskReading } from './schema.ts';

export type Comparable = Pick<
  TaskReading,
  'section' | 'text' | 'leadUnits' | 'supportingUnits' | 'deliverables' | 'due' | 'targets'
>;

export interface RowPair<Before extends Comparable, After extends Comparable> {
  kind: 'same' | 'changed' | 'added' | 'removed';
  before: Before | null;
  after: After | null;
  /** Names of the parts that differ. */
  changes: string[];
}

const ALIKE = 0.6;

/** Row by row: which task of the old version each task of the new one is, by its words and its section. */
export function compareVersions<Before extends Comparable, After extends Comparable>(
  before: readonly Before[],
  after: readonly After[],
): RowPair<Before, After>[] {
  const candidates = after.flatMap((b, to) => before.map((a, from) => ({ from, to, alike: likeness(a, b) })));
  const pairOf = new Map<number, number>();
  const taken = new Set<number>();
  for (const { from, to, alike } of candidates.sort((a, b) => b.alike - a.alike)) {
    if (alike < ALIKE || pairOf.has(to) || taken.has(from)) continue;
    pairOf.set(to, from);
    taken.add(from);
  }
  const kept = after.map((task, at): RowPair<Before, After> => {
    const old = before[pairOf.get(at) ?? -1];
    if (!old) return { kind: 'added', before: null, after: task, changes: [] };
    const changes = differences(old, task);
    return { kind: changes.length > 0 ? 'changed' : 'same', before: old, after: task, changes };
  });
  const removed = before
    .filter((_, at) => !taken.has(at))
    .map((task): RowPair<Before, After> => ({ kind: 'removed', before: task, after: null, changes: [] }));
  return [...kept, ...removed];
}

/** Share of common words, a little more in the same section. */
function likeness(a: Comparable, b: Comparable): number {
  const words = (task: Comparable) =>
    new Set(
      foldVietnamese(task.text)
        .split(/[^a-z0-9]+/)
        .filter(Boolean),
    );
  const [left, right] = [words(a), words(b)];
  const common = [...left].filter((word) => right.has(word)).length;
  const share = (2 * common) / (left.size + right.size || 1);
  return share + (share >= ALIKE && a.section === b.section ? 0.01 : 0);
}

const PARTS: [string, (task: Comparable) => unknown][] = [
  ['nội dung', (task) => task.text.replace(/\s+/g, ' ')],
  ['đơn vị chủ trì', (task) => task.leadUnits],
  ['đơn vị phối hợp', (task) => task.supportingUnits],
  ['sản phẩm', (task) => task.deliverables],
  ['thời hạn', (task) => [task.due.kind, task.due.from, task.due.to]],
  ['chỉ tiêu', (task) => task.targets.map((each) => [each.op, each.value, each.unit])],
];

function differences(a: Comparable, b: Comparable): string[] {
  return PARTS.filter(([, part]) => JSON.stringify(part(a)) !== JSON.stringify(part(b))).map(
    ([name]) => name,
  );
}
