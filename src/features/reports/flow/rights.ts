import { Problem } from '../../../platform/problem.ts';
import type { Officer } from '../../organisation/index.ts';

/** Reports are written by whoever controls procedures or leads. */
export function mayReport({ duties }: Officer): boolean {
  return duties.includes('control') || duties.includes('oversee');
}

/** @throws Problem not_allowed */
export function mustReport(officer: Officer): void {
  if (!mayReport(officer))
    throw new Problem('not_allowed', 'Báo cáo do đầu mối kiểm soát thủ tục hành chính hoặc lãnh đạo lập.');
}
