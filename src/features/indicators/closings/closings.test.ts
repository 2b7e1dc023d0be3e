import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../../test/database.ts';
import { dossierLife } from '../../../../test/dossier-life.ts';
import { parseLocal } from '../../../law/day.ts';
import { readLiveFacts, readPeriodFacts } from '../period-facts.ts';
import { closeEnded } from './close-ended.ts';
import { closePeriod } from './close-period.ts';
import { calendarEndingOn } from './periods.ts';
import { findClosing, listClosings, verifyClosings } from './store.ts';

describe('the periods that end on a day', () => {
  const kinds = (day: string) => calendarEndingOn(day).map((each) => `${each.kind} ${each.from}`);
  it.each([
    ['2026-11-24', ['day 2026-11-24']],
    ['2026-11-22', ['day 2026-11-22', 'week 2026-11-16']],
    ['2026-10-31', ['day 2026-10-31', 'month 2026-10-01']],
    ['2024-02-29', ['day 2024-02-29', 'month 2024-02-01']],
    ['2026-09-30', ['day 2026-09-30', 'month 2026-09-01', 'quarter 2026-07-01', 'nine_months 2026-01-01']],
    ['2026-06-30', ['day 2026-06-30', 'month 2026-06-01', 'quarter 2026-04-01', 'half_year 2026-01-01']],
    [
      '2023-12-31',
      [
        ...['day 2023-12-31', 'week 2023-12-25', 'month 2023-12-01', 'quarter 2023-10-01'],
        ...['half_year 2023-07-01', 'year 2023-01-01'],
      ],
    ],
  ])('%s', (day, expected) => expect(kinds(day)).toEqual(expected));
});

