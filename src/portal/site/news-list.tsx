import type { Article } from '../../features/articles/index.ts';
import { formatDay, toLocalDay } from '../../law/day.ts';
import { newsWords } from '../words/news.ts';

/** Titles of articles with their day and one sentence. They are written in Vietnamese. */
export function NewsList({ articles }: { articles: readonly Article[] }) {
  const w = newsWords();
  return (
    <ul class="result-list">
      {articles.map((each) => (
        <li>
          <a href={`/tin-tuc/${each.slug}`} lang="vi">
            {each.title}
          </a>
          <small>
            {each.isPinned && `${w.pinned} · `}
            {w[each.kind]}, {formatDay(toLocalDay(each.publishedAt!))}
          </small>
          <p class="mb-0" lang="vi">
            {each.summary}
          </p>
        </li>
      ))}
    </ul>
  );
}
