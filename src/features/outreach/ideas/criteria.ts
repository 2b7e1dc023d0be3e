import type { Day } from '../../../law/day.ts';
import { type Dated, inForce } from '../../../law/in-force.ts';

export interface Criterion {
  code: string;
  label: string;
  /** The most points that it gives; all together 100. */
  most: number;
}

/**
 * By what initiatives are assessed, 100 points in all.
 * @uncertain the product's own proposal: the ward has not issued criteria; they are replaced by a new row when it does
 */
const CRITERIA: readonly (Dated & { criteria: readonly Criterion[] })[] = [
  {
    ...{ from: '2025-07-01', until: null },
    criteria: [
      { code: 'new', label: 'Tính mới ở phường', most: 25 },
      { code: 'use', label: 'Hiệu quả cho người dân, doanh nghiệp', most: 35 },
      { code: 'doable', label: 'Làm được với người và tiền đang có', most: 20 },
      { code: 'spread', label: 'Nhân rộng được', most: 20 },
    ],
  },
];

/** The criteria in force on a day. */
export function criteriaOn(day: Day): readonly Criterion[] {
  return inForce(CRITERIA, day).criteria;
}
