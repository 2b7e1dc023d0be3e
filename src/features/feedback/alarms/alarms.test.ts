import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../../test/database.ts';
import { givenFeedback, takeFeedback } from '../../../../test/feedback-life.ts';
import { type Day, instant, toLocalDay } from '../../../law/day.ts';
import { listOfficers, type Officer } from '../../organisation/index.ts';
import { findFeedback, listAlarmsFor, listOpenAlarms, receiveFeedback, takeFeedbackStep } from '../index.ts';
import { raiseFeedbackAlarms } from './raise-alarms.ts';

let t: TestDatabase;
let officers: Officer[];
let unitId: number;

beforeAll(async () => {
  t = await testDatabase();
  officers = await listOfficers(t.database.db, t.wardId);
  unitId = t.officer('kinhte').unitId;
});
afterAll(() => t.close());

let id: number;
const at = (day: Day) => instant(day, 9 * 60);
const receive = async (day: Day, change = {}) => {
  const found = await t.database.transact((tx) =>
    receiveFeedback(tx, { wardId: t.wardId, takenBy: null, now: at(day) }, givenFeedback(change)),
  );
  id = found.id;
};
const turn = (day: Day) => raiseFeedbackAlarms(t.database, t.wardId, at(day));
const take = (step: Parameters<typeof takeFeedback>[2], day: Day, payload?: object) =>
  takeFeedback(t, id, step, {
    ...{ now: at(day), officers, units: [unitId] },
    ...(payload && { payload: payload as never }),
  });
const state = async () => (await findFeedback(t.database.db, t.wardId, id)).state;

/** "phân loại: handler" for each running limit of the item. */
async function open(): Promise<string[]> {
  const all = await listOpenAlarms(t.database.db, t.wardId);
  return all
    .filter((each) => each.id === id)
    .map(({ limit, levels }) => `${limit.code} ${limit.dueOn}: ${levels.join(', ')}`)
    .sort();
}

const accepted = {
  ...{ group: 'conduct', matters: ['conduct'], fieldCode: null, procedureCode: null, dossierId: null },
  ...{ subjectUnitId: null, subjectOfficerId: null, note: '' },
};

