import { findDossier } from '../features/dossiers/index.ts';
import { listOfficers } from '../features/organisation/index.ts';
import {
  answerSurvey,
  checkAnswer,
  listFollowUps,
  listTyped,
  TYPING_DUTIES,
  takeFollowUpStep,
} from '../features/surveys/index.ts';
import { toLocalDay } from '../law/day.ts';
import type { Database } from '../platform/database/database.ts';
import { Chance } from './chance.ts';
import { keyOf } from './key.ts';

const CARE = 'Đã họp rút kinh nghiệm với bộ phận tiếp nhận, sửa cách hướng dẫn.';
/** How many of those who got their result say how they were served. */
const SHARE = 0.1;
/** Of these, how many fill in a paper that an officer types. */
const PAPER_SHARE = 0.08;
const COMMENTS = [
  'Nhanh, dễ hiểu.',
  'Cán bộ hướng dẫn tận tình.',
  'Chờ hơi lâu.',
  'Trang nộp trực tuyến dễ dùng.',
];

/** Answers of applicants a day after the end of their dossiers, up to now. Twice is once. */
export async function seedSurveys(database: Database, wardId: number, until: Date): Promise<void> {
  const rows = await database.db
    .selectFrom('dossiers')
    .select(['id', 'code', 'finished_at', 'returned_at'])
    .where('ward_id', '=', wardId)
    .where('status', 'in', ['returned', 'refused'])
    .orderBy('id')
    .execute();
  const typists = (await listOfficers(database.db, wardId))
    .filter(({ duties }) => TYPING_DUTIES.some((duty) => duties.includes(duty)))
    .map((officer) => officer.id);
  let papers = 0;
  for (const { id, code, finished_at: finishedAt, returned_at: returnedAt } of rows) {
    const chance = new Chance(`survey ${code}`);
    const now = new Date((returnedAt ?? finishedAt)!.getTime() + 86_400_000);
    if (!chance.happens(SHARE) || now > until) continue;
    const score = () => String(chance.happens(0.96) ? chance.between(4, 5) : chance.between(1, 3));
    const isOnPaper = chance.happens(PAPER_SHARE);
    const given = {
      ...{ whole: score(), manner: score(), on_time: score() },
      comment: chance.happens(0.2) ? COMMENTS[chance.between(0, COMMENTS.length - 1)] : '',
    };
    const dossier = await findDossier(database.db, { wardId, dossierId: id });
    const how = { clientKey: keyOf(`survey ${code}`), now };
    const typist = isOnPaper
      ? typists.find((each) => dossier.steps.every(({ step }) => step.officerId !== each))
      : undefined;
    const way =
      typist === undefined
        ? { way: chance.happens(0.3) ? ('session' as const) : ('link' as const) }
        : { way: 'paper' as const, typedBy: typist, paperNo: `${++papers}/2026`, paperFile: null };
    await database.transact((tx) => answerSurvey(tx, dossier, { ...how, ...way }, given));
  }
  await seedCare(database, wardId, until);
}

/** What bad answers set off is looked into in two days, all but what is still new; some papers are compared. */
async function seedCare(database: Database, wardId: number, until: Date): Promise<void> {
  const officers = await listOfficers(database.db, wardId);
  const officer = officers.find(({ duties }) => duties.includes('control') && !duties.includes('oversee'));
  if (!officer) return;
  const today = toLocalDay(until);
  for (;;) {
    const late = (await listFollowUps(database.db, officer, { isOpen: true })).filter(
      ({ dueOn }) => dueOn < today,
    );
    if (late.length === 0) break;
    for (const { id, openedAt } of late) {
      const act = { officer, now: new Date(openedAt.getTime() + 2 * 86_400_000), requestId: 'gieo' };
      const form = { clientKey: keyOf(`follow-up ${id}`), step: 'close', text: CARE };
      await database.transact((tx) => takeFollowUpStep(tx, act, id, form));
    }
  }
  const { sample } = await listTyped(database.db, wardId, { from: new Date(0), to: until });
  for (const { code, typedBy } of sample.filter((_paper, no) => no % 3 === 0)) {
    if (typedBy === officer.id) continue;
    const form = { clientKey: keyOf(`paper ${code}`), code, kind: 'matches' };
    await database.transact((tx) => checkAnswer(tx, { officer, now: until, requestId: 'gieo' }, form));
  }
}
