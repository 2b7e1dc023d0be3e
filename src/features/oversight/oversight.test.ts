import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { dossierLife } from '../../../test/dossier-life.ts';
import { otherWard } from '../../../test/other-ward.ts';
import { addDays, toLocalDay } from '../../law/day.ts';
import { asOwner, type Db } from '../../platform/database/database.ts';
import { noteFacts } from '../figures/index.ts';
import { findIndicator, readPeriod } from '../indicators/index.ts';
import { addWard, listAccess, listWards } from '../organisation/index.ts';
import {
  cityPeriod,
  endOversight,
  findOverseen,
  grantOversight,
  listGrants,
  listOverseen,
  medianOf,
  noteLooks,
  readCityView,
  readRollUp,
  SETTLEMENT_COLUMNS,
} from './index.ts';

const TODAY = '2026-11-23';
const FORM = {
  level: 'figures' as 'figures' | 'rows',
  ...{
    fromDay: '2026-11-01',
    untilDay: null as string | null,
    grantedBy: 'Người vận hành',
    reason: 'Công văn số 1',
  },
};

let at: TestDatabase;
let there: Awaited<ReturnType<typeof otherWard>>;
beforeAll(async () => {
  at = await testDatabase();
  there = await otherWard(at);
});
afterAll(() => at.close());

const owner = <T>(work: Parameters<typeof asOwner<T>>[1]) => asOwner(at.ownerUrl, work);
const overseer = () => at.officer('giamdoc');
const grant = (form: Partial<typeof FORM> = {}) =>
  owner((database) =>
    database.transact((tx) =>
      grantOversight(tx, {
        wardId: there.wardId,
        overseer: { wardId: at.wardId, username: 'giamdoc' },
        form: { ...FORM, ...form },
        now: at.platform.now(),
      }),
    ),
  );
const end = (id: number, wardId = there.wardId) =>
  owner((database) =>
    database.transact((tx) =>
      endOversight(
        tx,
        { wardId, id },
        { form: { endedBy: 'Người vận hành', reason: 'Hết việc' }, now: at.platform.now() },
      ),
    ),
  );
const grantCount = async () => (await listGrants(at.database.db, null)).length;

