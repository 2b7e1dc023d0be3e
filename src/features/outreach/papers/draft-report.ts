import { z } from 'zod';
import { formatDay } from '../../../law/day.ts';
import type { Db, Tx } from '../../../platform/database/database.ts';
import { Problem, parseFields } from '../../../platform/problem.ts';
import { type Block, draftDocument } from '../../official-documents/index.ts';
import { type Act, listUnits } from '../../organisation/index.ts';
import { findPlanInUse, listSubtasks, matchSource } from '../../plans/index.ts';
import { clientKey } from '../forms.ts';
import { OUTREACH_KIND_LABELS } from '../labels.ts';
import type { OutreachDeed, OutreachItem } from '../schema.ts';
import { originOf } from '../steps/names.ts';
import { listOutreachSteps, lockOutreach } from '../store.ts';
import { mayPlan } from '../workflow.ts';

const reportForm = z.object({ clientKey });

/** Of which kinds a report is drafted, once they took place. */
export function mayReportOn({ kind, state }: Pick<OutreachItem, 'kind' | 'state'>): boolean {
  return (
    (kind === 'training' || kind === 'study' || kind === 'trip') && (state === 'done' || state === 'held')
  );
}

/**
 * Drafts the report of a training, a study trip or a trip of the mobile team as an official document. Only that of a study trip is
 * the plan's product itself; a training and a trip of the team already count for having taken place. The same client key once.
 * @returns the document's id
 * @throws Problem invalid, not_allowed, not_found, step_not_open (not held yet, or it has such a document)
 */
export async function draftOutreachReport(tx: Tx, act: Act, id: number, form: unknown): Promise<number> {
  const { wardId } = act.officer;
  const item = await lockOutreach(tx, wardId, id);
  const given = parseFields(reportForm, form, 'Chưa soạn được báo cáo.');
  if (!mayPlan(act.officer, item.unitId))
    throw new Problem('not_allowed', 'Việc này của đơn vị khác, bạn không soạn báo cáo được.');
  if (!mayReportOn(item))
    throw new Problem('step_not_open', 'Việc này chưa diễn ra, chưa soạn được báo cáo.');
  return draftDocument(tx, act, {
    ...{ clientKey: given.clientKey, kind: 'report', origin: originOf(id), unitId: item.unitId },
    subject: `Kết quả ${lowerFirst(OUTREACH_KIND_LABELS[item.kind])}: ${item.title}`.slice(0, 300),
    ...{
      addressees: ['Ủy ban nhân dân phường'],
      basis: [],
      recipients: ['Như trên', 'Các đơn vị liên quan'],
    },
    ...{ body: await bodyOf(tx, wardId, item), signing: 'director', tasks: await tasksOf(tx, wardId, item) },
  });
}

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

async function tasksOf(db: Db, wardId: number, { kind, day }: OutreachItem) {
  if (kind !== 'study') return [];
  const plan = await findPlanInUse(db, wardId, Number(day.slice(0, 4)));
  return (plan?.tasks ?? [])
    .filter((task) => matchSource('study', task))
    .map((task) => ({ planId: plan!.id, taskKey: task.key }));
}

async function bodyOf(db: Db, wardId: number, item: OutreachItem): Promise<Block[]> {
  const [steps, units, work] = await Promise.all([
    listOutreachSteps(db, wardId, item.id),
    listUnits(db, wardId),
    listSubtasks(db, wardId, { originPrefix: `${originOf(item.id)}/` }),
  ]);
  const nameOf = (unitId: number) => units.find((unit) => unit.id === unitId)?.name ?? '';
  const given = steps.filter(({ step }) => step === 'give');
  return [
    heading('I. VIỆC ĐÃ LÀM'),
    paragraph(`${item.title}, ngày ${formatDay(item.day)}.`),
    ...planned(item).map(paragraph),
    ...held(steps, nameOf).map(paragraph),
    heading('II. CÂU HỎI, BÀI HỌC VÀ VIỆC GIAO'),
    ...(given.length === 0 ? [paragraph('Không có việc giao riêng.')] : []),
    ...given.map(({ content }): Block => {
      const subtask = work.find(({ id }) => id === content.subtaskId);
      const whose = subtask ? ` (${nameOf(subtask.unitId)}, hạn ${formatDay(subtask.dueOn)})` : '';
      return { kind: 'item', text: `${content.text}${whose}` };
    }),
  ];
}

const heading = (text: string): Block => ({ kind: 'heading', level: 1, text });
const paragraph = (text: string): Block => ({ kind: 'paragraph', text });

function planned(item: OutreachItem): string[] {
  if (item.kind === 'training')
    return [`Nơi tổ chức: ${item.content.place}.`, `Nội dung: ${item.content.topic}`];
  if (item.kind === 'study')
    return [
      `Nơi đến: ${item.content.place}.`,
      `Thành phần đoàn: ${item.content.members.join('; ')}.`,
      `Chương trình: ${item.content.programme}`,
    ];
  if (item.kind === 'trip')
    return [`Địa bàn: ${item.content.area}.`, `Tổ gồm: ${item.content.team.join('; ')}.`];
  return [];
}

function held(steps: readonly OutreachDeed[], nameOf: (unitId: number) => string): string[] {
  const last = steps.findLast(({ step, isRevoked }) => step === 'hold' && !isRevoked);
  if (!last) return [];
  const came = (last.content.units ?? []).map(({ unitId, people }) => `${nameOf(unitId)}: ${people} người`);
  return [
    ...(came.length > 0 ? [`Thành phần dự: ${came.join('; ')}.`] : []),
    ...(last.note ? [last.note] : []),
  ];
}
