import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../../platform/root.ts';
import { readPlan } from '../reading/read-plan.ts';
import { type Evidence, SOURCES } from './evidence.ts';
import { matchSource } from './match-sources.ts';
import { fulfils, isOptional, kindsAsked, kindsOfRecord } from './product-kinds.ts';

/** Sources beside documents and sub-tasks, by order of the task in the seed plan. */
const EXPECTED: Record<number, string[]> = {
  5: ['posting'],
  8: ['inspection'],
  10: ['posting'],
  12: ['trip'],
  13: ['weekly'],
  24: ['article', 'outreach'],
  25: ['article', 'outreach'],
  27: ['study'],
  28: ['idea'],
  29: ['meeting', 'training'],
  30: ['report'],
};

async function seedTasks() {
  const file = join(root, 'db', 'seeds', 'plans', 'hai-duong-2026.txt');
  return (await readPlan(readFileSync(file), 'hai-duong-2026.txt')).tasks;
}

test('mỗi nhiệm vụ của kế hoạch mẫu gặp đúng nguồn minh chứng', async () => {
  const found = (await seedTasks()).flatMap((task) => {
    const own = SOURCES.filter((source) => source !== 'document' && source !== 'subtask').filter((source) =>
      matchSource(source, task),
    );
    return own.length === 0 ? [] : [[task.order, own]];
  });
  expect(Object.fromEntries(found)).toEqual(EXPECTED);
});

test.each([
  ['Kế hoạch', ['plan']],
  ['Văn bản chỉ đạo', ['paper']],
  ['Báo cáo kết quả thực hiện hàng tuần', ['weekly']],
  ['Văn bản tham gia ý kiến, báo cáo đánh giá tác động (nếu có)', ['report', 'paper']],
  ['Tin bài, phóng sự...', ['article']],
  ['Tin bài phát trên loa truyền thanh của UBND phường', ['loudspeaker']],
  ['Đoàn công tác đến tổ dân phố để thực hiện nhiệm vụ', ['trip']],
  ['Các hội nghị triển khai', ['meeting']],
  ['Sáng kiến, giải pháp', ['idea']],
  ['100% hồ sơ được cập nhật trên hệ thống', []],
])('sản phẩm "%s" là %j', (text, kinds) => {
  expect(kindsAsked(text)).toEqual(kinds);
});

test.each([
  ['Ban hành kế hoạch tuyên truyền', '31/KH-UBND', ['plan']],
  ['Tự kiểm tra tại ba phòng', '52/BC-TTPVHCC', ['report']],
  ['Kiểm tra việc tiếp nhận', '134/TB-UBND', ['paper']],
  ['Đoàn công tác tiếp nhận lưu động tại tổ dân phố số 4', null, ['trip']],
  ['Phát loa truyền thanh về nộp hồ sơ', null, ['loudspeaker']],
  ['Gặp gỡ hộ kinh doanh', null, []],
])('việc "%s" số %s là %j', (title, number, kinds) => {
  expect(kindsOfRecord({ title, number })).toEqual(kinds);
});

const evidence = (change: Partial<Evidence>): Evidence => ({
  ...{ source: 'record', ref: 'record/1', day: '2026-05-01', title: 'Việc', number: null, detail: null },
  ...{ address: null, kinds: [], doubt: null, ...change },
});

test('người ghi nói sản phẩm nào thì là sản phẩm ấy, dù lời khác', () => {
  const named = evidence({ deliverable: 'Kế hoạch', kinds: ['report'] });
  expect(fulfils('Kế hoạch', named)).toBe(true);
  expect(fulfils('Báo cáo', named)).toBe(false);
  expect(fulfils('Báo cáo', evidence({ kinds: ['report'] }))).toBe(true);
});

test('"nếu có" không phải sản phẩm phải chờ', () => {
  expect(isOptional('Văn bản tham gia ý kiến (nếu có)')).toBe(true);
  expect(isOptional('Báo cáo')).toBe(false);
});
