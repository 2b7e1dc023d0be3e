import type { ArticleKind, ArticleState, ArticleStep } from './schema.ts';

export const KIND_LABELS: Record<ArticleKind, string> = {
  news: 'Tin tức',
  announcement: 'Thông báo',
  downtime: 'Thông báo tạm ngừng',
};

export const ARTICLE_STATE_LABELS: Record<ArticleState, string> = {
  draft: 'Bản nháp',
  published: 'Đã đăng',
  withdrawn: 'Đã gỡ',
};

export const ARTICLE_STEP_LABELS: Record<ArticleStep, string> = { publish: 'Đăng', withdraw: 'Gỡ' };
