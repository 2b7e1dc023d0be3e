import { addDays, type Day, formatDay, toLocalDay } from '../../../law/day.ts';
import type { Db } from '../../../platform/database/database.ts';
import { formatPercent, readWall, type TargetFigure, type TaskStanding } from '../../indicators/index.ts';
import type { Block } from '../../official-documents/index.ts';
import { listIssuedFor } from '../../official-documents/index.ts';
import { collectiveMembers, listUnits } from '../../organisation/index.ts';
import { describeTarget, findPlan, findPlanInUse, type Plan, type PlanTask } from '../../plans/index.ts';
import type { Ended } from '../schema.ts';
import { listOpenCases } from '../store.ts';
import type { LateSource, LateSubject } from './source.ts';

/** Letters of a task's words in the title of its case, and in the line under a letter's number. */
const MOST_IN_TITLE = 160;
const MOST_IN_SUBJECT = 90;

/** Tasks of the plan in use that are late; what has no data yet is not. A case of an earlier plan is judged by its own. */
export const lateTasks: LateSource = {
  kinds: ['task'],
  async look(db, wardId, now) {
    const year = Number(toLocalDay(now).slice(0, 4));
    const inUse = await findPlanInUse(db, wardId, year);
    const leadsOf = await resolver(db, wardId);
    const walls = new Map<number, { plan: Plan; wall: TaskStanding[] }>();
    for (const plan of [inUse, ...(await earlierPlans(db, wardId, inUse))])
      if (plan) walls.set(plan.id, { plan, wall: await readWall(db, wardId, plan, now) });
    const present = inUse && walls.get(inUse.id);
    return {
      late: (present?.wall ?? []).flatMap((standing) =>
        isLate(standing) ? [lateSubject(present!.plan, standing, leadsOf(standing.task))] : [],
      ),
      judge: async ({ state }) => {
        const { planId, taskKey } = readSubject(state.subject);
        const found = walls.get(planId);
        const standing = found?.wall.find(({ task }) => task.key === taskKey);
        const nothing = { left: [], joined: [] };
        if (!found || !standing) return { ...nothing, ended: DROPPED, late: null };
        if (isLate(standing))
          return { ...nothing, ended: null, late: lateSubject(found.plan, standing, leadsOf(standing.task)) };
        const since = toLocalDay(state.openedAt);
        const today = toLocalDay(now);
        const span = { from: since, to: addDays(today, 1), taskKey };
        const issued = (await listIssuedFor(db, wardId, span)).find(({ tasks }) =>
          tasks.some((each) => each.planId === planId && each.taskKey === taskKey),
        );
        return { ...nothing, ended: endedBy(standing, { since, today }, issued ?? null), late: null };
      },
    };
  },
};

const DROPPED: Ended = {
  closing: 'ended',
  because: 'Kế hoạch không còn nhiệm vụ này.',
  evidence: null,
};

export function taskSubject({ planId, taskKey }: { planId: number; taskKey: number }): string {
  return `task/${planId}/${taskKey}`;
}

function readSubject(subject: string): { planId: number; taskKey: number } {
  const [, planId, taskKey] = subject.split('/').map(Number);
  return { planId: planId!, taskKey: taskKey! };
}

/** The plans of other years that open cases speak of. */
async function earlierPlans(db: Db, wardId: number, inUse: Plan | null): Promise<Plan[]> {
  const open = (await listOpenCases(db, wardId)).filter(({ state }) => state.kind === 'task');
  const isOther = open.some(({ state }) => readSubject(state.subject).planId !== inUse?.id);
  if (!isOther) return [];
  const years = new Set(open.map(({ state }) => Number(toLocalDay(state.openedAt).slice(0, 4))));
  const plans = await Promise.all([...years].map((year) => findPlan(db, wardId, year)));
  return plans.flatMap((plan) => (plan && plan.id !== inUse?.id ? [plan] : []));
}

/** What was completed after its last day stays late for good, and there is nothing left to urge. */
function isLate({ state, figures, products, decidedBy }: TaskStanding): boolean {
  if (state !== 'late' || figures.length > 0) return state === 'late';
  const awaited = products.filter((each) => each.state !== 'optional');
  const isThere = awaited.length > 0 && awaited.every((each) => each.state === 'there');
  return !isThere && decidedBy?.completes !== true;
}

interface Leads {
  unitIds: number[];
  names: string[];
}

