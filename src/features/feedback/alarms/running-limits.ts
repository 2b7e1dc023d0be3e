import type { FeedbackState, RunningLimit } from '../state.ts';

/**
 * The limits that run at an item. What is not classified yet may still turn out to be incomplete or of another body, so that these limits
 * run beside the first.
 */
export function runningLimits({ status, limit, dueDays }: FeedbackState): RunningLimit[] {
  if (limit === null) return [];
  if (status !== 'new') return [limit];
  return (['classify', 'supplement', 'forward_regulation'] as const).map((code) => ({
    code,
    dueOn: dueDays[code],
  }));
}