describe('a right to look at a ward', () => {
  it('is open from its first to its last day, and to nobody else', async () => {
    const seen = async (day: string, who = overseer()) =>
      (await listOverseen(at.database.db, who, day)).map(({ ward }) => ward.id);
    expect(await seen(TODAY)).toEqual([]);
    const id = await grant({ untilDay: '2026-11-30' });
    expect(await seen('2026-10-31')).toEqual([]);
    expect(await seen('2026-11-01')).toEqual([there.wardId]);
    expect(await seen('2026-11-30')).toEqual([there.wardId]);
    expect(await seen('2026-12-01')).toEqual([]);
    expect(await seen(TODAY, at.officer('chutich'))).toEqual([]);
    await end(id);
    expect(await seen(TODAY)).toEqual([]);
    await expect(
      findOverseen(at.database.db, overseer(), { wardId: there.wardId, onDay: TODAY }),
    ).rejects.toMatchObject({ code: 'not_found' });
  });

  it('of two to the same ward the wider one counts', async () => {
    const narrow = await grant();
    const wide = await grant({ level: 'rows' });
    expect(await listOverseen(at.database.db, overseer(), TODAY)).toMatchObject([{ level: 'rows' }]);
    await end(wide);
    expect(await listOverseen(at.database.db, overseer(), TODAY)).toMatchObject([{ level: 'figures' }]);
    await end(narrow);
  });

  it.each([
    ['a day that is none', { fromDay: '2026-02-30' }, 'invalid'],
    ['days the wrong way round', { fromDay: '2026-11-02', untilDay: '2026-11-01' }, 'invalid'],
    ['no reason', { reason: ' ' }, 'invalid'],
  ])('is refused with %s, and nothing is written', async (_, form, code) => {
    const before = await grantCount();
    await expect(grant(form as never)).rejects.toMatchObject({ code });
    expect(await grantCount()).toBe(before);
  });

  it("is refused to the ward's own officers, to who does not oversee and to unknown ones, and nothing is written", async () => {
    const before = await grantCount();
    const give = (wardId: number, username: string) =>
      owner((database) =>
        database.transact((tx) =>
          grantOversight(tx, {
            ...{ wardId, overseer: { wardId: at.wardId, username }, form: FORM, now: at.platform.now() },
          }),
        ),
      );
    await expect(give(at.wardId, 'giamdoc')).rejects.toMatchObject({ code: 'invalid' });
    await expect(give(there.wardId, 'kiemsoat')).rejects.toMatchObject({ code: 'invalid' });
    await expect(give(there.wardId, 'khong.co')).rejects.toMatchObject({ code: 'not_found' });
    await expect(give(999, 'giamdoc')).rejects.toMatchObject({ code: 'not_found' });
    expect(await grantCount()).toBe(before);
  });

  it('given, or ended, by two at once is given or ended once; and its record stays', async () => {
    const before = await grantCount();
    const [one, other] = await Promise.all([grant(), grant()]);
    expect(other).toBe(one);
    expect(await grantCount()).toBe(before + 1);
    await Promise.all([end(one), end(one)]);
    await expect(end(one, at.wardId)).rejects.toMatchObject({ code: 'not_found' });
    const [newest] = await listGrants(at.database.db, there.wardId);
    expect(newest).toMatchObject({
      id: one,
      grantedBy: 'Người vận hành',
      end: { by: 'Người vận hành', reason: 'Hết việc' },
    });
  });

  it('cannot be written, changed or removed by the application', async () => {
    const id = await grant();
    for (const statement of [
      sql`insert into oversight_ends values (${there.wardId}, ${id}, 'x', 'x', now())`,
      sql`update oversight_grants set level = 'rows'`,
      sql`delete from oversight_grants`,
      sql`delete from oversight_ends`,
    ])
      await expect(at.database.transact((tx) => statement.execute(tx))).rejects.toThrow(/permission denied/);
    await end(id);
  });

  it("leaves a line in the log of the ward that was looked at, and none in another's", async () => {
    const id = await grant();
    const wards = await listOverseen(at.database.db, overseer(), TODAY);
    const before = (await listAccess(at.database.db, at.wardId, { before: null, limit: 50 })).length;
    const act = { officer: overseer(), now: at.platform.now(), requestId: 'test' };
    await at.database.transact((tx) => noteLooks(tx, act, wards, 'chỉ tiêu on-time'));
    const [line] = await listAccess(at.database.db, there.wardId, { before: null, limit: 1 });
    expect(line).toMatchObject({ action: 'overseen', officerId: null });
    expect(line!.subject).toBe(
      'chỉ tiêu on-time – Giám đốc Trung tâm Phục vụ hành chính công, phường Hải Dương (giamdoc)',
    );
    expect((await listAccess(at.database.db, at.wardId, { before: null, limit: 50 })).length).toBe(before);
    await end(id);
  });
});

describe('periods', () => {
  it.each([
    ['days', '2026-10-05', '2026-10-24', '2026-09-15', '2026-10-05'],
    ['whole months', '2026-02-01', '2026-04-30', '2025-11-01', '2026-02-01'],
    ['a year so far', '2026-01-01', '2026-11-22', '2025-01-01', '2025-11-23'],
    ['a year up to 28 February', '2024-01-01', '2024-02-28', '2023-01-01', '2023-03-01'],
  ])('of %s are compared with as much before', (_, from, until, first, end) => {
    expect(cityPeriod(from, until, TODAY).before).toEqual({ from: first, to: end });
  });

  it('end with the last day that is over', () => {
    expect(cityPeriod('2026-10-01', '2026-12-31', '2026-11-23')).toMatchObject({
      ...{ from: '2026-10-01', to: '2026-11-23', before: { from: '2026-08-09', to: '2026-10-01' } },
    });
    const { months } = cityPeriod('2026-01-01', '2026-11-22', '2026-11-23');
    expect(months).toHaveLength(12);
    expect(months.at(-1)).toEqual({ from: '2026-11-01', to: '2026-11-23' });
    expect(months.at(-2)).toEqual({ from: '2026-10-01', to: '2026-11-01' });
    expect(cityPeriod('2026-12-01', '2026-12-31', '2026-11-23')).toMatchObject({
      from: '2026-12-01',
      to: '2026-12-01',
    });
  });
  it('have a middle', () => {
    expect([medianOf([]), medianOf([3]), medianOf([9, 1]), medianOf([5, 1, 9])]).toEqual([null, 3, 5, 5]);
  });
});

