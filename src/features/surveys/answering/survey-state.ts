import { formatTime, toLocalDay } from '../../../law/day.ts';
import type { Db } from '../../../platform/database/database.ts';
import type { Dossier } from '../../dossiers/index.ts';
import { jsonScores } from '../answer-scores.ts';
import { questionsOn, type SurveyQuestion } from '../questions.ts';
import type { SurveySender, SurveyWay } from './sender.ts';

/** How long after the end of a dossier its applicant may answer, and how long after that he may change his answer. */
export const ANSWER_DAYS = 90;
export const CHANGE_DAYS = 7;
const DAY = 86_400_000;

export interface SurveyAnswer {
  scores: Readonly<Record<string, number>>;
  comment: string;
  allowsContact: boolean;
  answeredAt: Date;
  way: SurveyWay;
  linkHash: string | null;
  voidedAt: Date | null;
}

/** Whether the applicant may answer, or change his answer, now. */
export type SurveyState =
  | { open: true; questions: readonly SurveyQuestion[]; answer: SurveyAnswer | null }
  | { open: false; why: string };

/** @returns the questions with what was answered before; or, in a sentence for whoever sends the form, why none are asked */
export async function findSurvey(
  db: Db,
  dossier: Dossier,
  now: Date,
  sender: SurveySender = { way: 'link' },
): Promise<SurveyState> {
  const { status, finishedAt, returnedAt } = dossier.state;
  if (status !== 'returned' && status !== 'refused')
    return { open: false, why: 'Đánh giá mở khi kết quả đã trả, hoặc khi hồ sơ bị từ chối.' };
  const endedAt = returnedAt ?? finishedAt!;
  const answer = await findAnswer(db, dossier);
  const closed = whyClosed(answer, sender, now);
  if (closed !== null) return { open: false, why: closed };
  const isFirst = answer === null || answer.voidedAt !== null;
  if (isFirst && now.getTime() > endedAt.getTime() + ANSWER_DAYS * DAY)
    return { open: false, why: `Đã quá ${ANSWER_DAYS} ngày từ khi hồ sơ kết thúc nên đánh giá đã đóng.` };
  return { open: true, questions: questionsOn(toLocalDay(endedAt)), answer: isFirst ? null : answer };
}

/**
 * Why a form that comes this way changes nothing of what was answered; null when it may. A paper never stands over another
 * answer, a handed-out link changes only what it wrote itself, and a paper that was judged invalid is as if it had not come.
 */
export function whyClosed(
  answer: Pick<SurveyAnswer, 'answeredAt' | 'way' | 'linkHash' | 'voidedAt'> | null,
  sender: SurveySender,
  now: Date,
): string | null {
  if (answer === null) return null;
  if (answer.voidedAt !== null)
    return answer.way === 'paper' ? null : 'Phiếu của hồ sơ này đã bị loại, không gửi lại được.';
  if (sender.way === 'paper')
    return answer.way === 'paper'
      ? 'Phiếu giấy của hồ sơ này đã được nhập. Nếu nhập sai, bộ phận kiểm soát loại phiếu rồi nhập lại.'
      : 'Người nộp đã tự đánh giá hồ sơ này: phiếu giấy không thay được.';
  if ('linkHash' in sender && sender.linkHash !== answer.linkHash)
    return 'Hồ sơ này đã được đánh giá. Mỗi hồ sơ chỉ đánh giá một lần.';
  if (now > changeableUntil(answer))
    return `Bạn đã đánh giá lúc ${formatTime(answer.answeredAt)}. Đánh giá chỉ sửa được trong ${CHANGE_DAYS} ngày.`;
  return null;
}

export function changeableUntil({ answeredAt }: Pick<SurveyAnswer, 'answeredAt'>): Date {
  return new Date(answeredAt.getTime() + CHANGE_DAYS * DAY);
}

async function findAnswer(db: Db, { wardId, id }: Dossier): Promise<SurveyAnswer | null> {
  const row = await db
    .selectFrom('survey_answers as a')
    .select(['a.comment', 'a.answered_at', 'a.way', 'a.link_hash', 'a.voided_at', 'a.contact_at'])
    .select(jsonScores('a').as('scores'))
    .where('a.ward_id', '=', wardId)
    .where('a.dossier_id', '=', id)
    .executeTakeFirst();
  if (!row) return null;
  const { scores, comment } = row;
  return {
    ...{ scores, comment, answeredAt: row.answered_at, way: row.way as SurveyWay },
    ...{ linkHash: row.link_hash, voidedAt: row.voided_at, allowsContact: row.contact_at !== null },
  };
}
