import {
  DUE_KINDS,
  type PlanImport,
  type ReviewDecision,
  type ReviewedTask,
} from '../../features/plans/index.ts';
import { isDay } from '../../law/day.ts';
import { Problem } from '../../platform/problem.ts';
import { typed } from '../../ui/field.tsx';

/** A person says that the named body is none of the ward's. */
export const OUTSIDE = 'ngoai';

/** Every name of a body in the plan, each once, in order of appearance: the form numbers its fields by it. */
export function namesIn(found: PlanImport): string[] {
  return [...new Set(found.reading.tasks.flatMap((task) => [...task.leadUnits, ...task.supportingUnits]))];
}

type Body = Record<string, unknown>;

/** What the form changed against the tasks as they stood; fields that are not there change nothing. @throws Problem invalid */
export function readReview(body: Body, found: PlanImport, tasks: readonly ReviewedTask[]): ReviewDecision {
  const fields: Record<string, string> = {};
  const decision = {
    units: readUnits(body, found, tasks),
    dues: tasks.flatMap((task) => readDue(body, task, fields)),
    texts: tasks.flatMap((task) => readText(body, task, fields)),
    targets: tasks.flatMap((task) => readTargets(body, task, fields)),
  };
  if (Object.keys(fields).length > 0) throw new Problem('invalid', 'Chưa lưu được: có mục cần sửa.', fields);
  return decision;
}

function text(body: Body, name: string): string | null {
  return typed(body, name)?.replace(/\r\n/g, '\n').trim() ?? null;
}

function readUnits(body: Body, found: PlanImport, tasks: readonly ReviewedTask[]): ReviewDecision['units'] {
  const now = new Map(
    tasks.flatMap((task) => [...task.lead, ...task.support]).map((unit) => [unit.raw, unit]),
  );
  return namesIn(found).flatMap((raw, at) => {
    const chosen = text(body, `unit.${at}`);
    if (chosen === null || chosen === '') return [];
    const unitId = chosen === OUTSIDE ? null : Number(chosen);
    const unit = now.get(raw);
    return unit?.settled && unit.unitId === unitId ? [] : [{ raw, unitId }];
  });
}

function readDue(body: Body, task: ReviewedTask, fields: Record<string, string>): ReviewDecision['dues'] {
  const name = `due.${task.order}`;
  const kind = DUE_KINDS.find((each) => each === text(body, `${name}.kind`));
  if (!kind) return [];
  const day = (part: 'from' | 'to') => {
    const value = text(body, `${name}.${part}`) ?? '';
    if (value !== '' && !isDay(value)) fields[`${name}.${part}`] = `Nhiệm vụ ${task.order}: ngày chưa đúng.`;
    return value === '' ? null : value;
  };
  const due = { order: task.order, kind, from: day('from'), to: day('to') };
  if (due.from !== null && due.to !== null && due.from > due.to)
    fields[`${name}.to`] = `Nhiệm vụ ${task.order}: ngày cuối trước ngày đầu.`;
  if (kind === 'by' && due.to === null) fields[`${name}.to`] = `Nhiệm vụ ${task.order}: cần ngày cuối.`;
  const same = kind === task.due.kind && due.from === task.due.from && due.to === task.due.to;
  return same ? [] : [due];
}

function readText(body: Body, task: ReviewedTask, fields: Record<string, string>) {
  const value = text(body, `text.${task.order}`);
  if (value === null || value === task.text.trim()) return [];
  if (value.length < 5) fields[`text.${task.order}`] = `Nhiệm vụ ${task.order}: nội dung quá ngắn.`;
  return [{ order: task.order, text: value.slice(0, 10_000) }];
}

function readTargets(body: Body, task: ReviewedTask, fields: Record<string, string>) {
  const read = task.targets.map((target, at) => {
    const name = `target.${task.order}.${at}`;
    const op = (['>=', '=', '<='] as const).find((each) => each === text(body, `${name}.op`)) ?? target.op;
    const given = text(body, `${name}.value`);
    const value = given === null ? target.value : Number(given.replace(',', '.'));
    if (given === '' || !Number.isFinite(value) || value < 0)
      fields[`${name}.value`] = `Nhiệm vụ ${task.order}: chỉ tiêu chưa đúng.`;
    return { op, value };
  });
  const same = read.every(
    (each, at) => each.op === task.targets[at]!.op && each.value === task.targets[at]!.value,
  );
  return same ? [] : [{ order: task.order, targets: read }];
}
