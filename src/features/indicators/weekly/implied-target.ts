import type { PlanTarget, PlanTask } from '../../plans/index.ts';

/**
 * A task that promises the weekly publication of the QĐ 766 result names no number, but says one: every week. It is measured as soon as
 * there is a week to measure; before, and for every other task without a number, what was done is judged.
 */
export function impliedTargets({ text, deliverables, targets }: PlanTask): PlanTarget[] {
  const isWeekly = deliverables.some((each) => /h[àằ]ng tuần/i.test(each));
  if (targets.length > 0 || !isWeekly || !/766\s*\/\s*QĐ-TTg/i.test(text)) return [];
  return [{ indicator: 'weekly-766', op: '=', value: 100, unit: '%', text: 'công khai hàng tuần' }];
}
