import { randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Visitor } from '../../../test/browse.ts';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { dossierLife } from '../../../test/dossier-life.ts';
import { copyDossiers } from '../../../test/many-refused.ts';
import { NAIVE_COUNT, NAIVE_VIEWS } from '../../../test/naive-figures.ts';
import { surveyLife } from '../../../test/survey-life.ts';
import { parseLocal, toLocalDay } from '../../law/day.ts';
import { Problem } from '../../platform/problem.ts';
import { pourAll, readCounts } from '../figures/index.ts';
// Figures stand after surveys; a test may look at both.
import { recountFigures, verifyFigures } from '../indicators/index.ts';
import { ratingPath } from '../notices/index.ts';
import { answerSurvey } from './index.ts';
import { readSatisfaction } from './results/figures.ts';

const DOSSIERS = 4400;
const BY_HTTP = 200;
const BASES = 4;
const AT_ONCE = 6;
const DAY = 86_400_000;
const NOW = parseLocal('2026-11-20T10:00');

let at: TestDatabase;
let owner: pg.Client;
let ids: number[];
let sent = 0;

beforeAll(async () => {
  at = await testDatabase(NOW);
  owner = new pg.Client({ connectionString: at.ownerUrl });
  await owner.connect();
  const life = dossierLife(at);
  const bases: number[] = [];
  for (let count = 0; count < BASES; count++) {
    const who = count % 2 === 0 ? 'hotich' : 'vanhoa';
    const id = await life.accept({ competentUnitId: at.officer(who).unitId });
    await life.take(id, 'quay1', 'refuse', { reason: 'Không thuộc thẩm quyền.' });
    bases.push(id);
  }
  ids = await copyDossiers(at.ownerUrl, bases, DOSSIERS / BASES);
  await recountFigures(at.database, at.wardId, NOW);
});
afterAll(async () => {
  await owner.end();
  await at.close();
});

/** So many at once, each number once. */
async function each(count: number, work: (no: number) => Promise<void>): Promise<void> {
  let next = 0;
  const lane = async () => {
    for (let no = next++; no < count; no = next++) await work(no);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
}

/** One form by the verb; whether it was taken. */
async function send(no: number, whole: number, clientKey: string, late = 0): Promise<boolean> {
  sent++;
  const dossier = await surveyLife(at).find(ids[no]!);
  const now = new Date(NOW.getTime() + (no % 60) * DAY + late * DAY);
  try {
    await at.database.transact((tx) => answerSurvey(tx, dossier, { way: 'link', clientKey, now }, { whole }));
    return true;
  } catch (error) {
    if (error instanceof Problem) return false;
    throw error;
  }
}

/** What each dossier is to count with; those that are void are taken out. */
const expected = new Map<number, number>();

/** Everything that comes for one dossier: its answer, twice at once, changed, changed twice at once, changed too late. */
async function rate(no: number): Promise<void> {
  const first = 1 + (no % 5);
  const key = randomUUID();
  expected.set(no, first);
  const copies = no % 5 < 2 ? 2 : 1;
  const taken = await Promise.all(Array.from({ length: copies }, () => send(no, first, key)));
  expect(taken).not.toContain(false);
  if (no % 10 < 4) {
    const other = 1 + ((no + 2) % 5);
    const changes = no % 20 === 0 ? [randomUUID(), randomUUID()] : [randomUUID()];
    const changed = await Promise.all(changes.map((each_) => send(no, other, each_, 7)));
    expect(changed).not.toContain(false);
    expected.set(no, other);
    // The first form again, long after: it was taken once, and does not come back.
    expect(await send(no, first, key, 7)).toBe(true);
  }
  if (no % 10 === 9) expect(await send(no, 5, randomUUID(), 8)).toBe(false);
}

it('counts ten thousand forms once each, whatever was sent twice, forged, changed or void', async () => {
  await each(DOSSIERS - BY_HTTP, rate);
  at.platform.setNow(new Date(NOW.getTime() + DAY));
  const { secret } = at.platform.settings;
  const life = surveyLife(at);
  const visitors = Array.from({ length: AT_ONCE }, () => new Visitor(at));
  await each(BY_HTTP, async (nth) => {
    const no = DOSSIERS - BY_HTTP + nth;
    const visitor = visitors[nth % AT_ONCE]!;
    const path = ratingPath(secret, at.wardId, await life.codeOf(ids[no]!));
    const fields = { clientKey: randomUUID(), whole: String(1 + (no % 5)) };
    const answers = await Promise.all([visitor.send(path, fields), visitor.send(path, fields)]);
    expect(answers.map((answer) => answer.status)).toEqual([303, 303]);
    const forged = [
      `${path.slice(0, -4)}${randomBytes(3).toString('base64url')}`,
      `/danh-gia/${randomBytes(24).toString('base64url')}`,
    ];
    for (const each_ of forged)
      expect([404, 429]).toContain((await visitor.send(each_, { ...fields, whole: '1' })).status);
    sent += 4;
    expected.set(no, 1 + (no % 5));
  });
  await each(100, async (nth) => {
    const words = { kind: 'void', reason: 'Không phải của người nộp.' };
    await life.check(ids[nth * 7]!, 'kiemsoat', words);
    expected.delete(nth * 7);
  });
  expect(sent).toBeGreaterThan(10_000);

  const [from, to] = [NOW, new Date(NOW.getTime() + 120 * DAY)];
  const wanted = {
    numerator: [...expected.values()].filter((score) => score >= 4).length,
    denominator: DOSSIERS - 100,
  };
  await owner.query(NAIVE_VIEWS);
  const { rows: naive } = await owner.query(NAIVE_COUNT, [at.wardId, from, to, to, null, null, null]);
  expect(naive.find(({ code }) => code === 'satisfaction')).toMatchObject(wanted);
  expect(
    await readSatisfaction(at.database.db, at.wardId, [from, to], { fieldCodes: null, asOf: to }),
  ).toEqual([wanted]);
  await pourAll(at.database, at.wardId);
  const kept = await readCounts(at.database.db, {
    wardIds: [at.wardId],
    codes: ['satisfaction'],
    spans: [{ from: toLocalDay(from), to: toLocalDay(to) }],
    by: [],
  });
  expect(kept.map(({ total, counted }) => ({ denominator: total, numerator: counted }))).toEqual([wanted]);
  expect((await verifyFigures(at.database, at.wardId)).differences).toEqual([]);
  // The newest version of each dossier, once more from what was sent.
  const { rows: newest } = await owner.query(
    `select (v.scores ->> 'whole')::int as whole, count(*)::int as forms from survey_answer_versions as v
     where version = (select max(version) from survey_answer_versions as w where w.dossier_id = v.dossier_id)
       and not exists (select from survey_checks as c where c.dossier_id = v.dossier_id and c.kind = 'void')
     group by 1 order by 1`,
  );
  const scores = [1, 2, 3, 4, 5].map((whole) => ({
    ...{ whole, forms: [...expected.values()].filter((score) => score === whole).length },
  }));
  expect(newest).toEqual(scores);
});
