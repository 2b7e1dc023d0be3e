import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Act, listOfficers } from '../features/organisation/index.ts';
import { adoptPlan, findPlan, importPlan, readPlan, recordActivity } from '../features/plans/index.ts';
import { instant } from '../law/day.ts';
import type { Database } from '../platform/database/database.ts';
import type { FileStore } from '../platform/files/file-store.ts';
import { root } from '../platform/root.ts';
import { keyOf } from './key.ts';

const FILE = 'hai-duong-2026.txt';
const YEAR = 2026;

/** The ward's own plan, imported and adopted by the real verbs, as if in March 2026. Once. */
export async function seedPlan(database: Database, files: FileStore, wardId: number): Promise<void> {
  if (await findPlan(database.db, wardId, YEAR)) return;
  const bytes = new Uint8Array(readFileSync(join(root, 'db', 'seeds', 'plans', FILE)));
  const reading = await readPlan(bytes, FILE);
  const act = await actAs(database, wardId, 'giamdoc', '2026-03-10');
  await database.transact(async (tx) => {
    const id = await importPlan(tx, files, act, {
      bytes,
      fileName: FILE,
      mediaType: 'text/plain; charset=utf-8',
      reading,
    });
    await adoptPlan(tx, act, id, YEAR);
  });
}

/** What the demo ward did for the tasks that no figure measures, by order of the task in the plan. */
const ACTIVITIES: { task: number; on: string; title: string; number?: string; completes?: boolean }[] = [
  {
    task: 1,
    on: '2026-03-12',
    title: 'Ban hành kế hoạch tuyên truyền cải cách thủ tục hành chính',
    number: '31/KH-UBND',
  },
  { task: 1, on: '2026-09-15', title: 'Ban hành văn bản đôn đốc số hóa hồ sơ', number: '118/UBND-TTPVHCC' },
  {
    task: 2,
    on: '2026-10-05',
    title: 'Kiểm tra việc tiếp nhận, số hóa tại các phòng',
    number: '134/TB-UBND',
  },
  { task: 3, on: '2026-06-18', title: 'Tham gia ý kiến dự thảo nghị quyết của HĐND phường', number: '77/VP' },
  { task: 8, on: '2026-04-20', title: 'Tự kiểm tra tại ba phòng chuyên môn', number: '52/BC-TTPVHCC' },
  { task: 10, on: '2026-09-28', title: 'Cập nhật niêm yết danh mục thủ tục tại Trung tâm' },
  { task: 12, on: '2026-04-18', title: 'Đoàn công tác tiếp nhận lưu động tại tổ dân phố số 4' },
  { task: 12, on: '2026-07-11', title: 'Đoàn công tác tiếp nhận lưu động tại tổ dân phố số 12' },
  { task: 12, on: '2026-10-10', title: 'Đoàn công tác tiếp nhận lưu động tại tổ dân phố số 21' },
  { task: 13, on: '2026-11-13', title: 'Công khai kết quả đánh giá tuần 45' },
  { task: 14, on: '2026-05-06', title: 'Triển khai văn bản về tái cấu trúc quy trình', number: '61/UBND-VP' },
  { task: 24, on: '2026-08-20', title: 'Phát loa truyền thanh về nộp hồ sơ trực tuyến' },
  { task: 24, on: '2026-10-22', title: 'Đăng tin bài về thủ tục phi địa giới trên cổng của phường' },
  { task: 25, on: '2026-06-30', title: 'Gặp gỡ, giải đáp cho hộ kinh doanh' },
  {
    task: 27,
    on: '2026-05-21',
    title: 'Đoàn trao đổi kinh nghiệm về cải cách thủ tục',
    number: '69/BC-TTPVHCC',
    completes: true,
  },
  { task: 28, on: '2026-09-03', title: 'Đề xuất sáng kiến hẹn giờ nộp hồ sơ' },
  { task: 29, on: '2026-10-30', title: 'Giao ban tháng 10 và tập huấn số hóa' },
  { task: 30, on: '2026-10-31', title: 'Báo cáo tháng 10', number: '142/BC-UBND' },
];

/** Records of the demo's year up to `until`; repeating it changes nothing. */
export async function seedActivities(
  database: Database,
  files: FileStore,
  wardId: number,
  until: Date,
): Promise<void> {
  const plan = await findPlan(database.db, wardId, YEAR);
  if (!plan) return;
  for (const [at, activity] of ACTIVITIES.entries()) {
    const task = plan.tasks.find((each) => each.order === activity.task);
    const act = await actAs(database, wardId, 'kiemsoat', activity.on);
    if (!task || act.now > until) continue;
    const form = {
      clientKey: keyOf(`activity ${at}`),
      title: activity.title,
      happenedOn: activity.on,
      documentNumber: activity.number ?? '',
      ...(activity.completes && { completes: '1' }),
    };
    await database.transact((tx) =>
      recordActivity(tx, files, act, plan, { taskKey: task.key, form, file: null }),
    );
  }
}

async function actAs(database: Database, wardId: number, username: string, day: string): Promise<Act> {
  const officer = (await listOfficers(database.db, wardId)).find((each) => each.username === username);
  if (!officer) throw new Error(`Không có tài khoản "${username}" để gieo dữ liệu.`);
  return { officer, now: instant(day, 16 * 60), requestId: 'gieo' };
}
