import type { TaskState } from './activity-state.ts';
import type { PlanImport } from './import-store.ts';
import type { DueKind, PlanTarget } from './schema.ts';

export const DUE_LABELS: Record<DueKind, string> = {
  continuous: 'Thường xuyên',
  by: 'Trước hoặc đến ngày',
  from: 'Từ ngày',
  range: 'Trong khoảng',
  quarter: 'Theo quý',
  year: 'Trong năm',
  weekly: 'Hằng tuần',
  roadmap: 'Theo lộ trình',
  event: 'Khi có việc',
  own: 'Theo kế hoạch riêng',
  unparsed: 'Chưa hiểu',
};

export const STATE_LABELS: Record<TaskState, string> = {
  achieved: 'Đạt',
  at_risk: 'Có nguy cơ',
  late: 'Chậm',
  no_data: 'Chưa có dữ liệu',
};

export const IMPORT_LABELS: Record<PlanImport['state'], string> = {
  review: 'Đang rà soát',
  adopted: 'Đã ban hành',
  discarded: 'Đã bỏ',
};

const OPERATORS: Record<PlanTarget['op'], string> = { '>=': '≥', '=': '=', '<=': '≤' };

/** "≥ 80 %" */
export function describeTarget(target: Pick<PlanTarget, 'op' | 'value' | 'unit'>): string {
  return `${OPERATORS[target.op]} ${target.value.toLocaleString('vi-VN')} ${target.unit}`;
}
