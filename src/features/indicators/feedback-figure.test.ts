import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { givenFeedback, takeAnyFeedbackStep, takeFeedback } from '../../../test/feedback-life.ts';
import { NAIVE_FEEDBACK, NAIVE_FEEDBACK_COUNT } from '../../../test/naive-feedback.ts';
import { addDays, type Day, instant } from '../../law/day.ts';
import { Chance } from '../../seed/chance.ts';
import {
  type FeedbackStatus,
  factsOf,
  findFeedback,
  findVotes,
  receiveFeedback,
  type TakenFeedbackStep,
} from '../feedback/index.ts';
import { noteFacts } from '../figures/index.ts';
import { listOfficers, listUnits, type Officer } from '../organisation/index.ts';
import { type FeedbackRow, type Ratio, sumRatios } from './indicator.ts';
import { verifyFigures } from './kept/count-again.ts';
import { readIndicator } from './kept/read-indicator.ts';
import { FEEDBACK } from './list/feedback.ts';
import { startOf } from './period.ts';

const LIVES = 20;
const PAGE = 30;
/** After how many lives all of them are compared; after each a part is. */
const WHOLE = 5;
let t: TestDatabase;
let owner: pg.Client;
let officers: Officer[];
let units: number[];

beforeAll(async () => {
  t = await testDatabase();
  officers = await listOfficers(t.database.db, t.wardId);
  units = (await listUnits(t.database.db, t.wardId)).map((unit) => unit.id);
  owner = new pg.Client({ connectionString: t.ownerUrl });
  await owner.connect();
  await owner.query(NAIVE_FEEDBACK);
});
afterAll(async () => {
  await owner.end();
  await t.close();
});

/** How an item goes the long way; chance takes other steps between them. */
const FORWARD: Partial<Record<FeedbackStatus, TakenFeedbackStep>> = {
  ...{ new: 'accept', accepted: 'assign', handling: 'submit', submitted: 'approve' },
  awaiting_publication: 'publish',
};

async function live(chance: Chance): Promise<void> {
  let day = addDays('2026-09-01', chance.between(0, 60));
  const now = instant(day, 540);
  const change = chance.happens(0.1) ? { sender: null } : {};
  const { id } = await t.database.transact((tx) =>
    receiveFeedback(tx, { wardId: t.wardId, takenBy: null, now }, givenFeedback(change)),
  );
  for (let turns = chance.between(0, 12); turns > 0; turns--) {
    day = addDays(day, chance.between(0, 6));
    const turn = chance.between(0, 1000);
    const { state } = await findFeedback(t.database.db, t.wardId, id);
    const step = FORWARD[state.status];
    const given = { now: instant(day, 600), officers, turn, units: [units[turn % 4]!] };
    if (step === undefined || chance.happens(0.3))
      await takeAnyFeedbackStep(t, id, { day, turn, officers, units });
    else await takeFeedback(t, id, step, given);
  }
  if (chance.happens(0.4)) await vote(id, chance.happens(0.4));
}

/** About conduct and rules, answered, and still to be published. */
async function awaitPublication(): Promise<void> {
  const now = instant('2026-09-14', 540);
  const { id } = await t.database.transact((tx) =>
    receiveFeedback(tx, { wardId: t.wardId, takenBy: null, now }, givenFeedback()),
  );
  const turns = { accept: 2, assign: 2, submit: 2, approve: 1 } as const;
  for (const [step, turn] of Object.entries(turns))
    await takeFeedback(t, id, step as keyof typeof turns, { now, officers, units, turn });
}

/** As the public's voice is noted: with the figures that it changes. */
async function vote(id: number, isLike: boolean): Promise<void> {
  const { db } = t.database;
  const { state } = await findFeedback(db, t.wardId, id);
  const before = factsOf(state, await findVotes(db, t.wardId, id));
  await owner.query(
    `insert into feedback_votes values ($1, $2, sha256(gen_random_uuid()::text::bytea), $3, now())`,
    [t.wardId, id, isLike],
  );
  const after = factsOf(state, await findVotes(db, t.wardId, id));
  await t.database.transact((tx) => noteFacts(tx, t.wardId, before, after));
}

interface Asked {
  from: Day;
  to: Day;
  asOf: Date;
  unitId: number | null;
}

