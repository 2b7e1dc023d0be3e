import { readWall, type TaskStanding } from '../../../features/indicators/index.ts';
import { findPlanInUse, type Plan, STATE_LABELS } from '../../../features/plans/index.ts';
import { toLocalDay, toLocalIso } from '../../../law/day.ts';
import type { Asked, Cell, Dataset } from './dataset.ts';
import { rounded } from './figures.ts';

export const planTable: Dataset = {
  name: 'ke-hoach',
  title: 'Kế hoạch năm và tiến độ',
  about:
    'Mọi nhiệm vụ của kế hoạch cải cách thủ tục hành chính, trạng thái do hệ thống tính; mỗi chỉ tiêu một dòng.',
  columns: [
    ['nam', 'Năm của kế hoạch'],
    ['ban', 'Bản kế hoạch'],
    ['so', 'Số thứ tự nhiệm vụ trong kế hoạch'],
    ['phan', 'Phần'],
    ['nhiem_vu', 'Nội dung'],
    ['chu_tri', 'Đơn vị chủ trì, như kế hoạch ghi'],
    ['thoi_gian', 'Thời gian, như kế hoạch ghi'],
    ['trang_thai', 'Trạng thái'],
    ['vi_sao', 'Vì sao có trạng thái ấy'],
    ['chi_tieu', 'Chỉ tiêu, như kế hoạch ghi; trống: nhiệm vụ không có chỉ tiêu'],
    ['ma_chi_so', 'Mã chỉ số dùng để đo'],
    ['tu_so', 'Tử số'],
    ['mau_so', 'Mẫu số'],
    ['ty_le', 'Phần trăm'],
    ['luc_tinh', 'Lúc tính'],
  ],
  read: async ({ db, ward, asOf }) => {
    const found = await readPublicPlan({ db, wardId: ward.id, asOf });
    return found === null ? [] : found.standings.flatMap((each) => linesOf(found, each));
  },
};

export interface PublicPlan {
  asOf: Date;
  plan: Plan;
  standings: TaskStanding[];
}

interface PlanAsked {
  db: Asked['db'];
  wardId: number;
  asOf: Date;
}

const running = new WeakMap<Asked['db'], Map<number, Promise<PublicPlan | null>>>();

/** The plan as it stands; who asks while it is being read gets that same reading: strangers cannot heap up work. */
export function readPublicPlan(asked: PlanAsked): Promise<PublicPlan | null> {
  const here = running.get(asked.db) ?? new Map<number, Promise<PublicPlan | null>>();
  running.set(asked.db, here);
  const known = here.get(asked.wardId);
  if (known) return known;
  const reading = readPlan(asked).finally(() => here.delete(asked.wardId));
  here.set(asked.wardId, reading);
  return reading;
}

async function readPlan({ db, wardId, asOf }: PlanAsked): Promise<PublicPlan | null> {
  const plan = await findPlanInUse(db, wardId, Number(toLocalDay(asOf).slice(0, 4)));
  return plan && { asOf, plan, standings: await readWall(db, wardId, plan, asOf) };
}

function linesOf({ plan, asOf }: PublicPlan, { task, state, why, figures }: TaskStanding): Cell[][] {
  const leads = task.units.filter((unit) => unit.role === 'lead').map((unit) => unit.raw);
  const head = [
    ...[plan.year, plan.version, task.order, task.section, task.text, [...new Set(leads)].join('; ')],
    ...[task.due.raw, STATE_LABELS[state], why],
  ];
  if (figures.length === 0) return [[...head, null, null, null, null, null, toLocalIso(asOf)]];
  return figures.map(({ target, indicator, ratio, figure }) => {
    const counted = indicator.kind === 'missing' ? [null, null] : [ratio.numerator, ratio.denominator];
    return [...head, target.text, indicator.code, ...counted, rounded(figure), toLocalIso(asOf)];
  });
}
