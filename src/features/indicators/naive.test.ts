import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { NAIVE_COUNT, NAIVE_OPEN, NAIVE_VIEWS } from '../../../test/naive-figures.ts';
import { nextTime, randomLife } from '../../../test/random-life.ts';
import { addDays, type Day, instant, parseLocal, toLocalDay } from '../../law/day.ts';
import { Chance } from '../../seed/chance.ts';
import { EVER, pourAll, readCounts } from '../figures/index.ts';
import type { AnswerIndicator, DossierIndicator, Ratio } from './indicator.ts';
import { INDICATORS } from './indicators.ts';
import { recountFigures, verifyFigures } from './kept/count-again.ts';
import { type IndicatorFilter, readIndicator } from './kept/read-indicator.ts';
import { startOf } from './period.ts';

const SITUATIONS = Number(process.env.SITUATIONS ?? 40);
/** Another name gives other situations; the one of a failure is printed with it. */
const NAME = process.env.SITUATION ?? 'tình huống';

type Counted = DossierIndicator | AnswerIndicator;
const COUNTED = INDICATORS.filter(
  (each): each is Counted => (each.kind === 'dossiers' || each.kind === 'answers') && !each.fieldCodes,
);

let at: TestDatabase;
let owner: pg.Client;
let life: Awaited<ReturnType<typeof randomLife>>;
let now: Date;
const ids: number[] = [];

beforeAll(async () => {
  now = parseLocal('2026-03-02T09:00');
  at = await testDatabase(now);
  life = await randomLife(at);
  owner = new pg.Client({ connectionString: at.ownerUrl });
  await owner.connect();
  await owner.query(NAIVE_VIEWS);
});
afterAll(async () => {
  await owner.end();
  await at.close();
});

interface Asked {
  from: Date;
  to: Date;
  asOf: Date;
  filter?: IndicatorFilter;
}

async function naive({ from, to, asOf, filter = {} }: Asked): Promise<Map<string, Ratio>> {
  const { procedureCodes, unitIds, officerIds } = filter;
  const given = [at.wardId, from, to, asOf, procedureCodes ?? null, unitIds ?? null, officerIds ?? null];
  const { rows } = await owner.query(NAIVE_COUNT, given);
  return new Map(rows.map(({ code, ...ratio }) => [code, ratio]));
}

/** The kept figure and the one from the rows against the naive one, for all figures. */
async function compare(asked: Asked, name: string): Promise<void> {
  const expected = await naive(asked);
  const { from, to, asOf, filter = {} } = asked;
  for (const indicator of COUNTED) {
    const isOfTurns = indicator.kind === 'dossiers' && indicator.grain === 'step';
    if (filter.officerIds && !isOfTurns) continue;
    const bounds = [from, to];
    const [kept] = await readIndicator(at.database.db, at.wardId, indicator, { bounds, asOf, filter });
    const [rows] = await indicator.read(at.database.db, at.wardId, bounds, asOf, filter);
    const right = expected.get(indicator.code) ?? { numerator: 0, denominator: 0 };
    const of = `${name} ${indicator.code} ${from.toISOString()} ${to.toISOString()} ${asOf.toISOString()} ${JSON.stringify(filter)}`;
    expect({ of, kept, rows }).toEqual({ of, kept: right, rows: right });
  }
}

const PERIODS: Record<string, (day: Day) => Day> = {
  day: (day) => addDays(day, 1),
  week: (day) => addDays(day, 7),
  month: (day) =>
    addDays(`${day.slice(0, 7)}-01`, 31)
      .slice(0, 8)
      .concat('01'),
  quarter: (day) => PERIODS.month!(PERIODS.month!(PERIODS.month!(day))),
};
const KINDS = Object.keys(PERIODS);

