import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { givenFeedback, takeFeedback } from '../../../test/feedback-life.ts';
import { instant } from '../../law/day.ts';
import { listOfficers } from '../organisation/index.ts';
import { receiveFeedback, verifyFeedback } from './index.ts';

let t: TestDatabase;
let owner: pg.Client;
let id: number;
let code: string;

beforeAll(async () => {
  t = await testDatabase();
  owner = new pg.Client({ connectionString: t.ownerUrl });
  await owner.connect();
  const officers = await listOfficers(t.database.db, t.wardId);
  const now = instant('2026-11-02', 540);
  const received = await t.database.transact((tx) =>
    receiveFeedback(tx, { wardId: t.wardId, takenBy: null, now }, givenFeedback()),
  );
  ({ id, code } = received);
  for (const step of ['accept', 'assign', 'submit'] as const)
    expect(await takeFeedback(t, id, step, { now, officers })).toBe(true);
});
afterAll(async () => {
  await owner.end();
  await t.close();
});

const verify = () => t.database.transact((tx) => verifyFeedback(tx, t.wardId), 'repeatable read');

describe('kiểm tra chuỗi phản ánh', () => {
  it('nguyên vẹn thì không có chỗ sai', async () => {
    expect(await verify()).toEqual({ items: 1, steps: 4, faults: [] });
  });

  it('thiếu bản công khai của một bước thì thấy', async () => {
    const officers = await listOfficers(t.database.db, t.wardId);
    const now = instant('2026-11-02', 600);
    const given = { wardId: t.wardId, takenBy: null, now };
    const other = await t.database.transact((tx) => receiveFeedback(tx, given, givenFeedback()));
    for (const step of ['accept', 'assign', 'submit', 'approve', 'publish'] as const)
      expect(await takeFeedback(t, other.id, step, { now, officers, turn: 1 })).toBe(true);
    expect((await verify()).faults).toEqual([{ code: other.code, what: 'mất bản công khai 1' }]);
    await owner.query('delete from feedback_steps where feedback_id = $1', [other.id]);
    for (const table of ['feedback_senders', 'feedback_keys'])
      await owner.query(`delete from ${table} where feedback_id = $1`, [other.id]);
    await owner.query('delete from feedback_items where id = $1', [other.id]);
  });

  it.each([
    ['lời gốc', `update feedback_items set content = content || ' thêm' where id = $1`, 'lời gốc đã bị sửa'],
    ['nơi gốc', `update feedback_items set place = 'Khác' where id = $1`, 'lời gốc đã bị sửa'],
    ['dòng', `update feedback_items set due_on = due_on + 1 where id = $1`, 'cột due_on'],
    ['kênh', `update feedback_items set channel = 'kiosk' where id = $1`, 'cột channel'],
    [
      'nội dung bước',
      `update feedback_steps set payload = payload || '{"note": "khác"}' where feedback_id = $1 and no = 3`,
      'chuỗi băm đứt ở bước 3',
    ],
    [
      'lúc làm bước',
      `update feedback_steps set at = at - interval '1 day' where feedback_id = $1 and no = 2`,
      'chuỗi băm đứt ở bước 2',
    ],
    ['bước cuối', `delete from feedback_steps where feedback_id = $1 and no = 4`, 'mất bước cuối'],
    ['bước giữa', `delete from feedback_steps where feedback_id = $1 and no = 2`, 'thiếu bước 2'],
  ])('thấy khi bị sửa sau lưng: %s', async (_, tampering, what) => {
    await owner.query('create table kept_items as select * from feedback_items');
    await owner.query('create table kept_steps as select * from feedback_steps');
    try {
      await owner.query(tampering, [id]);
      const { faults } = await verify();
      expect(faults).toEqual([{ code, what: expect.stringContaining(what) }]);
    } finally {
      await owner.query('delete from feedback_steps');
      await owner.query('insert into feedback_steps select * from kept_steps');
      await owner.query(`update feedback_items as f set content = k.content, place = k.place, due_on = k.due_on,
        channel = k.channel from kept_items as k where k.id = f.id`);
      await owner.query('drop table kept_items, kept_steps');
    }
    expect((await verify()).faults).toEqual([]);
  });
});
