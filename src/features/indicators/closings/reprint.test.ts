import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Visitor } from '../../../../test/browse.ts';
import { type TestDatabase, testDatabase } from '../../../../test/database.ts';
import { dossierLife } from '../../../../test/dossier-life.ts';
import { PDF } from '../../../../test/ward-world.ts';
import { STATE_CALENDAR } from '../../../law/calendar.ts';
import { instant, parseLocal } from '../../../law/day.ts';
import { workingHoursOn } from '../../../law/working-time.ts';
import { findDossier, recountDossiers, takeStep } from '../../dossiers/index.ts';
import { answerSurvey } from '../../surveys/index.ts';
import { satisfied } from '../list/satisfaction.ts';
import { readLiveFacts, readPeriodFacts } from '../period-facts.ts';
import { PeriodReader } from '../period-reader.ts';
import { takeWeeks } from '../weekly/take-week.ts';
import { closeEnded } from './close-ended.ts';

let at: TestDatabase;
let life: ReturnType<typeof dossierLife>;
beforeAll(async () => {
  at = await testDatabase(parseLocal('2026-10-26T09:00'));
  life = dossierLife(at);
});
afterAll(() => at.close());

const OCTOBER = { from: '2026-10-01', to: '2026-11-01' };
const CODES = [
  'received-online',
  'digitised',
  'own-arrived-direct',
  'own-ended-early',
  'own-ended-withdrawn',
  'on-time',
  'index-late',
];
const asked = () => ({ ...OCTOBER, codes: CODES, asOf: at.platform.now() });
const find = (dossierId: number) => findDossier(at.database.db, { wardId: at.wardId, dossierId });
const answer = async (id: number, whole: string, now: string) => {
  const dossier = await find(id);
  const how = { clientKey: randomUUID(), way: 'link' as const, now: parseLocal(now) };
  await at.database.transact((tx) => answerSurvey(tx, dossier, how, { whole, comment: '' }));
};
const paper = { name: 'Tờ khai', source: 'original' as const, quantity: 1, reusable: false };

/** Everything that tells of October: the facts, the officers' page and its table, the portal's week and its open data. */
async function print() {
  const officer = new Visitor(at);
  await officer.signIn('giamdoc');
  const main = async (path: string) => {
    const text = await (await officer.get(path)).text();
    return /<main[\s\S]*<\/main>/.exec(text)?.[0] ?? text;
  };
  const month = 'ky=2026-10-01.2026-10-31&so-voi=khong';
  return {
    facts: JSON.stringify(await readPeriodFacts(at.database.db, at.wardId, asked())),
    page: await main(`/can-bo/chi-so-766?${month}`),
    table: await main(`/can-bo/chi-so-766.csv?${month}`),
    week: await main('/cong-khai/tuan?thu-hai=2026-10-26'),
    rows: JSON.parse(await main('/du-lieu-mo/so-lieu-tuan.json')).rows,
    index: JSON.parse(await main('/du-lieu-mo/chi-so-phuc-vu-tuan.json')).rows,
  };
}

async function live() {
  const facts = await readLiveFacts(at.database.db, at.wardId, asked());
  const answers = new PeriodReader(at.database.db, at.wardId, { ...OCTOBER, asOf: at.platform.now() });
  const sum = (code: string, of: 'total' | 'counted') =>
    facts.within.reduce((added, each) => added + (each.code === code ? each[of] : 0), 0);
  return {
    resolved: sum('digitised', 'total'),
    withdrawn: sum('own-ended-withdrawn', 'total'),
    late: sum('index-late', 'total'),
    satisfied: await answers.ratioOf(satisfied),
  };
}

it('a month is reprinted to the byte after a late scan, a due time recounted, a withdrawal and a changed answer; the live figures move', async () => {
  const unscanned = await life.accept({}, [{ ...paper, scan: null, scanExemptReason: null }]);
  const running = await life.accept({ channel: 'online' });
  const withdrawn = await life.accept();
  const returned = await life.accept();
  await life.finish(returned);
  await life.take(returned, 'quay1', 'return_result', { receiver: 'Người nộp' });
  await answer(returned, '5', '2026-10-30T10:00');
  await life.take(running, 'quay1', 'transfer');
  at.platform.setNow(parseLocal('2026-11-02T09:00'));
  await closeEnded(at.database, { wardId: at.wardId, now: instant('2026-11-02', 1) });
  await takeWeeks(at.database, at.wardId, instant('2026-11-02', 2));
  const [before, liveBefore] = [await print(), await live()];
  expect(before.page).toContain('chốt lúc 02/11/2026 00:01');
  expect(before.facts).toContain('"hash"');

  const { state } = await find(unscanned);
  const scan = {
    dossierId: unscanned,
    step: 'attach_scan' as const,
    clientKey: randomUUID(),
    stepCount: state.stepCount,
  };
  const file = { name: 'quet.pdf', mediaType: 'application/pdf', bytes: PDF };
  await at.database.transact((tx) =>
    takeStep(tx, at.platform.files, at.act('quay1', parseLocal('2026-10-31T08:30')), {
      ...scan,
      fields: { documentNo: '1' },
      file,
    }),
  );
  await life.finish(unscanned, parseLocal('2026-10-31T09:00'));
  await life.take(
    withdrawn,
    'quay1',
    'withdraw',
    { reason: 'Người nộp đề nghị rút hồ sơ.' },
    parseLocal('2026-10-31T08:00'),
  );
  await answer(returned, '1', '2026-11-02T10:00');
  const hoursOn = workingHoursOn;
  const years = STATE_CALENDAR.years.map((year) =>
    year.year === 2026 ? { ...year, daysOff: { ...year.daysOff, '2026-10-28': 'Nghỉ bão' } } : year,
  );
  const order = {
    ...{ before: { calendar: STATE_CALENDAR, hoursOn }, after: { calendar: { years }, hoursOn } },
    ...{ reason: 'Nghỉ bão', decision: '12/QĐ-UBND', clientKey: randomUUID() },
  };
  expect(await at.database.transact((tx) => recountDossiers(tx, at.act('giamdoc'), order))).toBeGreaterThan(
    0,
  );

  expect(await print()).toEqual(before);
  const liveAfter = await live();
  expect(liveBefore).toMatchObject({
    resolved: 1,
    withdrawn: 0,
    satisfied: { numerator: 1, denominator: 1 },
  });
  expect(liveAfter).toMatchObject({
    resolved: 2,
    withdrawn: 1,
    satisfied: { numerator: 0, denominator: 1 },
  });
  expect(liveAfter.late).not.toBe(liveBefore.late);
});