function randomAsked(chance: Chance): Asked {
  const first = addDays(toLocalDay(now), -chance.between(0, 40));
  const kind = chance.weighted(KINDS, () => 1);
  const from = kind === 'month' || kind === 'quarter' ? `${first.slice(0, 7)}-01` : first;
  const asOf = chance.weighted(
    [
      new Date(now.getTime() + 1),
      startOf(toLocalDay(now)),
      new Date(now.getTime() - chance.between(0, 200) * 3_600_000),
    ],
    () => 1,
  );
  const filter = chance.weighted<IndicatorFilter>(
    [
      {},
      { procedureCodes: ['2.000635', '1.004873'] },
      { unitIds: [at.officer('hotich').unitId] },
      { procedureCodes: ['1.000894'], unitIds: [at.officer('hotich').unitId, at.officer('quay1').unitId] },
      { officerIds: [at.officer('hotich').id] },
    ],
    () => 1,
  );
  return { from: startOf(from), to: startOf(PERIODS[kind]!(from)), asOf, filter };
}

async function live(name: string): Promise<void> {
  const chance = new Chance(name);
  const mine: number[] = [];
  for (let count = chance.between(1, 3); count > 0; count--) {
    const id = await life.arrive(chance, now);
    if (id !== null) mine.push(id);
  }
  ids.push(...mine);
  for (let steps = chance.between(10, 40); steps > 0; steps--) {
    now = nextTime(chance, now);
    const id = chance.happens(0.85)
      ? mine[chance.between(0, mine.length - 1)]
      : ids[chance.between(0, ids.length - 1)];
    if (id !== undefined) await life.goOn(chance, id, now);
  }
  if (chance.happens(0.5)) await pourAll(at.database, at.wardId);
}

