import {
  changeAgenda,
  closeMeeting,
  conclude,
  holdMeeting,
  listMeetings,
  listPoints,
  planMeeting,
} from '../features/meetings/index.ts';
import {
  type Act,
  listOfficers,
  listUnits,
  type Officer,
  type Unit,
} from '../features/organisation/index.ts';
import {
  assignSubtask,
  findPlan,
  listSubtasks,
  type Plan,
  type Subtask,
  takeSubtaskStep,
} from '../features/plans/index.ts';
import { addDays, type Day, formatDay, instant, toLocalDay, weekday } from '../law/day.ts';
import type { Database } from '../platform/database/database.ts';
import type { FileStore } from '../platform/files/file-store.ts';
import { keyOf } from './key.ts';

const YEAR = 2026;

interface Work {
  task: number;
  given: Day;
  title: string;
  unit: string;
  officer?: string;
  due: Day;
  product?: string;
  done?: { on: Day; number?: string; note: string };
}

/** What the demo's units were given of the plan's tasks, by order of the task: done, done late, running, overdue. */
const WORK: Work[] = [
  {
    ...{ task: 2, given: '2026-09-07', title: 'Thống kê hồ sơ chưa số hóa theo từng phòng', unit: 'TTPVHCC' },
    ...{ officer: 'kiemsoat', due: '2026-09-18', product: 'Báo cáo' },
    done: { on: '2026-09-17', number: '101/BC-TTPVHCC', note: 'Gửi ba phòng và lãnh đạo.' },
  },
  {
    ...{ task: 2, given: '2026-10-12', title: 'Hướng dẫn các phòng ký số kết quả', unit: 'TTPVHCC' },
    ...{ due: '2026-11-30', product: 'Văn bản chỉ đạo, hướng dẫn được ban hành' },
  },
  {
    ...{
      task: 8,
      given: '2026-10-05',
      title: 'Tự kiểm tra đợt hai tại ba phòng chuyên môn',
      unit: 'TTPVHCC',
    },
    ...{ due: '2026-11-13', product: 'Báo cáo kết quả thực hiện kiểm tra, tự kiểm tra' },
  },
  {
    ...{
      task: 12,
      given: '2026-04-02',
      title: 'Văn bản của phường về lịch lưu động quý II, III',
      unit: 'VP',
    },
    ...{ due: '2026-04-10', product: 'Văn bản chỉ đạo của UBND phường' },
    done: { on: '2026-04-09', number: '47/UBND-VP', note: 'Đã gửi các tổ dân phố.' },
  },
  {
    ...{ task: 12, given: '2026-11-02', title: 'Bố trí người, máy cho buổi lưu động cuối', unit: 'TTPVHCC' },
    ...{ officer: 'luudong', due: '2026-11-27' },
  },
  {
    ...{ task: 24, given: '2026-10-19', title: 'Viết bài về nộp hồ sơ tại nhà', unit: 'VHXH' },
    ...{ officer: 'vanhoa', due: '2026-11-10', product: 'Tin bài, phóng sự...' },
  },
  {
    ...{ task: 29, given: '2026-08-03', title: 'Tập huấn ký số cho công chức các phòng', unit: 'VP' },
    ...{ due: '2026-08-21' },
    done: { on: '2026-08-28', note: 'Lùi một tuần vì trùng lịch thành phố.' },
  },
];

/** Mondays of the demo's meetings: one a month from the spring on, every week of the last six. */
function mondays(until: Date): Day[] {
  const today = toLocalDay(until);
  const last = addDays(today, -((weekday(today) + 6) % 7));
  const weekly = Array.from({ length: 6 }, (_, back) => addDays(last, -7 * (5 - back)));
  const monthly = ['2026-04-06', '2026-06-01', '2026-08-03', '2026-09-07'].filter((day) => day < weekly[0]!);
  return [...monthly, ...weekly];
}

interface Stage {
  database: Database;
  files: FileStore;
  wardId: number;
  until: Date;
  plan: Plan;
  officers: Officer[];
  units: Unit[];
}

/** Sub-tasks and weekly meetings of the demo's year, by the real verbs; repeating it changes nothing. */
export async function seedTasks(seed: Pick<Stage, 'database' | 'files' | 'wardId' | 'until'>): Promise<void> {
  const { database, wardId } = seed;
  const plan = await findPlan(database.db, wardId, YEAR);
  if (!plan || (await listMeetings(database.db, wardId, { limit: 1, after: null })).length > 0) return;
  const stage = {
    ...{ ...seed, plan, officers: await listOfficers(database.db, wardId) },
    units: await listUnits(database.db, wardId),
  };
  for (const [at, work] of WORK.entries()) await give(stage, at, work);
  for (const monday of mondays(seed.until)) await meet(stage, monday);
}

