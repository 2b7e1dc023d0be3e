import { takeArticleStep, writeArticle } from '../features/articles/index.ts';
import { type Act, listOfficers } from '../features/organisation/index.ts';
import { instant } from '../law/day.ts';
import type { Database } from '../platform/database/database.ts';
import { keyOf } from './key.ts';

const ARTICLES = [
  {
    on: '2026-10-12',
    kind: 'news',
    title: 'Nộp hồ sơ tại nhà, không cần đến Trung tâm',
    body: `Từ nay nhiều thủ tục nộp được trên cổng này.

## Cần gì

- Tài khoản định danh điện tử
- Ảnh chụp rõ các giấy tờ

## Làm thế nào

1. [Tìm thủ tục](/thu-tuc) và đọc phần *Cần mang theo*
2. Điền tờ khai, gắn ảnh giấy tờ
3. Theo dõi tại [Hồ sơ của tôi](/ho-so-cua-toi)

Không tiện dùng máy? Cán bộ tại Trung tâm sẽ làm cùng bạn.`,
  },
  {
    on: '2026-11-16',
    kind: 'announcement',
    title: 'Nghỉ Ngày Văn hóa Việt Nam 24/11/2026',
    isPinned: '1',
    shownUntil: '2026-11-30T00:00',
    body: `Trung tâm **nghỉ thứ Ba, 24/11/2026**. Nộp hồ sơ trên cổng vẫn được; ngày này không tính vào thời hạn giải quyết.

Giờ làm việc các ngày khác: xem [Giới thiệu](/gioi-thieu).`,
  },
  {
    on: '2026-11-18',
    kind: 'news',
    title: 'Phường công khai số liệu phục vụ từng tuần',
    body: `Mỗi thứ Hai, hệ thống chốt số liệu của tuần trước: hồ sơ đúng hạn, nộp trực tuyến, số hóa … Ai cũng xem được tại [Số liệu công khai](/cong-khai) và tải về tại [Dữ liệu mở](/du-lieu-mo).`,
  },
];

/** What the demo's ward has told its people: written at the desk, let out by the head of the centre. */
export async function seedArticles(database: Database, wardId: number, until: Date): Promise<void> {
  const officers = await listOfficers(database.db, wardId);
  const act = (username: string, day: string, hour: number): Act => ({
    officer: officers.find((each) => each.username === username)!,
    now: instant(day, hour * 60),
    requestId: 'gieo',
  });
  for (const { on, ...text } of ARTICLES) {
    if (instant(on, 16 * 60) > until) continue;
    const form = { ...text, clientKey: keyOf(`article ${on}`) };
    await database.transact(async (tx) => {
      const id = await writeArticle(tx, act('quay1', on, 9), null, form);
      const step = { clientKey: keyOf(`publish ${on}`), step: 'publish', version: '1' };
      await takeArticleStep(tx, act('giamdoc', on, 10), id, step);
    });
  }
}
