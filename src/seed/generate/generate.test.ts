import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Visitor } from '../../../test/browse.ts';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { verifyDossiers } from '../../features/dossiers/index.ts';
import { verifyFeedback } from '../../features/feedback/index.ts';
import { verifyFigures } from '../../features/indicators/index.ts';
import { listWards } from '../../features/organisation/index.ts';
import { isDemoPersonalId } from '../../law/personal-id.ts';
import { asOwner } from '../../platform/database/database.ts';
import { unsealNumber } from '../../platform/personal-ids/sealing.ts';
import { seedDossiers } from '../seed-dossiers.ts';
import { DEMO_PASSWORD } from '../seed-organisation.ts';
import { seedPayments } from '../seed-payments.ts';
import { generateWards } from './generate.ts';
import { whyNotGenerate } from './may-generate.ts';

const NOW = new Date('2026-11-23T03:00:00Z');

let at: TestDatabase;
let wardIds: number[];
const generation = () => ({
  ...{ ownerUrl: at.ownerUrl, files: at.platform.files, now: NOW, year: 2026, seed: 7 },
  // Foreign keys stay on: what is written has to follow them by itself.
  ...{ dossiers: 300, wards: 2, petitions: 6, isTrusted: false },
});
beforeAll(async () => {
  at = await testDatabase(NOW);
  const { database, wardId } = at;
  await seedDossiers({ database, files: at.platform.files, wardId, count: 30, until: NOW });
  await seedPayments({ database, wardId, until: NOW });
  await generateWards(generation());
  wardIds = (await listWards(database.db)).filter(({ code }) => code >= '95001').map(({ id }) => id);
});
afterAll(() => at.close());

describe('generated wards', () => {
  it('are what the verbs would have left: chains, rows, books, petitions and figures', async () => {
    expect(wardIds).toHaveLength(2);
    const { database } = at;
    let [dossiers, steps] = [0, 0];
    for (const wardId of wardIds) {
      const found = await database.transact((tx) => verifyDossiers(tx, wardId), 'repeatable read');
      expect(found.faults).toEqual([]);
      dossiers += found.dossiers;
      steps += found.steps;
      const figures = await verifyFigures(database, wardId);
      expect([figures.broken, figures.differences]).toEqual([[], []]);
      expect(figures.facts).toBeGreaterThan(1000);
      const petitions = await database.transact((tx) => verifyFeedback(tx, wardId), 'repeatable read');
      expect([petitions.items, petitions.faults]).toEqual([6, []]);
    }
    expect(dossiers).toBe(300);
    expect(steps).toBeGreaterThan(2000);
  });

  it('have people who are nobody, each dossier its own code, receipts without a gap, tills that agree', async () => {
    const { db } = at.database;
    const rows = await db
      .selectFrom('dossiers')
      .select(['code', 'applicant_name', 'applicant_personal_id', 'applicant_phone'])
      .where('ward_id', 'in', wardIds)
      .execute();
    expect(new Set(rows.map((each) => each.code)).size).toBe(300);
    const idOf = (row: (typeof rows)[number]) =>
      unsealNumber('dossiers.applicant_personal_id', row.applicant_personal_id)!;
    expect(rows.filter((each) => !isDemoPersonalId(idOf(each)))).toEqual([]);
    expect(rows.filter((each) => !/^000\d{7}$/.test(each.applicant_phone!))).toEqual([]);
    expect(new Set(rows.map((each) => each.applicant_name)).size).toBeGreaterThan(100);
    for (const wardId of wardIds) {
      const receipts = await db
        .selectFrom('payment_receipts')
        .select('number')
        .where('ward_id', '=', wardId)
        .orderBy('issued_at')
        .orderBy('number')
        .execute();
      expect(receipts.map((each) => each.number)).toEqual(receipts.map((_, no) => no + 1));
      const { last_number: last } = await db
        .selectFrom('number_books')
        .select('last_number')
        .where('ward_id', '=', wardId)
        .where('book', '=', 'receipt')
        .executeTakeFirstOrThrow();
      expect(last).toBe(receipts.length);
    }
  });

  it('are left as they are by a second run', async () => {
    const again = await generateWards(generation());
    expect(again.map((each) => [each.isKept, each.dossiers])).toEqual([
      [true, 0],
      [true, 0],
    ]);
    const { count } = await at.database.db
      .selectFrom('dossiers')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('ward_id', 'in', wardIds)
      .executeTakeFirstOrThrow();
    expect(Number(count)).toBe(300);
  });

  it('show every page of a ward to its officers', async () => {
    const visitor = new Visitor(at);
    const fields = { ward: String(wardIds[0]), username: 'giamdoc', password: DEMO_PASSWORD };
    expect((await visitor.post('/dang-nhap', fields)).status).toBe(303);
    const { id } = await at.database.db
      .selectFrom('dossiers')
      .select('id')
      .where('ward_id', '=', wardIds[0]!)
      .where('status', '=', 'returned')
      .limit(1)
      .executeTakeFirstOrThrow();
    const pages = [
      ...['/ho-so', `/ho-so/${id}`, '/so-theo-doi', '/chi-tieu', '/chi-so-766', '/phan-anh', '/bao-cao'],
      ...['/don-doc', '/ke-hoach', '/viec', '/van-ban'],
    ];
    const seen = await Promise.all(
      pages.map(async (page) => [page, (await visitor.get(`/can-bo${page}`)).status]),
    );
    expect(seen).toEqual(pages.map((page) => [page, 200]));
  });
});

describe('a place with work of real people', () => {
  const why = (isProduction: boolean, intoEmpty: boolean) =>
    asOwner(at.ownerUrl, (owner) => whyNotGenerate(owner, { isProduction, intoEmpty }));

  it('is left alone, in any mode, whatever is asked', async () => {
    for (const [isProduction, intoEmpty] of [
      [true, true],
      [true, false],
      [false, true],
      [false, false],
    ] as const)
      expect(await why(isProduction, intoEmpty)).toContain('hồ sơ hoặc tài khoản thật');
  });

  it('is not one that was sown as a demo, but production never mixes both', async () => {
    await asOwner(at.ownerUrl, (owner) =>
      owner.transact((tx) => tx.insertInto('seeds_done').values({ name: 'demo' }).execute()),
    );
    expect(await why(false, false)).toBeNull();
    expect(await why(true, true)).toContain('chỉ làm ở nơi còn trống');
  });
});
