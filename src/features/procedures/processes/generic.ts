import type { Term } from '../../../law/due.ts';
import { minutesPerDay, type WorkingHours } from '../../../law/working-time.ts';
import type { NodeKind, ProcessNode, ProcessVersion } from './schema.ts';

/** The code of the process that every procedure without its own follows. */
export const GENERIC = 'chung';
export const GENERIC_FROM = '2025-07-01';

const STEPS: {
  kind: NodeKind;
  place: ProcessNode['place'];
  name: string;
  actor: string;
  days: number | null;
}[] = [
  {
    kind: 'receive',
    place: 'desk',
    name: 'Kiểm tra, tiếp nhận, số hóa, chuyển hồ sơ',
    actor: 'Cán bộ tiếp nhận, Trung tâm Phục vụ hành chính công',
    days: 0.25,
  },
  { kind: 'assign', place: 'competent', name: 'Phân công thụ lý', actor: 'Lãnh đạo phòng', days: 0.25 },
  {
    kind: 'examine',
    place: 'competent',
    name: 'Thẩm định hồ sơ, dự thảo kết quả',
    actor: 'Chuyên viên',
    days: null,
  },
  { kind: 'review', place: 'competent', name: 'Xem xét, trình ký', actor: 'Lãnh đạo phòng', days: 0.5 },
  { kind: 'sign', place: 'leaders', name: 'Ký duyệt kết quả', actor: 'Lãnh đạo UBND phường', days: 0.5 },
  { kind: 'stamp', place: 'clerk', name: 'Vào số, đóng dấu, chuyển kết quả', actor: 'Văn thư', days: 0.25 },
];

/** The days of the fixed steps together; the examiner has the rest. */
const FIXED_DAYS = STEPS.reduce((sum, each) => sum + (each.days ?? 0), 0);

/**
 * The seven steps that approved processes of wards have in common, with limits that add up to the whole term. Where the
 * term leaves the examiner no more than the others have together, all shrink alike.
 * @param term null: the catalogue sets none, and no step has a limit
 * @law mẫu chung của các quyết định phê duyệt quy trình nội bộ cấp xã
 * @checked 2026-11-23 in approved internal processes of other provinces
 * @uncertain shares of the steps are typical, not those of an own decision of the city
 */
export function genericProcess(term: Term | null, hours: WorkingHours): ProcessVersion {
  const whole = term === null ? null : wholeMinutes(term, hours);
  const limits = whole === null ? STEPS.map(() => null) : shareOut(whole, minutesPerDay(hours));
  const nodes = STEPS.map(
    ({ kind, place, name, actor }, at): ProcessNode => ({
      id: `b${at + 1}`,
      ...{ name, kind, place, actor, unitCode: null, limitMinutes: limits[at]! },
      next: [{ to: `b${at + 2}`, when: null }],
    }),
  );
  nodes.push({
    id: `b${STEPS.length + 1}`,
    ...{ name: 'Trả kết quả', kind: 'return', place: 'desk', unitCode: null, limitMinutes: null },
    actor: 'Cán bộ trả kết quả, Trung tâm Phục vụ hành chính công',
    next: [],
  });
  return {
    ...{ code: GENERIC, version: 1, name: 'Quy trình chung bảy bước', procedureCodes: [], decision: '' },
    ...{ validFrom: GENERIC_FROM, validUntil: null, totalMinutes: whole, nodes },
  };
}

/** Calendar days count as working days here; what is due the same day has one day to be shared. */
function wholeMinutes(term: Term, hours: WorkingHours): number {
  if (term.unit === 'wh') return Math.round(term.amount * 60);
  return Math.round((term.amount || 1) * minutesPerDay(hours));
}

function shareOut(whole: number, day: number): number[] {
  const fixed = Math.round(FIXED_DAYS * day);
  const weights = STEPS.map(({ days }) => (days === null ? Math.max(fixed, whole - fixed) : days * day));
  const sum = weights.reduce((total, each) => total + each, 0);
  const shares = weights.map((weight) => Math.floor((weight * whole) / sum));
  const examine = STEPS.findIndex(({ days }) => days === null);
  shares[examine]! += whole - shares.reduce((total, each) => total + each, 0);
  return shares;
}