/** Each limit through the clock, over Tết too: who is told on the day before, on the day itself, on the day after and on. */
describe('cảnh báo theo đồng hồ, qua Tết (12–24/02/2026)', () => {
  beforeEach(() => receive('2026-02-12'));

  it('phân loại: nhắc ngày làm việc trước, báo trưởng đơn vị ngày sau hạn; rồi yêu cầu bổ sung, chuyển cơ quan', async () => {
    expect((await state()).dueDays).toMatchObject({ classify: '2026-02-23', supplement: '2026-02-26' });
    await turn('2026-02-12');
    expect(await open()).toEqual([]);
    // The working day before the 23rd is the 13th: Tết lies between.
    await turn('2026-02-13');
    expect(await open()).toEqual(['classify 2026-02-23: handler']);
    await turn('2026-02-23');
    expect(await open()).toEqual(['classify 2026-02-23: handler']);
    await turn('2026-02-24');
    expect(await open()).toEqual(['classify 2026-02-23: handler, unit_head']);
    await turn('2026-02-25');
    expect(await open()).toEqual([
      'classify 2026-02-23: handler, unit_head',
      'forward_regulation 2026-02-26: handler',
      'supplement 2026-02-26: handler',
    ]);
    await turn('2026-02-26');
    expect(await open()).toEqual([
      'classify 2026-02-23: handler, unit_head, director',
      'forward_regulation 2026-02-26: handler',
      'supplement 2026-02-26: handler',
    ]);
    await turn('2026-02-27');
    expect(await open()).toEqual([
      'classify 2026-02-23: handler, unit_head, director',
      'forward_regulation 2026-02-26: handler, unit_head',
      'supplement 2026-02-26: handler, unit_head',
    ]);
    await turn('2026-03-02');
    expect((await open())[0]).toBe('classify 2026-02-23: handler, unit_head, director, chairman');
    await take('accept', '2026-03-02', accepted);
    expect(await open()).toEqual([]);
  });

  it('xử lý và xử lý kéo dài', async () => {
    await take('accept', '2026-02-13', accepted);
    await take('assign', '2026-02-13');
    expect((await state()).limit).toEqual({ code: 'handle', dueOn: '2026-03-12' });
    await turn('2026-03-10');
    expect(await open()).toEqual([]);
    await turn('2026-03-11');
    expect(await open()).toEqual(['handle 2026-03-12: handler']);
    await turn('2026-03-12');
    expect(await open()).toEqual(['handle 2026-03-12: handler']);
    await take('extend', '2026-03-12', { reason: 'Phức tạp', dueOn: '2026-03-19' });
    expect(await open()).toEqual([]);
    await turn('2026-03-13');
    expect(await open()).toEqual([]);
    await turn('2026-03-18');
    expect(await open()).toEqual(['handle 2026-03-19: handler']);
    await turn('2026-03-20');
    expect(await open()).toEqual(['handle 2026-03-19: handler, unit_head']);
    await turn('2026-03-24');
    expect(await open()).toEqual(['handle 2026-03-19: handler, unit_head, director']);
    await turn('2026-03-26');
    expect(await open()).toEqual(['handle 2026-03-19: handler, unit_head, director, chairman']);
  });

  it('công khai', async () => {
    await take('accept', '2026-02-13', accepted);
    await take('assign', '2026-02-13');
    await take('submit', '2026-02-23');
    await take('approve', '2026-02-23', { answer: 'Đã rõ', publishBy: '2026-02-25', withheld: null });
    await turn('2026-02-23');
    expect(await open()).toEqual([]);
    await turn('2026-02-24');
    expect(await open()).toEqual(['publish 2026-02-25: handler']);
    await turn('2026-02-25');
    expect(await open()).toEqual(['publish 2026-02-25: handler']);
    await turn('2026-02-26');
    expect(await open()).toEqual(['publish 2026-02-25: handler, unit_head']);
    await take('publish', '2026-02-26');
    expect(await open()).toEqual([]);
  });

  it('người gửi không bổ sung: nhắc đầu mối, sau ngày hạn hệ thống không tiếp nhận, một lần dù hai lượt cùng lúc', async () => {
    await take('ask_supplement', '2026-02-13', { ask: 'Ghi rõ ngày', dueOn: '2026-02-27' });
    await turn('2026-02-25');
    expect(await open()).toEqual([]);
    await turn('2026-02-26');
    expect(await open()).toEqual(['sender 2026-02-27: handler']);
    await turn('2026-02-27');
    expect((await state()).status).toBe('awaiting_supplement');
    const turns = await Promise.all([turn('2026-02-28'), turn('2026-02-28')]);
    expect(turns[0].declined + turns[1].declined).toBe(1);
    const { steps, state: after } = await findFeedback(t.database.db, t.wardId, id);
    expect([after.status, after.missed]).toEqual(['declined', []]);
    expect(steps.filter(({ step }) => step === 'decline')).toMatchObject([
      { by: 'system', officerId: null, payload: { reason: 'not_supplemented' } },
    ]);
    expect(await open()).toEqual([]);
  });

  it('bổ sung kịp thì không bị từ chối; ẩn danh không có cảnh báo', async () => {
    await take('ask_supplement', '2026-02-13', { ask: 'Ghi rõ ngày', dueOn: '2026-02-27' });
    const dueDays = {
      ...{ classify: '2026-03-03', supplement: '2026-03-06' },
      ...{ forward_regulation: '2026-03-06', handle: '2026-03-20' },
    };
    const acting = { officer: null, by: 'sender', wardId: t.wardId, now: at('2026-02-27') } as const;
    const clientKey = crypto.randomUUID();
    await t.database.transact((tx) =>
      takeFeedbackStep(tx, acting, id, {
        ...{ step: 'supplement', clientKey, stepCount: null, payload: { text: 'Ngày 2', dueDays } },
      }),
    );
    await turn('2026-02-28');
    expect((await state()).status).toBe('new');
    await receive('2026-02-12', { sender: null });
    await turn('2026-12-01');
    expect(await open()).toEqual([]);
  });
});

test('hai lượt cùng lúc báo mỗi mức một lần; lượt sau không báo lại; bảng chỉ được thêm', async () => {
  await receive('2026-11-02');
  const count = async () =>
    (
      await t.database.db
        .selectFrom('feedback_alarms')
        .select('level')
        .where('feedback_id', '=', id)
        .execute()
    ).length;
  await Promise.all([turn('2026-11-30'), turn('2026-11-30'), turn('2026-11-30')]);
  expect(await count()).toBe(12);
  expect((await turn('2026-11-30')).raised).toBe(0);
  expect(await count()).toBe(12);
  const change = t.database.transact((tx) =>
    tx.updateTable('feedback_alarms').set({ level: 'handler' }).execute(),
  );
  await expect(change).rejects.toThrow(/permission denied/);
});

test('ai thấy cảnh báo: người xử lý, trưởng đơn vị, Giám đốc, Chủ tịch; không bao giờ người, đơn vị bị phản ánh', async () => {
  const sees = async () => {
    const seen: string[] = [];
    for (const officer of officers)
      if ((await listAlarmsFor(t.database.db, officer)).some((alarm) => alarm.id === id))
        seen.push(officer.username);
    return seen.sort();
  };
  await receive('2026-11-02');
  const subject = t.officer('truongphong.kt');
  await take('accept', '2026-11-02', { ...accepted, subjectOfficerId: subject.id });
  await take('assign', '2026-11-02', { unitId, officerId: null, note: '' });
  const { dueOn } = (await state()).limit!;
  expect(dueOn).toBe('2026-11-23');
  await turn('2026-11-23');
  expect(await sees()).toEqual(['giamdoc', 'kiemsoat', 'kinhte']);
  await turn('2026-11-24');
  expect(await sees()).not.toContain(subject.username);
  // 24/11 is a holiday, so that the fifth working day after is this.
  await turn('2026-12-01');
  expect(await sees()).toEqual(['chutich', 'giamdoc', 'kiemsoat', 'kinhte', 'phochutich']);
  expect(toLocalDay(t.platform.now())).toBe('2026-11-23');
});