async function compare({ from, to, asOf, unitId }: Asked, name: string): Promise<void> {
  const last = asOf < startOf(to) ? asOf : startOf(to);
  const end = await owner.query(
    `select (($1::timestamptz at time zone 'Asia/Ho_Chi_Minh')::date
    + case when ($1::timestamptz at time zone 'Asia/Ho_Chi_Minh')::time > '00:00' then 1 else 0 end)::text as day`,
    [last],
  );
  const { rows: counted } = await owner.query(NAIVE_FEEDBACK_COUNT, [
    t.wardId,
    from,
    end.rows[0].day,
    unitId,
  ]);
  const expected = new Map<string, Ratio>(counted.map(({ code, ...ratio }) => [code, ratio]));
  const { db } = t.database;
  const period = { from: startOf(from), to: startOf(to) };
  const filter = unitId === null ? {} : { unitIds: [unitId] };
  for (const indicator of FEEDBACK) {
    const right = expected.get(indicator.code) ?? { numerator: 0, denominator: 0 };
    const bounds = [period.from, period.to];
    const [kept] = await readIndicator(db, t.wardId, indicator, { bounds, asOf, filter });
    const [read] = await indicator.read(db, t.wardId, bounds, asOf, filter);
    const cells = (await indicator.cells(db, t.wardId, period, asOf)).filter(
      (cell) => unitId === null || cell.unitId === unitId,
    );
    const rows: Ratio = { numerator: 0, denominator: 0 };
    for (const part of ['numerator', 'rest'] as const) {
      const found = await listAll(indicator, period, { part, asOf, unitId });
      rows.denominator += found.length;
      if (part === 'numerator') rows.numerator = found.length;
    }
    const all = { kept, read, cells: sumRatios(cells), rows };
    expect({ name, code: indicator.code, ...all }).toEqual({
      ...{ name, code: indicator.code, kept: right, read: right, cells: right, rows: right },
    });
  }
}

/** All rows of a part, page by page. */
async function listAll(
  indicator: (typeof FEEDBACK)[number],
  period: { from: Date; to: Date },
  { part, asOf, unitId }: { part: 'numerator' | 'rest'; asOf: Date; unitId: number | null },
): Promise<FeedbackRow[]> {
  const all: FeedbackRow[] = [];
  for (;;) {
    const page = await indicator.rows(t.database.db, t.wardId, period, asOf, {
      ...{ part, limit: PAGE, after: all.at(-1) ?? null, filter: unitId === null ? {} : { unitId } },
    });
    all.push(...page);
    if (page.length < PAGE) return all;
  }
}

describe('chỉ tiêu phản ánh, kiến nghị', () => {
  it(`giữ sẵn, từng dòng và SQL viết lại từ các bước nói cùng một số, qua ${LIVES} đời ngẫu nhiên`, async () => {
    await awaitPublication();
    for (let at = 1; at <= LIVES; at++) {
      const chance = new Chance(`feedback ${at}`);
      for (let items = 3; items > 0; items--) await live(chance);
      const from = addDays('2026-09-01', chance.between(0, 60));
      const asOf = new Date(
        startOf(addDays(from, chance.between(0, 40))).getTime() + chance.between(0, 1) * 3_600_000,
      );
      const part = { from, to: addDays(from, chance.between(1, 45)), asOf };
      const unitId = units[chance.between(0, 3)]!;
      const whole = { from: '2026-01-01', to: '2027-12-31', asOf: instant('2027-06-01', 1), unitId: null };
      if (at % WHOLE === 0) await compare(whole, `all ${at}`);
      await compare({ ...part, unitId: chance.happens(0.5) ? unitId : null }, `part ${at}`);
    }
    const { rows } = await owner.query(
      `select code, count(*)::int as total, count(*) filter (where counted)::int as counted from naive_feedback_facts group by code`,
    );
    for (const { code } of FEEDBACK) {
      const found = rows.find((row) => row.code === code);
      expect([code, found?.counted > 0, found?.total > found?.counted]).toEqual([code, true, true]);
    }
    expect((await verifyFigures(t.database, t.wardId)).differences).toEqual([]);
  });

  it('mọi số đã giữ khác (cho biểu II.05a) cũng bằng SQL viết lại', async () => {
    const { rows } = await owner.query(
      `select code, sum(total)::int as total, sum(counted)::int as counted from (
         select code, total, counted from figure_days where code like 'feedback-%' union all
         select code, total, counted from figure_changes where code like 'feedback-%') as kept
       group by code having sum(total) <> 0 order by code`,
    );
    const naive = await owner.query(
      `select code, count(*)::int as total, count(*) filter (where counted)::int as counted from naive_feedback_facts group by code order by code`,
    );
    const others = ['feedback-anonymous', 'feedback-handled-conduct'];
    expect(rows.filter(({ code }) => !others.includes(code))).toEqual(naive.rows);
  });
});
