import { z } from 'zod';
import { type Day, isDay } from '../../law/day.ts';
import type { Ward } from '../organisation/index.ts';

/** Figures alone, or also the dossiers behind a figure by code, procedure and days: never who applied. */
export const OVERSIGHT_LEVELS = ['figures', 'rows'] as const;
export type OversightLevel = (typeof OVERSIGHT_LEVELS)[number];

/** A ward that an officer may look at from outside. */
export interface OverseenWard {
  ward: Ward;
  level: OversightLevel;
}

/** Somebody's right to look at a ward, with who opened it and why; a right that was ended stays on record. */
export interface OversightGrant {
  id: number;
  wardName: string;
  overseer: { name: string; username: string; title: string; wardName: string };
  level: OversightLevel;
  fromDay: Day;
  /** The last day; null: until it is ended. */
  untilDay: Day | null;
  grantedBy: string;
  reason: string;
  grantedAt: Date;
  end: { at: Date; by: string; reason: string } | null;
}

const line = (most: number, missing: string) => z.string().trim().min(1, missing).max(most);
const day = z.string().refine(isDay, 'Ngày không có thật, viết như 2026-12-31.');

export const grantForm = z
  .object({
    level: z.enum(OVERSIGHT_LEVELS, 'Mức là "figures" (chỉ số liệu) hoặc "rows" (cả từng dòng không tên).'),
    fromDay: day,
    untilDay: day.nullable().default(null),
    grantedBy: line(120, 'Ghi ai mở quyền.'),
    reason: line(300, 'Ghi lý do, ví dụ số văn bản.'),
  })
  .refine(({ fromDay, untilDay }) => untilDay === null || fromDay <= untilDay, {
    path: ['untilDay'],
    message: 'Ngày cuối phải không trước ngày đầu.',
  });
export type GrantForm = z.input<typeof grantForm>;

export const endForm = z.object({
  endedBy: line(120, 'Ghi ai chấm dứt quyền.'),
  reason: line(300, 'Ghi lý do.'),
});
export type EndForm = z.input<typeof endForm>;
