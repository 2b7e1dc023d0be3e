import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { givenFeedback, SENDER, takeAnyFeedbackStep } from '../../../test/feedback-life.ts';
import { addDays, instant } from '../../law/day.ts';
import { readCounts } from '../figures/index.ts';
import { verifyFigures } from '../indicators/index.ts';
import { listOfficers, listUnits, type Officer } from '../organisation/index.ts';
import {
  actorsOf,
  type FeedbackState,
  findFeedback,
  type GivenFeedback,
  hashOfWords,
  receiveFeedback,
  type TakenFeedbackStep,
} from './index.ts';
import { columnsOf } from './save.ts';
import { FEEDBACK_STATUSES } from './schema.ts';
import { TRANSITIONS } from './workflow.ts';

let t: TestDatabase;
let officers: Officer[];

beforeAll(async () => {
  t = await testDatabase();
  officers = await listOfficers(t.database.db, t.wardId);
});
afterAll(() => t.close());

const receive = (change: Partial<GivenFeedback> = {}, day = '2026-11-02') =>
  t.database.transact((tx) =>
    receiveFeedback(
      tx,
      { wardId: t.wardId, takenBy: null, now: instant(day, 9 * 60) },
      givenFeedback(change),
    ),
  );

describe('tiếp nhận', () => {
  test('hai lần cùng một tờ, cùng lúc, để lại một phản ánh', async () => {
    const clientKey = randomUUID();
    const all = await Promise.all([1, 2, 3].map(() => receive({ clientKey })));
    expect(new Set(all.map((each) => each.id)).size).toBe(1);
    expect(all.filter((each) => each.token !== null)).toHaveLength(1);
  });

  test('ẩn danh thì giữ để tham khảo, không có hạn, không vào tỷ lệ nào', async () => {
    const before = await arrivals();
    const { id } = await receive({ sender: null });
    const { state } = await findFeedback(t.database.db, t.wardId, id);
    expect([state.status, state.limit]).toEqual(['kept', null]);
    expect(await arrivals()).toBe(before);
  });

  test('hạn qua Tết chỉ đếm ngày làm việc', async () => {
    const { id } = await receive({}, '2026-02-12');
    const { state } = await findFeedback(t.database.db, t.wardId, id);
    expect(state.dueDays).toEqual({
      ...{ classify: '2026-02-23', supplement: '2026-02-26' },
      ...{ forward_regulation: '2026-02-26', handle: '2026-03-12' },
    });
  });

  test('lời gốc không sửa được, kể cả bằng SQL của ứng dụng', async () => {
    const { id } = await receive();
    const change = t.database.transact((tx) =>
      tx.updateTable('feedback_items').set({ content: 'Khác' }).where('id', '=', id).execute(),
    );
    await expect(change).rejects.toThrow(/permission denied/);
    const item = await findFeedback(t.database.db, t.wardId, id);
    expect(item.steps[0]!.payload).toMatchObject({ words: hashOfWords(item.words) });
  });
});

async function arrivals(): Promise<number> {
  const request = {
    wardIds: [t.wardId],
    codes: ['feedback-classified'],
    spans: [{ from: '2000-01-01', to: '2030-01-01' }],
  };
  return (await readCounts(t.database.db, request))[0]?.total ?? 0;
}

/** The table as a person reads it: who may take which step in which status. */
test('ai làm được bước nào ở trạng thái nào', () => {
  const lines = FEEDBACK_STATUSES.map((status) => {
    const open = (Object.keys(TRANSITIONS) as TakenFeedbackStep[]).filter((step) =>
      TRANSITIONS[step].from.includes(status),
    );
    return `${status}: ${open.map((step) => `${step}(${TRANSITIONS[step].by.join('|')})`).join(' ')}`;
  });
  expect(lines).toMatchSnapshot();
});

const about = (change: Partial<FeedbackState>) =>
  ({
    ...{ status: 'handling', subjectUnitId: null, subjectOfficerId: null, matters: ['conduct'] },
    ...change,
  }) as FeedbackState;

test('người, đơn vị bị phản ánh không có bước nào, dù giữ nhiệm vụ gì', () => {
  for (const officer of officers) {
    expect(actorsOf(officer, about({ subjectOfficerId: officer.id, unitId: officer.unitId }))).toEqual([]);
    expect(actorsOf(officer, about({ subjectUnitId: officer.unitId, unitId: officer.unitId }))).toEqual([]);
  }
});

describe('đời của phản ánh', () => {
  test('dòng luôn là phép gập các bước; số đã giữ bằng số đếm lại', async () => {
    const units = await listUnits(t.database.db, t.wardId);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(1000), { minLength: 2, maxLength: 14 }), async (turns) => {
        const { id } = await receive({ sender: turns[0]! % 7 === 0 ? null : SENDER });
        let day = '2026-11-02';
        for (const turn of turns) {
          day = addDays(day, turn % 9);
          await takeAnyFeedbackStep(t, id, { day, turn, officers, units: units.map((unit) => unit.id) });
        }
        const { state } = await findFeedback(t.database.db, t.wardId, id);
        const row = await t.database.db
          .selectFrom('feedback_items')
          .selectAll()
          .where('id', '=', id)
          .executeTakeFirstOrThrow();
        expect(row).toMatchObject(columnsOf(state));
      }),
      { numRuns: 60 },
    );
    const { differences, facts } = await verifyFigures(t.database, t.wardId);
    expect(differences).toEqual([]);
    expect(facts).toBeGreaterThan(30);
  });
});
