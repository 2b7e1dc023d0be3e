import type { Tx } from '../../platform/database/database.ts';
import { foldVietnamese } from '../../platform/fold-vietnamese.ts';
import { Problem } from '../../platform/problem.ts';
import type { Act } from '../organisation/index.ts';
import { mustControl } from './import-plan.ts';
import { type Corrections, lockImport, type PlanImport } from './import-store.ts';
import { CONFIDENT, type KnownUnit, matchUnit, type UnitMatch } from './match-units.ts';
import type { TaskReading } from './schema.ts';
import { listKnownUnits } from './store.ts';

export interface ReviewedUnit extends UnitMatch {
  /** A person has decided, or the match is sure enough. */
  settled: boolean;
}

export interface ReviewedTask extends TaskReading {
  lead: ReviewedUnit[];
  support: ReviewedUnit[];
}

/** The reading with units matched and corrections laid over it. */
export function reviewedTasks(found: PlanImport, units: readonly KnownUnit[]): ReviewedTask[] {
  const review = (raw: string): ReviewedUnit => {
    const decided = found.corrections.units[foldVietnamese(raw)];
    if (decided !== undefined) return { raw, unitId: decided, confidence: 1, settled: true };
    const match = matchUnit(raw, units);
    return { ...match, settled: match.unitId !== null && match.confidence >= CONFIDENT };
  };
  return found.reading.tasks.map((task) => {
    const { dues, texts, targets } = found.corrections;
    const due = dues[String(task.order)];
    return {
      ...task,
      text: texts[String(task.order)] ?? task.text,
      targets: task.targets.map((target, at) => ({ ...target, ...targets[String(task.order)]?.[at] })),
      due: due ? { ...task.due, ...due } : task.due,
      lead: task.leadUnits.map(review),
      support: task.supportingUnits.map(review),
    };
  });
}

/** Names that a person has to decide, each once. */
export function openUnits(tasks: readonly ReviewedTask[]): ReviewedUnit[] {
  const open = new Map<string, ReviewedUnit>();
  for (const unit of tasks.flatMap((task) => [...task.lead, ...task.support]))
    if (!unit.settled) open.set(foldVietnamese(unit.raw), unit);
  return [...open.values()];
}

export interface ReviewDecision {
  /** The plan's own words → the unit's id, null: not a unit of this ward. */
  units: { raw: string; unitId: number | null }[];
  dues: {
    order: number;
    kind: Corrections['dues'][string]['kind'];
    from: string | null;
    to: string | null;
  }[];
  texts?: { order: number; text: string }[];
  targets?: { order: number; targets: Corrections['targets'][string] }[];
}

/** Keeps what the reviewer decided; a unit named by hand becomes an alias for the next plan. @throws Problem invalid, step_not_open */
export async function saveReview(
  tx: Tx,
  act: Act,
  importId: number,
  decision: ReviewDecision,
): Promise<void> {
  mustControl(act);
  const { wardId } = act.officer;
  const found = await lockImport(tx, wardId, importId);
  if (found.state !== 'review')
    throw new Problem('step_not_open', 'Lần nhập này đã xong, không sửa được nữa.');
  const known = await listKnownUnits(tx, wardId);
  const corrections = structuredClone(found.corrections);
  for (const { raw, unitId } of decision.units) {
    if (unitId !== null && !known.some((unit) => unit.id === unitId))
      throw new Problem('invalid', 'Đơn vị được chọn không thuộc phường.');
    corrections.units[foldVietnamese(raw)] = unitId;
    if (unitId !== null) await rememberAlias(tx, act, raw, unitId);
  }
  correctTasks(found, corrections, decision);
  await tx
    .updateTable('plan_imports')
    .set({ corrections: JSON.stringify(corrections) })
    .where('ward_id', '=', wardId)
    .where('id', '=', importId)
    .execute();
}

/** Lays the decided due times, words and targets over what was decided before. */
function correctTasks(found: PlanImport, corrections: Corrections, decision: ReviewDecision): void {
  const { dues, texts = [], targets = [] } = decision;
  for (const { order } of [...dues, ...texts, ...targets])
    if (!found.reading.tasks.some((task) => task.order === order))
      throw new Problem('invalid', `Không có nhiệm vụ thứ ${order}.`);
  for (const { order, ...due } of dues) corrections.dues[String(order)] = due;
  for (const { order, text } of texts) corrections.texts[String(order)] = text;
  for (const { order, targets: values } of targets) corrections.targets[String(order)] = values;
}

async function rememberAlias(tx: Tx, act: Act, alias: string, unitId: number): Promise<void> {
  await tx
    .insertInto('unit_aliases')
    .values({
      ward_id: act.officer.wardId,
      folded: foldVietnamese(alias),
      unit_id: unitId,
      alias,
      source: 'correction',
      created_at: act.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The import is of no use. */
export async function discardImport(tx: Tx, act: Act, importId: number): Promise<void> {
  mustControl(act);
  const found = await lockImport(tx, act.officer.wardId, importId);
  if (found.state === 'discarded') return;
  if (found.state !== 'review') throw new Problem('step_not_open', 'Lần nhập này đã xong.');
  await tx
    .updateTable('plan_imports')
    .set({ state: 'discarded', decided_by: act.officer.id, decided_at: act.now })
    .where('ward_id', '=', act.officer.wardId)
    .where('id', '=', importId)
    .execute();
}
