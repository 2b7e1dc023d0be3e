import { raw } from 'hono/html';

/** A text that was made safe before, as `renderArticle` does. */
export function ArticleText({ html }: { html: string }) {
  return <div class="article-text">{raw(html)}</div>;
}
