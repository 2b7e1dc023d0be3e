import { ARTICLE_STATE_LABELS, type Article } from '../../features/articles/index.ts';
import { formatTime } from '../../law/day.ts';
import { Status } from '../../ui/page.tsx';

/** Where an article stands for its readers, in words. */
export function ArticleStatus({ article, now }: { article: Article; now: Date }) {
  if (article.state !== 'published')
    return <Status tone="none">{ARTICLE_STATE_LABELS[article.state]}</Status>;
  if (article.shownFrom && article.shownFrom > now)
    return <Status tone="warn">Hiện từ {formatTime(article.shownFrom)}</Status>;
  if (article.shownUntil && article.shownUntil <= now) return <Status tone="none">Hết thời gian hiện</Status>;
  if (article.publishedVersion !== article.currentVersion)
    return <Status tone="warn">Đang đăng; có bản sửa chờ duyệt</Status>;
  return <Status tone="good">{ARTICLE_STATE_LABELS.published}</Status>;
}
