import type { PlanTarget, PlanTask } from '../../plans/index.ts';

/** What a task promises without naming a number, by its words. */
interface Implied {
  indicator: string;
  text: string;
  isMeant(task: Pick<PlanTask, 'text' | 'deliverables'>): boolean;
}

const IMPLIED: readonly Implied[] = [
  {
    indicator: 'weekly-766',
    text: 'công khai hàng tuần',
    isMeant: ({ text, deliverables }) =>
      deliverables.some((each) => /h[àằ]ng tuần/i.test(each)) && /766\s*\/\s*QĐ-TTg/i.test(text),
  },
  {
    indicator: 'reports-on-time',
    text: 'báo cáo định kỳ đúng hạn',
    isMeant: ({ text }) => /^\W*báo cáo định kỳ/i.test(text),
  },
];

/**
 * A task that promises the weekly publication of the QĐ 766 result, or the periodic reports, names no number, but says one: every week,
 * every report. It is measured as soon as there is one to measure; before, and for every other task without a number, what was
 * done is judged.
 */
export function impliedTargets(task: PlanTask): PlanTarget[] {
  if (task.targets.length > 0) return [];
  return IMPLIED.filter((each) => each.isMeant(task)).map(({ indicator, text }) => ({
    ...{ indicator, op: '=' as const, value: 100, unit: '%', text },
  }));
}
