import { isDay, toLocalDay } from '../../../law/day.ts';
import { Problem } from '../../../platform/problem.ts';
import type { StepEffect, StepWork } from '../steps/step-work.ts';
import { criteriaOn } from './criteria.ts';
import { scoresOf } from './scores.ts';

const REFUSED = 'Chưa ghi được: có mục cần sửa.';

/** One assessor's points for every criterion in force on the day of the proposal. */
export const score: StepWork<'score'> = ({ item }, { points }) => {
  const wrong = criteriaOn(item.day).filter(({ code, most }) => {
    const given = points[code];
    return given === undefined || given < 0 || given > most;
  });
  if (wrong.length > 0)
    throw new Problem(
      'invalid',
      REFUSED,
      Object.fromEntries(wrong.map(({ code, most }) => [`points.${code}`, `Cho từ 0 đến ${most} điểm.`])),
    );
  return {
    content: { points: Object.fromEntries(criteriaOn(item.day).map(({ code }) => [code, points[code]!])) },
  };
};

/** Only what was assessed is decided; only what was recognised is an initiative and so the plan's product. */
export const decide: StepWork<'decide'> = ({ act, steps }, { decision, tryFrom, tryUntil }): StepEffect => {
  const { mean, assessors } = scoresOf(steps);
  if (mean === null) throw new Problem('step_not_open', 'Chưa có ai chấm điểm, chưa quyết định được.');
  if (decision === 'try') {
    if (!isDay(tryFrom) || !isDay(tryUntil) || tryUntil <= tryFrom)
      throw new Problem('invalid', REFUSED, { tryUntil: 'Ghi ngày đầu và ngày cuối của đợt làm thử.' });
    return { state: 'trying', content: { decision, tryFrom, tryUntil } };
  }
  if (decision === 'decline') return { state: 'declined', content: { decision } };
  const points = mean.toLocaleString('vi-VN', { maximumFractionDigits: 1 });
  return {
    ...{ state: 'done', content: { decision } },
    product: {
      ...{ source: 'idea', kind: 'idea', day: toLocalDay(act.now) },
      detail: `Được công nhận, trung bình ${points}/100 điểm của ${assessors} người chấm`,
    },
  };
};

export const replicate: StepWork<'replicate'> = () => ({});