describe('every figure', () => {
  it(`is what its definition says of the raw steps, in ${SITUATIONS} random situations`, {
    timeout: 480_000,
  }, async () => {
    for (let situation = 1; situation <= SITUATIONS; situation++) {
      const name = `${NAME} ${situation}`;
      await live(name);
      const soon = new Date(now.getTime() + 1);
      await compare({ from: startOf('2026-02-01'), to: startOf('2027-01-01'), asOf: soon }, name);
      const chance = new Chance(`${name} asked`);
      for (let times = 0; times < 2; times++) await compare(randomAsked(chance), name);
    }
    const seen = [...life.taken.keys()];
    expect(seen).toEqual(
      expect.arrayContaining([
        ...['arrive direct', 'arrive online', 'arrive post', 'arrive mobile', 'pay', 'answer', 'look up'],
        ...[
          'admit',
          'transfer',
          'assign',
          'take_over',
          'request_supplement',
          'receive_supplement',
          'propose',
        ],
        ...[
          'submit_for_signature',
          'sign',
          'stamp',
          'return_result',
          'forward',
          'note_result',
          'extend',
          'undo',
        ],
        ...[
          'refuse',
          'withdraw',
          'stop',
          'send_back',
          'request_correction',
          'approve_correction',
          'suspend',
          'resume',
        ],
      ]),
    );
  });

  it('counts what lies on the bound of two periods in exactly one of them', async () => {
    const [first, last] = ['2026-03-01', '2026-10-01'];
    const asOf = new Date(now.getTime() + 1);
    for (const kind of KINDS) {
      const days = [first];
      while (days.at(-1)! < last) days.push(PERIODS[kind]!(days.at(-1)!));
      const bounds = days.map(startOf);
      for (const indicator of COUNTED) {
        const [whole] = await readIndicator(at.database.db, at.wardId, indicator, {
          ...{ bounds: [bounds[0]!, bounds.at(-1)!], asOf },
        });
        for (const ratios of [
          await readIndicator(at.database.db, at.wardId, indicator, { bounds, asOf }),
          await indicator.read(at.database.db, at.wardId, bounds, asOf),
        ])
          expect([kind, indicator.code, sum(ratios)]).toEqual([kind, indicator.code, whole]);
      }
    }
    const { rows } = await owner.query(
      `select count(*)::int as count from naive_facts where (at at time zone 'Asia/Ho_Chi_Minh')::time = '00:00'`,
    );
    expect(rows[0].count).toBeGreaterThan(0);
  });

  it('of fields is that of their procedures, kept and from the rows; a filter that says nothing is refused', async () => {
    const { rows } = await owner.query(`select code, field_code from procedure_versions
      where code in ('2.000635', '1.004873', '1.000894') and valid_until is null`);
    const asked = {
      from: startOf('2026-02-01'),
      to: startOf('2027-01-01'),
      asOf: new Date(now.getTime() + 1),
    };
    for (const fieldCode of new Set(rows.map((row) => row.field_code))) {
      const procedureCodes = rows.filter((row) => row.field_code === fieldCode).map((row) => row.code);
      const expected = await naive({ ...asked, filter: { procedureCodes } });
      for (const indicator of COUNTED) {
        const bounds = [asked.from, asked.to];
        const filter = { fieldCodes: [fieldCode] };
        const [kept] = await readIndicator(at.database.db, at.wardId, indicator, {
          bounds,
          asOf: asked.asOf,
          filter,
        });
        const right = expected.get(indicator.code) ?? { numerator: 0, denominator: 0 };
        expect([fieldCode, indicator.code, kept]).toEqual([fieldCode, indicator.code, right]);
      }
    }
    const request = { bounds: [asked.from, asked.to], asOf: asked.asOf };
    const online = COUNTED.find((each) => each.code === 'received-online')!;
    const ofOfficers = { ...request, filter: { officerIds: [1] } };
    await expect(readIndicator(at.database.db, at.wardId, online, ofOfficers)).rejects.toThrow(RangeError);
    const anyPlace = INDICATORS.find((each) => each.code === 'any-place')!;
    const ofUnits = { ...request, filter: { unitIds: [1] } };
    await expect(readIndicator(at.database.db, at.wardId, anyPlace, ofUnits)).rejects.toThrow(RangeError);
  });

  it('has as many open at a midnight as had come and not ended', async () => {
    for (let day = '2026-03-02'; day <= toLocalDay(now); day = addDays(day, 3)) {
      const { rows } = await owner.query(NAIVE_OPEN, [at.wardId, instant(day, 0)]);
      const open = { own: 0, forwarded: 0 };
      for (const scope of ['own', 'forwarded'] as const) {
        const arrived = ['direct', 'online', 'post', 'mobile'].map((each) => `${scope}-arrived-${each}`);
        const ended = ['early', 'on_time', 'late'].map((each) => `${scope}-ended-${each}`);
        const spans = [{ from: EVER, to: day }];
        const counts = await readCounts(at.database.db, {
          wardIds: [at.wardId],
          codes: [...arrived, ...ended],
          spans,
        });
        open[scope] = counts.reduce(
          (left, each) => left + (arrived.includes(each.code) ? each.total : -each.total),
          0,
        );
      }
      expect([day, open]).toEqual([day, rows[0]]);
    }
  });

  it('is the same counted again; whatever is changed behind its back is found, and put right', async () => {
    await pourAll(at.database, at.wardId);
    const sound = await verifyFigures(at.database, at.wardId);
    expect(sound).toMatchObject({ differences: [], broken: [] });
    expect(sound.facts).toBeGreaterThan(100);
    for (const [table, where] of [
      ['figure_days', 'days'],
      ['figure_months', 'months'],
      ['figure_totals', 'totals'],
    ] as const) {
      await owner.query(
        `update ${table} set counted = counted + 1 where ctid = (select ctid from ${table} limit 1)`,
      );
      const { differences } = await verifyFigures(at.database, at.wardId);
      expect(differences.map((each) => each.where)).toContain(where);
      await recountFigures(at.database, at.wardId, now);
      expect(await verifyFigures(at.database, at.wardId)).toEqual(sound);
    }
    await owner.query(`delete from figure_days where ctid = (select ctid from figure_days limit 1)`);
    expect((await verifyFigures(at.database, at.wardId)).differences.length).toBeGreaterThan(0);
    await owner.query(`insert into figure_changes (ward_id, code, day, procedure_code, unit_id, officer_id, total, counted, minutes)
      values (${at.wardId}, 'on-time', '2026-03-03', '', 0, 0, 1, 1, 0)`);
    await recountFigures(at.database, at.wardId, now);
    expect(await verifyFigures(at.database, at.wardId)).toEqual(sound);
  });
});

function sum(ratios: readonly Ratio[]): Ratio {
  return {
    numerator: ratios.reduce((all, each) => all + each.numerator, 0),
    denominator: ratios.reduce((all, each) => all + each.denominator, 0),
  };
}