/** Counts the queries that a read takes. */
function counting(db: Db) {
  let queries = 0;
  const counted = (db as unknown as { withPlugin(plugin: object): Db }).withPlugin({
    transformQuery: ({ node }: { node: unknown }) => {
      queries += 1;
      return node;
    },
    transformResult: async ({ result }: { result: unknown }) => result,
  });
  return { db: counted, taken: () => queries };
}

describe('many wards side by side', () => {
  const period = cityPeriod('2026-01-01', '2026-11-22', TODAY);
  const indicator = findIndicator('on-time');

  it('are the sums of their numerators and denominators, and each as its own page says', async () => {
    const life = dossierLife(at);
    for (let count = 0; count < 3; count++) await life.finish(await life.accept());
    at.platform.setNow(new Date(at.platform.now().getTime() + 86_400_000));
    const later = toLocalDay(at.platform.now());
    const now = cityPeriod('2026-01-01', addDays(later, -1), later);
    const overseen = (await listWards(at.database.db)).map((ward) => ({ ward, level: 'figures' as const }));
    for (const code of ['on-time', 'received-online', 'digitised']) {
      const figure = findIndicator(code);
      if (figure.kind !== 'dossiers') throw new Error(`${code} is not of dossiers`);
      const view = await readCityView(at.database.db, overseen, { indicator: figure, period: now });
      const { from, to } = readPeriod(now.from, addDays(now.to, -1), later);
      for (const each of view.wards) {
        const [own] = await figure.read(at.database.db, each.ward.id, [from, to], at.platform.now());
        expect(each.ratio, `${code} of ${each.ward.name}`).toEqual(own);
      }
      expect(view.sum.denominator).toBe(view.wards.reduce((sum, each) => sum + each.ratio.denominator, 0));
      expect(view.sum.denominator).toBeGreaterThan(0);
    }
    const { parts, figures } = await readRollUp(at.database.db, overseen, now);
    const [own] = parts;
    expect(own!.total).toMatchObject({ direct: 3, carried: 0 });
    expect(figures.find((each) => each.code === 'digitised')!.ratio.denominator).toBe(3);
    for (const { of } of SETTLEMENT_COLUMNS)
      for (const rows of [own!.wards, own!.fields])
        expect(rows.reduce((sum, row) => sum + of(row.settlement), 0)).toBe(of(own!.total));
    const column = (no: number) => SETTLEMENT_COLUMNS.find((each) => each.no === no)!.of(own!.total);
    expect(column(3)).toBe(column(7) + column(11));
    at.platform.setNow(new Date(at.platform.now().getTime() - 86_400_000));
  });

  it('take as many queries as three do, when they are 114', async () => {
    const ids = await owner((database) =>
      database.transact(async (tx) => {
        const made: number[] = [];
        for (let at = 0; at < 114; at++)
          made.push(
            await addWard(tx, {
              ward: {
                ...{ code: String(20_000 + at), name: `phường Giả định ${at}`, city: 'thành phố Hải Phòng' },
                ...{ agencyCode: `H24.${400 + at}.1`, address: 'Số 1' },
              },
              units: [{ code: 'VP', name: 'Văn phòng', shortName: 'VP', kind: 'division', headTitle: '' }],
            }),
          );
        return made;
      }),
    );
    await at.database.transact(async (tx) => {
      for (const [place, wardId] of ids.entries()) {
        const fact = { procedureCode: '1.004873', unitId: 0, officerId: 0, minutes: 0 };
        await noteFacts(
          tx,
          wardId,
          [],
          [
            { ...fact, code: 'on-time', day: '2026-10-05', total: 200, counted: 100 + (place % 90) },
            { ...fact, code: 'own-arrived-online', day: '2026-10-05', total: 7, counted: 0 },
          ],
        );
      }
    });
    const all = (await listWards(at.database.db))
      .filter((ward) => ids.includes(ward.id))
      .map((ward) => ({ ward, level: 'figures' as const }));
    const costOf = async (wards: typeof all) => {
      const [view, sums] = [counting(at.database.db), counting(at.database.db)];
      const city = await readCityView(view.db, wards, { indicator, period });
      const { parts } = await readRollUp(sums.db, wards, period);
      expect(city.wards.map((each) => each.ratio.denominator)).toEqual(wards.map(() => 200));
      expect(parts[0]!.total.online).toBe(7 * wards.length);
      return [view.taken(), sums.taken()];
    };
    const few = await costOf(all.slice(0, 3));
    expect(await costOf(all)).toEqual(few);
    expect(few).toEqual([2, 3]);
  });
});
