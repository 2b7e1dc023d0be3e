import { randomUUID } from 'node:crypto';
import { adoptPlan, findPlan, importPlan, readPlan, recordActivity } from '../src/features/plans/index.ts';
import { answerCase, findCase, urgeByClock } from '../src/features/urging/index.ts';
import { instant } from '../src/law/day.ts';
import type { TestDatabase } from './database.ts';

const HEAD = [
  ...['Số TT', 'Nội dung nhiệm vụ', 'Đơn vị chủ trì', 'Cơ quan, đơn vị phối hợp'],
  ...['Sản phẩm dự kiến hoàn thành', 'Thời gian hoàn thành'],
];

/** Rows of a small plan: one asks the centre to urge, one is a division's, one the centre's own; the last two end with June. */
const ROWS = [
  ['I', 'Nhiệm vụ về kiểm soát thủ tục hành chính', '', '', '', ''],
  [
    ...['1', 'Theo dõi, hướng dẫn, đôn đốc, kiểm tra việc thực hiện', 'Trung tâm Phục vụ hành chính công'],
    ...['Các phòng chuyên môn', 'Văn bản chỉ đạo, hướng dẫn được ban hành', 'Thường xuyên'],
  ],
  [
    ...['2', 'Tổ chức đoàn đi trao đổi, học tập kinh nghiệm', 'Văn phòng HĐND&UBND'],
    ...['Các phòng chuyên môn', 'Báo cáo kết quả học tập kinh nghiệm', 'Quý II năm 2026'],
  ],
  [
    ...['3', 'Xây dựng quy chế hoạt động của Trung tâm', 'Trung tâm Phục vụ hành chính công'],
    ...['Các phòng chuyên môn', 'Quy chế được ban hành', 'Quý II năm 2026'],
  ],
];

/** A ward with a small plan, whose clock the test turns day by day. */
export async function urgingLife(t: TestDatabase) {
  const { database, platform, wardId } = t;
  const fileName = 'ke-hoach.txt';
  const text = [HEAD, ...ROWS].map((row) => row.join('\t')).join('\n');
  const bytes = new TextEncoder().encode(text);
  const reading = await readPlan(bytes, fileName);
  const planned = t.act('giamdoc', instant('2026-03-10', 9 * 60));
  await database.transact(async (tx) => {
    const file = { bytes, fileName, mediaType: 'text/plain; charset=utf-8', reading };
    await adoptPlan(tx, planned, await importPlan(tx, platform.files, planned, file), 2026);
  });
  const plan = (await findPlan(database.db, wardId, 2026))!;
  /** One turn of the clock at nine on a day. */
  const turn = (day: string) => {
    platform.setNow(instant(day, 9 * 60));
    return urgeByClock(database, wardId, platform.now());
  };
  const cases = async () => {
    const rows = await database.db.selectFrom('urging_cases').select('id').orderBy('id').execute();
    return Promise.all(rows.map(({ id }) => findCase(database.db, { wardId, caseId: id })));
  };
  /** The case about a row of the plan by its number. */
  const caseOf = async (order: number) => {
    const { key } = plan.tasks.find((task) => task.order === order)!;
    return (await cases()).findLast(({ state }) => state.subject === `task/${plan.id}/${key}`)!;
  };
  const record = (order: number, username: string, happenedOn: string, title: string, completes = true) => {
    const { key } = plan.tasks.find((task) => task.order === order)!;
    const form = { clientKey: randomUUID(), title, happenedOn, ...(completes && { completes: '1' }) };
    return database.transact((tx) =>
      recordActivity(tx, platform.files, t.act(username), plan, { taskKey: key, form, file: null }),
    );
  };
  const answer = (caseId: number, username: string, fields: Record<string, string>) =>
    database.transact((tx) =>
      answerCase(tx, platform.files, t.act(username), {
        ...{ caseId, file: null, form: { clientKey: randomUUID(), ...fields } },
      }),
    );
  return { plan, turn, cases, caseOf, record, answer };
}