function actAs({ officers }: Stage, username: string, day: Day, hour: number): Act {
  const officer = officers.find((each) => each.username === username);
  if (!officer) throw new Error(`Không có tài khoản "${username}" để gieo dữ liệu.`);
  return { officer, now: instant(day, hour * 60), requestId: 'gieo' };
}

async function give(stage: Stage, at: number, work: Work): Promise<void> {
  const { database, wardId, plan, until } = stage;
  const act = actAs(stage, 'giamdoc', work.given, 9);
  const task = plan.tasks.find((each) => each.order === work.task);
  if (!task || act.now > until) return;
  const officer = stage.officers.find((each) => each.username === work.officer);
  const id = await database.transact((tx) =>
    assignSubtask(tx, act, {
      ...{ of: { plan, task }, origin: null },
      form: {
        ...{ clientKey: keyOf(`subtask ${at}`), title: work.title, dueOn: work.due },
        ...{ unitId: unitIdOf(stage, work.unit), officerId: officer ? String(officer.id) : '' },
        product: work.product ?? '',
      },
    }),
  );
  if (!work.done || instant(work.done.on, 16 * 60) > until) return;
  const [subtask] = (await listSubtasks(database.db, wardId, { planId: plan.id })).filter(
    (each) => each.id === id,
  );
  await finish(stage, subtask!, { ...work.done, number: work.done.number ?? '' });
}

function unitIdOf({ units }: Stage, code: string): string {
  return String(units.find((unit) => unit.code === code)!.id);
}

async function finish(
  stage: Stage,
  { id, stepCount }: Subtask,
  { on, number, note }: { on: Day; number: string; note: string },
): Promise<void> {
  const act = actAs(stage, 'giamdoc', on, 16);
  const form = {
    ...{ clientKey: keyOf(`subtask done ${id}`), step: 'done', stepCount: String(stepCount) },
    ...{ doneOn: on, documentNumber: number, note },
  };
  await stage.database.transact((tx) => takeSubtaskStep(tx, stage.files, act, { id, form, file: null }));
}

/** What the meetings concluded, one after the other; work of an older meeting is done before the next but one. */
const CONCLUSIONS = [
  { text: 'Các phòng rà hồ sơ sắp đến hạn trước 16 giờ hằng ngày', unit: 'KTHTDT' },
  { text: 'Văn phòng nhắc các phòng ký số kết quả trong ngày', unit: 'VP' },
  { text: 'Phòng Văn hóa – Xã hội gửi bài cho đài truyền thanh', unit: 'VHXH' },
];
/** The newest meetings whose conclusions are still open. */
const STILL_OPEN = 2;

async function meet(stage: Stage, monday: Day): Promise<void> {
  const { database, wardId, until } = stage;
  const [called, held] = [actAs(stage, 'giamdoc', monday, 8), actAs(stage, 'giamdoc', monday, 11)];
  if (called.now > until) return;
  const key = (what: string) => ({ clientKey: keyOf(`meeting ${monday} ${what}`) });
  const id = await database.transact((tx) =>
    planMeeting(tx, called, {
      ...{ ...key('plan'), title: `Giao ban tuần (${formatDay(monday)})`, heldOn: monday, from: '09:00' },
      place: 'Phòng họp Trung tâm',
    }),
  );
  if (held.now > until) return;
  const said = CONCLUSIONS[Math.floor(Number(monday.slice(8)) / 7) % CONCLUSIONS.length]!;
  await database.transact(async (tx) => {
    const own = { step: 'add_point', title: 'Điều hành chung trong tuần' };
    await changeAgenda(tx, called, id, { ...key('point'), ...own });
    await holdMeeting(tx, held, id, { ...key('hold'), ...attendance(stage) });
    const work = { unitId: unitIdOf(stage, said.unit), dueOn: addDays(monday, 11) };
    const point = (await listPoints(tx, wardId, id)).find((each) => each.kind === 'own');
    if (point)
      await conclude(tx, held, id, {
        ...key('conclude'),
        pointNo: String(point.no),
        text: said.text,
        ...work,
      });
    await closeMeeting(tx, held, id, key('close'));
  });
  const isOld = addDays(monday, 7 * STILL_OPEN) <= toLocalDay(until);
  if (!isOld) return;
  for (const subtask of await listSubtasks(database.db, wardId, { originPrefix: `meeting/${id}/` }))
    await finish(stage, subtask, { on: addDays(monday, 7), number: '', note: 'Đã làm, báo tại giao ban.' });
}

function attendance({ units }: Stage): Record<string, string> {
  const called = units.filter((unit) => ['VP', 'KTHTDT', 'VHXH', 'TTPVHCC', 'CA'].includes(unit.code));
  return Object.fromEntries(
    called.flatMap((unit) => [
      [`unit.${unit.id}`, unit.code === 'CA' ? 'excused' : 'present'],
      [`who.${unit.id}`, unit.headTitle],
    ]),
  );
}
