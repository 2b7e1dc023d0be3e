import { sql } from 'kysely';
import { z } from 'zod';
import { formatTime, toLocalDay } from '../../law/day.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { Problem, parseFields } from '../../platform/problem.ts';
import type { Dossier } from '../dossiers/index.ts';
import { noteFacts } from '../figures/index.ts';
import { answerFacts } from './answer-facts.ts';
import { DECISIVE, questionsOn, type SurveyQuestion } from './questions.ts';

/** How long after the end of a dossier its applicant may answer, and how long after that he may change his answer. */
const ANSWER_DAYS = 90;
export const CHANGE_DAYS = 7;
const DAY = 86_400_000;

/** How the applicant came to the form; nobody's name is kept with an answer. */
export type SurveyWay = 'session' | 'link';

export interface SurveyAnswer {
  scores: Readonly<Record<string, number>>;
  comment: string;
  answeredAt: Date;
}

/** Whether the applicant may answer, or change his answer, now. */
export type SurveyState =
  | { open: true; questions: readonly SurveyQuestion[]; answer: SurveyAnswer | null }
  | { open: false; why: string };

/** @returns the questions with what was answered before; or, in a sentence for the applicant, why none are asked */
export async function findSurvey(db: Db, dossier: Dossier, now: Date): Promise<SurveyState> {
  const { status, finishedAt, returnedAt } = dossier.state;
  if (status !== 'returned' && status !== 'refused')
    return { open: false, why: 'Đánh giá mở khi kết quả đã trả, hoặc khi hồ sơ bị từ chối.' };
  const endedAt = returnedAt ?? finishedAt!;
  const answer = await findAnswer(db, dossier);
  if (answer === null && now.getTime() > endedAt.getTime() + ANSWER_DAYS * DAY)
    return { open: false, why: `Đã quá ${ANSWER_DAYS} ngày từ khi hồ sơ kết thúc nên đánh giá đã đóng.` };
  if (answer !== null && now > changeableUntil(answer))
    return {
      open: false,
      why: `Bạn đã đánh giá lúc ${formatTime(answer.answeredAt)}. Đánh giá chỉ sửa được trong ${CHANGE_DAYS} ngày.`,
    };
  return { open: true, questions: questionsOn(toLocalDay(endedAt)), answer };
}

export function changeableUntil({ answeredAt }: Pick<SurveyAnswer, 'answeredAt'>): Date {
  return new Date(answeredAt.getTime() + CHANGE_DAYS * DAY);
}

const WRONG = 'Chưa gửi được đánh giá: có mục cần sửa.';

/**
 * Writes how an applicant was served, or changes it. One answer a dossier: the same form sent again, or two at once,
 * leave one.
 * @throws Problem step_not_open, invalid (with the fields)
 */
export async function answerSurvey(
  tx: Tx,
  dossier: Dossier,
  { clientKey, way, now }: { clientKey: string; way: SurveyWay; now: Date },
  given: Record<string, unknown>,
): Promise<void> {
  const survey = await findSurvey(tx, dossier, now);
  if (!survey.open) throw new Problem('step_not_open', survey.why);
  const { comment, ...answered } = parseFields(formOf(survey.questions), given, WRONG);
  const key = { ward_id: dossier.wardId, dossier_id: dossier.id };
  const kept = await tx
    .insertInto('survey_answers')
    .values({ ...key, client_key: clientKey, way, comment, answered_at: now, changed_at: now })
    .onConflict((conflict) =>
      conflict
        .columns(['ward_id', 'dossier_id'])
        .doUpdateSet({ client_key: clientKey, way, comment, changed_at: now })
        .where('survey_answers.answered_at', '>=', new Date(now.getTime() - CHANGE_DAYS * DAY)),
    )
    .returning('answered_at')
    .executeTakeFirst();
  if (!kept) throw new Problem('step_not_open', `Đánh giá chỉ sửa được trong ${CHANGE_DAYS} ngày.`);
  // The answer's row is locked now: whoever changed it before has finished.
  const { procedureCode, competentUnitId: unitId } = dossier.state;
  const answer = { answeredAt: kept.answered_at, procedureCode, unitId };
  const before = await findDecisive(tx, dossier);
  await tx
    .deleteFrom('survey_scores')
    .where('ward_id', '=', dossier.wardId)
    .where('dossier_id', '=', dossier.id)
    .execute();
  const scores = Object.entries(answered).filter((each): each is [string, number] => each[1] !== null);
  await tx
    .insertInto('survey_scores')
    .values(scores.map(([question, score]) => ({ ...key, question, score })))
    .execute();
  await noteFacts(
    tx,
    dossier.wardId,
    before === null ? [] : answerFacts({ ...answer, score: before }),
    answerFacts({ ...answer, score: answered[DECISIVE]! }),
  );
}

/** What was answered to the decisive question; null when nothing was. */
async function findDecisive(tx: Tx, { wardId, id }: Dossier): Promise<number | null> {
  const row = await tx
    .selectFrom('survey_scores')
    .select('score')
    .where('ward_id', '=', wardId)
    .where('dossier_id', '=', id)
    .where('question', '=', DECISIVE)
    .executeTakeFirst();
  return row?.score ?? null;
}

/** One to five for each question; only the whole has to be answered. */
function formOf(questions: readonly SurveyQuestion[]) {
  const score = z.coerce
    .number('Chọn một mức.')
    .int('Chọn một mức.')
    .min(1, 'Chọn một mức.')
    .max(5, 'Chọn một mức.');
  const optional = z.preprocess(
    (given) => (given === '' || given === undefined ? null : given),
    score.nullable(),
  );
  const needed = z.preprocess((given) => (given === '' ? undefined : given), score);
  const shape = Object.fromEntries(
    questions.map(({ code }) => [code, code === DECISIVE ? needed : optional] as const),
  );
  return z
    .object({ comment: z.string().trim().max(1000, 'Tối đa 1000 ký tự.').default('') })
    .extend(shape) as unknown as z.ZodType<{ comment: string } & Record<string, number | null>>;
}

async function findAnswer(db: Db, { wardId, id }: Dossier): Promise<SurveyAnswer | null> {
  const row = await db
    .selectFrom('survey_answers as a')
    .select(['a.comment', 'a.answered_at'])
    .select(
      sql<
        Record<string, number>
      >`coalesce((select jsonb_object_agg(s.question, s.score) from survey_scores as s
        where s.ward_id = a.ward_id and s.dossier_id = a.dossier_id), '{}')`.as('scores'),
    )
    .where('a.ward_id', '=', wardId)
    .where('a.dossier_id', '=', id)
    .executeTakeFirst();
  return row ? { scores: row.scores, comment: row.comment, answeredAt: row.answered_at } : null;
}
