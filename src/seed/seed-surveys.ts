import { findDossier } from '../features/dossiers/index.ts';
import { answerSurvey } from '../features/surveys/index.ts';
import type { Database } from '../platform/database/database.ts';
import { Chance } from './chance.ts';
import { keyOf } from './key.ts';

/** How many of those who got their result say how they were served. */
const SHARE = 0.1;
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
  for (const { id, code, finished_at: finishedAt, returned_at: returnedAt } of rows) {
    const chance = new Chance(`survey ${code}`);
    const now = new Date((returnedAt ?? finishedAt)!.getTime() + 86_400_000);
    if (!chance.happens(SHARE) || now > until) continue;
    const score = () => String(chance.happens(0.96) ? chance.between(4, 5) : chance.between(1, 3));
    const given = {
      ...{ whole: score(), manner: score(), on_time: score() },
      comment: chance.happens(0.2) ? COMMENTS[chance.between(0, COMMENTS.length - 1)] : '',
    };
    const dossier = await findDossier(database.db, { wardId, dossierId: id });
    const how = { clientKey: keyOf(`survey ${code}`), way: 'link' as const, now };
    await database.transact((tx) => answerSurvey(tx, dossier, how, given));
  }
}
