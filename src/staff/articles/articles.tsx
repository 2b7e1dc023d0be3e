import { Hono } from 'hono';
import {
  ARTICLE_STATE_LABELS,
  ARTICLE_STATES,
  KIND_LABELS,
  listArticles,
} from '../../features/articles/index.ts';
import { listOfficersEver } from '../../features/organisation/index.ts';
import { formatTime } from '../../law/day.ts';
import { readAfter, writeAfter } from '../../platform/http/keys.ts';
import { SCROLLS } from '../../ui/page.tsx';
import { StaffPage } from '../frame.tsx';
import type { StaffEnv } from '../session.ts';
import { articlePage } from './article.tsx';
import { ArticleStatus } from './article-status.tsx';
import { articleEditor } from './editor.tsx';
import { articlePictures } from './pictures.tsx';

const ARTICLES = '/can-bo/tin-bai';
const PAGE = 50;

/** What the ward tells its people: every officer writes, another lets out. */
export const articlePages = new Hono<StaffEnv>()
  .get(ARTICLES, async (c) => {
    const { database, now } = c.var.platform;
    const { officer } = c.var;
    const state = ARTICLE_STATES.find((each) => each === c.req.query('trang-thai')) ?? null;
    const after = readAfter(c.req.query('sau'));
    const { articles, next } = await listArticles(database.db, officer, { state, after, limit: PAGE });
    const names = new Map(
      (await listOfficersEver(database.db, officer.wardId)).map((each) => [each.id, each.displayName]),
    );
    return c.html(
      <StaffPage title="Tin bài" officer={officer} token={c.var.token} place={ARTICLES}>
        <div class="page-head">
          <h1>Tin bài</h1>
          <a class="btn btn-primary" href={`${ARTICLES}/moi`}>
            Viết tin
          </a>
        </div>
        <nav class="tally" aria-label="Trạng thái">
          <a href={ARTICLES} {...(state === null && { 'aria-current': 'page' as const })}>
            Tất cả
          </a>
          {ARTICLE_STATES.map((each) => (
            <a
              href={`${ARTICLES}?trang-thai=${each}`}
              {...(state === each && { 'aria-current': 'page' as const })}
            >
              {ARTICLE_STATE_LABELS[each]}
            </a>
          ))}
        </nav>
        {articles.length === 0 ? (
          <p class="empty-state">
            Chưa có tin nào ở đây. <a href={`${ARTICLES}/moi`}>Viết tin đầu tiên</a>.
          </p>
        ) : (
          <div class="table-responsive" {...SCROLLS}>
            <table class="table">
              <thead>
                <tr>
                  <th scope="col">Tin</th>
                  <th scope="col">Loại</th>
                  <th scope="col">Trạng thái</th>
                  <th scope="col">Bản mới nhất</th>
                </tr>
              </thead>
              <tbody>
                {articles.map((each) => (
                  <tr>
                    <td>
                      <a href={`${ARTICLES}/${each.id}`}>{each.title}</a>
                    </td>
                    <td>{KIND_LABELS[each.kind]}</td>
                    <td>
                      <ArticleStatus article={each} now={now()} />
                    </td>
                    <td>
                      {formatTime(each.writtenAt)}
                      <br />
                      <span class="text-secondary">{names.get(each.writtenBy)}</span>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
        {next && (
          <p>
            <a
              class="btn"
              href={`${ARTICLES}?${new URLSearchParams({ ...(state && { 'trang-thai': state }), sau: writeAfter(next) })}`}
            >
              Xem thêm
            </a>
          </p>
        )}
      </StaffPage>,
    );
  })
  .route('/', articleEditor)
  .route('/', articlePage)
  .route('/', articlePictures);
