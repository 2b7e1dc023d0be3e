import { z } from 'zod';
import { parseLocal, toLocalIso } from '../../law/day.ts';

export const ARTICLE_KINDS = ['news', 'announcement', 'downtime'] as const;
export type ArticleKind = (typeof ARTICLE_KINDS)[number];

export const ARTICLE_STATES = ['draft', 'published', 'withdrawn'] as const;
export type ArticleState = (typeof ARTICLE_STATES)[number];

export const ARTICLE_STEPS = ['publish', 'withdraw'] as const;
export type ArticleStep = (typeof ARTICLE_STEPS)[number];

export const MOST_BODY = 50_000;

/** "2026-11-23T08:00" → the instant; empty → null. */
const moment = z
  .string()
  .trim()
  .default('')
  .transform((text, context) => {
    if (text === '') return null;
    try {
      const at = parseLocal(text);
      const year = Number(toLocalIso(at).slice(0, 4));
      if (year >= 2000 && year <= 2100) return at;
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
    }
    context.addIssue({ code: 'custom', message: 'Ghi ngày và giờ, ví dụ 25/11/2026 17:00.' });
    return z.NEVER;
  });

const oneLine = (least: number, most: number, short: string) =>
  z
    .string(short)
    .trim()
    .min(least, short)
    .max(most, `Tối đa ${most} ký tự.`)
    .transform((text) => text.replace(/\s+/g, ' '));

/** What the editor's form gives. */
export const articleForm = z
  .object({
    clientKey: z.uuid('Trang này đã cũ. Hãy mở lại trang.'),
    kind: z.enum(ARTICLE_KINDS, 'Chọn loại tin.'),
    title: oneLine(3, 200, 'Ghi tiêu đề, ít nhất 3 ký tự.'),
    summary: oneLine(0, 300, '').default(''),
    body: z.string('Ghi nội dung.').trim().min(1, 'Ghi nội dung.').max(MOST_BODY, 'Nội dung quá dài.'),
    isPinned: z.preprocess((value) => value === '1' || value === true, z.boolean()),
    shownFrom: moment,
    shownUntil: moment,
    /** The version that was being read when this was typed; 0 for a new article. */
    baseVersion: z.coerce.number().int().min(0).max(1_000_000).default(0),
  })
  .superRefine(({ kind, shownFrom, shownUntil }, context) => {
    const fault = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    if (shownFrom && shownUntil && shownFrom >= shownUntil) fault('shownUntil', 'Phải sau lúc bắt đầu hiện.');
    if (kind !== 'downtime') return;
    if (!shownFrom) fault('shownFrom', 'Thông báo tạm ngừng cần lúc bắt đầu hiện.');
    if (!shownUntil) fault('shownUntil', 'Thông báo tạm ngừng cần lúc thôi hiện.');
  });
export type ArticleForm = z.output<typeof articleForm>;

export const stepForm = z.object({
  clientKey: z.uuid('Trang này đã cũ. Hãy mở lại trang.'),
  step: z.enum(ARTICLE_STEPS, 'Chọn việc cần làm.'),
  version: z.coerce.number().int().min(1).max(1_000_000),
  why: z.string().trim().max(500, 'Tối đa 500 ký tự.').default(''),
});

/** One version of an article with what holds for the whole of it. */
export interface Article {
  id: number;
  /** The end of its address, with the number. */
  slug: string;
  kind: ArticleKind;
  state: ArticleState;
  version: number;
  currentVersion: number;
  publishedVersion: number | null;
  publishedAt: Date | null;
  title: string;
  summary: string;
  body: string;
  isPinned: boolean;
  shownFrom: Date | null;
  shownUntil: Date | null;
  writtenBy: number;
  writtenAt: Date;
}

export interface ArticlePicture {
  file: string;
  mediaType: string;
  description: string;
}