describe('a closing', () => {
  let at: TestDatabase;
  let dossiers: number[];
  beforeAll(async () => {
    at = await testDatabase(parseLocal('2026-09-24T09:00'));
    const life = dossierLife(at);
    dossiers = [await life.accept({ channel: 'online' }), await life.accept(), await life.accept()];
    await life.finish(dossiers[0]!);
    at.platform.setNow(parseLocal('2026-10-05T08:00'));
  });
  afterAll(() => at.close());

  const close = (now: string) => closeEnded(at.database, { wardId: at.wardId, now: parseLocal(now) });
  const september = { from: '2026-09-01', to: '2026-10-01' };
  const CODES = [
    'received-online',
    'electronic-result',
    'own-arrived-direct',
    'own-ended-early',
    'index-late',
  ];
  const facts = (asked = september) =>
    readPeriodFacts(at.database.db, at.wardId, { ...asked, codes: CODES, asOf: at.platform.now() });

  it('is taken of every day and period since the first that counts, each once, also by several at once', async () => {
    const closed = await Promise.all([1, 2, 3, 4].map(() => close('2026-10-05T00:01')));
    const days = await listClosings(at.database.db, at.wardId, 'day', 100);
    expect(days.map((each) => each.from).toReversed()).toEqual([
      ...['2026-09-24', '2026-09-25', '2026-09-26', '2026-09-27', '2026-09-28', '2026-09-29', '2026-09-30'],
      ...['2026-10-01', '2026-10-02', '2026-10-03', '2026-10-04'],
    ]);
    expect(closed.reduce((sum, each) => sum + each)).toBe(11 + 2 + 3);
    expect(await close('2026-10-05T05:00')).toBe(0);
    // What was done just before midnight may still be being saved.
    expect(await close('2026-10-06T00:00:59')).toBe(0);
    expect(await verifyClosings(at.database.db, at.wardId)).toEqual({ closings: 16, faults: [] });
  });

  it('holds what others ask to be closed beside the calendar', async () => {
    const kind = 'report_month';
    const more = (day: string) =>
      day === '2026-10-05' ? [{ kind, from: '2026-09-15', to: '2026-10-06' }] : [];
    const now = parseLocal('2026-10-06T00:10');
    expect(await closeEnded(at.database, { wardId: at.wardId, now }, more)).toBe(2);
    expect(await closeEnded(at.database, { wardId: at.wardId, now }, more)).toBe(0);
  });

  it('is made up for when the process ended between a day and the week that ended with it', async () => {
    expect(await close('2026-10-11T01:00')).toBe(5);
    const sunday = { kind: 'day', from: '2026-10-11', to: '2026-10-12' };
    const now = parseLocal('2026-10-12T00:01');
    expect(await at.database.transact((tx) => closePeriod(tx, at.wardId, sunday, now))).toBe(true);
    expect(await close('2026-10-12T00:05')).toBe(1);
    expect((await listClosings(at.database.db, at.wardId, 'week', 1))[0]!.from).toBe('2026-10-05');
  });

  it('is not taken of days that are not over', async () => {
    const open = { kind: 'month', from: '2026-10-01', to: '2026-11-01' };
    const now = parseLocal('2026-10-31T23:59');
    const early = at.database.transact((tx) => closePeriod(tx, at.wardId, open, now));
    await expect(early).rejects.toThrow('chưa hết');
    expect(await findClosing(at.database.db, at.wardId, open)).toBeNull();
  });

  it('is the same to the byte after the dossiers of its days have changed, while the live figures move', async () => {
    const before = await facts();
    const closing = await findClosing(at.database.db, at.wardId, september);
    expect(before.closing).toEqual({ takenAt: closing!.takenAt, hash: closing!.hash });
    const asked = { ...september, codes: CODES, asOf: at.platform.now() };
    const live = await readLiveFacts(at.database.db, at.wardId, asked);
    expect(before.within.map(({ unitId: _, ...row }) => row)).toEqual(
      live.within.map(({ unitId: _, ...row }) => row),
    );
    const life = dossierLife(at);
    await life.take(
      dossiers[1]!,
      'quay1',
      'withdraw',
      { reason: 'Người nộp đề nghị rút hồ sơ.' },
      parseLocal('2026-09-30T10:00'),
    );
    await life.finish(dossiers[2]!, parseLocal('2026-09-30T10:00'));
    expect(JSON.stringify(await facts())).toBe(JSON.stringify(before));
    const after = await readLiveFacts(at.database.db, at.wardId, asked);
    expect(after.within).not.toEqual(live.within);
    expect(await findClosing(at.database.db, at.wardId, september)).toEqual(closing);
  });

  it('keeps every figure with its words, and the index', async () => {
    const { content } = (await findClosing(at.database.db, at.wardId, september))!;
    const received = content.figures.find((each) => each.code === 'received-online')!;
    expect(received).toMatchObject({ ratio: { numerator: 1, denominator: 3 }, direction: 'up' });
    expect(received.definition).toContain('nộp trực tuyến');
    expect(content.figures.find((each) => each.code === 'time-cut')).toMatchObject({ ratio: null });
    expect(content.quality.total.max).toBe(100);
  });

  it('answers only for exactly its days', async () => {
    expect((await facts({ from: '2026-09-01', to: '2026-09-30' })).closing).toBeNull();
    expect((await facts({ from: '2026-09-24', to: '2026-09-25' })).closing).not.toBeNull();
    expect((await facts({ from: '2026-10-01', to: '2026-11-01' })).closing).toBeNull();
  });

  it('cannot be changed or deleted by the application', async () => {
    const app = new pg.Client({ connectionString: at.ownerUrl, options: '-c role=motcua_app' });
    await app.connect();
    for (const table of ['closings', 'weekly_quality', 'quality_decisions', 'quality_weights'])
      for (const verb of [`update ${table} set ward_id = 1`, `delete from ${table}`])
        await expect(app.query(verb), verb).rejects.toThrow('permission denied');
    await app.end();
  });

  it('that the owner tampered with is found and named', async () => {
    const owner = new pg.Client({ connectionString: at.ownerUrl });
    await owner.connect();
    const whatever = randomUUID();
    const cases = [
      ['update closings set taken_at = taken_at + interval $$1 hour$$ where no = 5', [5]],
      ['update closings set day_from = day_from - 1000 where no = 6', [6]],
      [`update closings set content = $$${whatever}$$::bytea where no = 7`, [7]],
      ['update closings set content = (select content from closings where no = 2) where no = 8', [8]],
      ['update closings set hash = (select hash from closings where no = 2) where no = 9', [9, 10]],
      ['delete from closings where no = 11', [12]],
    ] as const;
    for (const [sql, found] of cases) {
      await owner.query('begin');
      await owner.query(sql);
      await owner.query('commit');
      const { faults } = await verifyClosings(at.database.db, at.wardId);
      expect([sql, faults.map((each) => each.no)]).toEqual([sql, expect.arrayContaining([...found])]);
    }
    await owner.end();
  });
});
