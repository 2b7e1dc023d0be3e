import { formatDay } from '../../law/day.ts';
import type { PlanDue } from './schema.ts';

/** What the plan's due words were understood as, and how the task is watched by them. */
export function explainDue(due: PlanDue): string {
  const from = due.from === null ? null : formatDay(due.from);
  const to = due.to === null ? null : formatDay(due.to);
  switch (due.kind) {
    case 'continuous':
      return 'Việc thường xuyên, không có ngày cuối: xét hết năm kế hoạch, mỗi quý phải có việc.';
    case 'weekly':
      return 'Việc hằng tuần: mỗi bảy ngày phải có việc.';
    case 'by':
      return `Phải hoàn thành chậm nhất ngày ${to}.`;
    case 'from':
      return `Bắt đầu từ ${from}, không có ngày cuối: mỗi quý phải có việc.`;
    case 'range':
      return `Từ ${from} đến hết ${to}: mỗi tháng trong thời gian này phải có việc.`;
    case 'quarter':
    case 'year':
      return `Trong khoảng ${from} đến ${to}: phải hoàn thành chậm nhất ngày ${to}.`;
    case 'roadmap':
      return 'Theo lộ trình của văn bản khác: không có ngày hạn riêng.';
    case 'event':
      return 'Khi có việc thì làm: không có ngày hạn.';
    case 'own':
      return 'Theo kế hoạch riêng: không có ngày hạn ở đây.';
    case 'unparsed':
      return 'Chưa đọc được thời gian: cần người rà soát chọn.';
  }
}