/** The lead units of the ward, a collective as its members; others by the name that the plan gives them. */
async function resolver(db: Db, wardId: number): Promise<(task: PlanTask) => Leads> {
  const [units, members] = await Promise.all([listUnits(db, wardId), collectiveMembers(db, wardId)]);
  const open = new Map(units.filter((unit) => !unit.isClosed).map((unit) => [unit.id, unit.name]));
  return (task) => {
    const leads = task.units.filter(({ role }) => role === 'lead');
    const ids = leads.flatMap(({ unitId }) => (unitId === null ? [] : (members.get(unitId) ?? [unitId])));
    const unitIds = [...new Set(ids)].filter((id) => open.has(id));
    const others = leads.filter(({ unitId }) => unitId === null).map(({ raw }) => raw);
    return { unitIds, names: [...unitIds.map((id) => open.get(id)!), ...others] };
  };
}

function endedBy(
  { state, records, figures, deciding, decidedBy, why }: TaskStanding,
  { since, today }: { since: Day; today: Day },
  issued: { id: number; number: string | null; day: Day | null; subject: string } | null,
): Ended {
  const record = records.find((each) => each.completes) ?? records.find((each) => each.happenedOn >= since);
  if (figures.length === 0 && record)
    return {
      closing: 'product',
      because: `${record.title}${record.documentNumber ? `, số ${record.documentNumber}` : ''}, ngày ${formatDay(record.happenedOn)}.`,
      evidence: { kind: 'record', id: String(record.id), on: record.happenedOn },
    };
  if (figures.length === 0 && decidedBy && decidedBy.day >= since)
    return {
      closing: 'product',
      because: `${decidedBy.title}${decidedBy.number ? `, số ${decidedBy.number}` : ''}, ngày ${formatDay(decidedBy.day)}.`,
      evidence: { kind: 'record', id: decidedBy.ref, on: decidedBy.day },
    };
  if (figures.length === 0 && issued?.day)
    return {
      closing: 'product',
      because: `Văn bản số ${issued.number} ngày ${formatDay(issued.day)}: ${issued.subject}.`,
      evidence: { kind: 'document', id: String(issued.id), on: issued.day },
    };
  if (deciding !== null && deciding.figure !== null)
    return {
      closing: state === 'achieved' ? 'product' : 'recovered',
      because: `${deciding.indicator.name}: ${deciding.why}`,
      evidence: { kind: 'figure', id: deciding.indicator.code, on: today },
    };
  return { closing: 'recovered', because: why, evidence: null };
}

function lateSubject(plan: Plan, { task, why, figures }: TaskStanding, leads: Leads): LateSubject {
  const short = task.text.replace(/\s+/g, ' ').trim();
  const key = { planId: plan.id, taskKey: task.key };
  return {
    ...{
      kind: 'task',
      subject: taskSubject(key),
      title: cut(short, MOST_IN_TITLE),
      unitIds: leads.unitIds,
      why,
      dossiers: [],
    },
    addressees: leads.names,
    matter: {
      about: `thực hiện nhiệm vụ "${cut(short, MOST_IN_SUBJECT)}" tại Kế hoạch năm ${plan.year}`,
      body: bodyOf(plan, task, { why, figures, short }),
      asked: 'khẩn trương thực hiện, hoàn thành sản phẩm nêu trên và báo cáo kết quả, nguyên nhân chậm',
      annexes: [],
      task: key,
    },
  };
}

/** The first words of a text, whole ones. */
function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  return `${text.slice(0, most).replace(/[\s,;.:]+\S*$/, '')}…`;
}

function bodyOf(
  plan: Plan,
  task: PlanTask,
  said: { why: string; figures: readonly TargetFigure[]; short: string },
): Block[] {
  const item = (text: string): Block => ({ kind: 'item', text });
  const late = said.figures.filter(({ state }) => state === 'late');
  return [
    {
      kind: 'paragraph',
      text: `Theo Kế hoạch năm ${plan.year} của phường, nhiệm vụ sau đến nay chậm so với yêu cầu:`,
    },
    item(`Nhiệm vụ: ${said.short}`),
    item(`Thời gian hoàn thành theo kế hoạch: ${task.due.raw || 'không ghi'}.`),
    ...(task.deliverables.length > 0
      ? [
          item(
            `Sản phẩm ${late.length > 0 ? 'theo kế hoạch' : 'còn thiếu'}: ${task.deliverables.join('; ')}.`,
          ),
        ]
      : []),
    ...(late.length > 0
      ? late.map((figure) =>
          item(
            `${figure.indicator.name}: chỉ tiêu ${describeTarget(figure.target)}, đến nay ${formatPercent(figure.figure)}${figure.forecast === null ? '' : `, dự báo hết kỳ ${formatPercent(figure.forecast)}`}.`,
          ),
        )
      : [item(`Tình hình: ${said.why}`)]),
  ];
}
