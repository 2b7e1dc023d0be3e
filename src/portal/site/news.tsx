import { Hono } from 'hono';
import { findPublicPicture, findPublished, listNews, renderArticle } from '../../features/articles/index.ts';
import { formatDay, formatTime, toLocalDay } from '../../law/day.ts';
import { openStoredFile } from '../../platform/files/stored-file.ts';
import { answerFile } from '../../platform/http/file-headers.ts';
import { readAfter, readId, writeAfter } from '../../platform/http/keys.ts';
import { Problem } from '../../platform/problem.ts';
import { ArticleText } from '../../ui/article-text.tsx';
import { PortalPage } from '../frame.tsx';
import { here } from '../here.ts';
import type { PortalEnv } from '../ward.ts';
import { newsWords } from '../words/news.ts';
import { NewsList } from './news-list.tsx';

const PAGE = 20;

/** What the ward tells its people. */
export const news = new Hono<PortalEnv>()
  .get('/tin-tuc', async (c) => {
    const { database, now } = c.var.platform;
    const w = newsWords();
    const after = readAfter(c.req.query('sau'));
    const page = await listNews(database.db, c.var.ward.id, { now: now(), after, limit: PAGE });
    return c.html(
      <PortalPage title={w.title} ward={c.var.ward} place="/tin-tuc" description={w.description} translated>
        <h1>{w.title}</h1>
        {here().lang !== 'vi' && <p class="notice">{w.onlyVietnamese}</p>}
        {page.articles.length === 0 ? (
          <p class="empty-state">{w.empty}</p>
        ) : (
          <NewsList articles={page.articles} />
        )}
        {page.next && (
          <p>
            <a class="btn" href={`/tin-tuc?sau=${encodeURIComponent(writeAfter(page.next))}`}>
              {w.more}
            </a>
          </p>
        )}
        <p>
          <a href="/tin-tuc.rss">{w.follow}</a>
        </p>
      </PortalPage>,
    );
  })
  .get('/tin-tuc/anh/:sha256{[0-9a-f]{64}}', async (c) => {
    const { database, files, now } = c.var.platform;
    const sha256 = c.req.param('sha256');
    const mediaType = await findPublicPicture(database.db, c.var.ward.id, sha256, now());
    if (mediaType === null) throw new Problem('not_found', 'Không có ảnh này.');
    const file = await openStoredFile(database.db, files, c.var.ward.id, sha256);
    // Never by its name or as anything but the picture that its bytes are.
    return answerFile(c, file, {
      'content-type': mediaType,
      'content-disposition': 'inline',
      'cache-control': 'public, max-age=86400',
    });
  })
  .get('/tin-tuc/:slug', async (c) => {
    const { database, now } = c.var.platform;
    const w = newsWords();
    const id = readId(/(?:^|-)(\d+)$/.exec(c.req.param('slug'))?.[1]);
    if (id === null) throw new Problem('not_found', 'Không có tin này.');
    const article = await findPublished(database.db, c.var.ward.id, id, now());
    if (article.slug !== c.req.param('slug')) return c.redirect(`/tin-tuc/${article.slug}`, 301);
    const posted = toLocalDay(article.publishedAt!);
    const written = toLocalDay(article.writtenAt);
    return c.html(
      <PortalPage title={article.title} ward={c.var.ward} place="/tin-tuc" description={article.summary}>
        <article>
          <h1>{article.title}</h1>
          <p class="text-secondary">
            {w[article.kind]}. {w.posted} {formatDay(posted)}
            {written > posted && `, ${w.changed} ${formatDay(written)}`}.
            {article.shownUntil && ` ${w.validUntil} ${formatTime(article.shownUntil)}.`}
          </p>
          {article.shownUntil && article.shownUntil <= now() && <p class="notice">{w.over}</p>}
          <ArticleText html={renderArticle(article.body)} />
        </article>
        <p>
          <a href="/tin-tuc">{w.all}</a>
        </p>
      </PortalPage>,
    );
  });
