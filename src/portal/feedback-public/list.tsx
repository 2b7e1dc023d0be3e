import { Hono } from 'hono';
import { findFeedbackGround } from '../../features/feedback/index.ts';
import { PortalPage } from '../frame.tsx';
import { here } from '../here.ts';
import type { PortalEnv } from '../ward.ts';
import { publishedWords } from '../words/published-feedback.ts';
import { FilterForm } from './filter-form.tsx';
import { addressOf, filtersToQuery } from './filters.ts';
import { HowTo } from './how-to.tsx';
import { PublishedLines } from './lines.tsx';
import { type PublishedPage, readPage } from './read-page.ts';

const PAGE = 20;

/** What was published, the newest first, and the ways to send and to follow. */
export const publishedList = new Hono<PortalEnv>().get('/phan-anh', async (c) => {
  const w = publishedWords();
  const { database, now } = c.var.platform;
  const [page, { rules }] = await Promise.all([
    readPage(c, { limit: PAGE }),
    findFeedbackGround(database.db, c.var.ward.id, now()),
  ]);
  return c.html(
    <PortalPage title={w.title} ward={c.var.ward} place="/phan-anh" description={w.description} translated>
      <h1>{w.title}</h1>
      <p>{w.intro}</p>
      {here().lang !== 'vi' && <p class="notice">{w.onlyVietnamese}</p>}
      <p class="door-row">
        <a class="btn btn-primary" href="/phan-anh/gui">
          {w.send}
        </a>
        <a class="btn" href="/phan-anh/theo-doi">
          {w.follow}
        </a>
        <a class="btn" href={addressOf('/phan-anh/ban-do', page.filters)}>
          {w.map}
        </a>
      </p>
      <FilterForm path="/phan-anh" filters={page.filters} choices={page.choices} />
      <Found page={page} />
      <HowTo rules={rules} />
      <p class="part">
        <a href="/phan-anh.rss">{w.feed}</a> · <a href="/du-lieu-mo#phan-anh">{w.openData}</a>
      </p>
    </PortalPage>,
  );
});

function Found({ page: { filters, items, count, last } }: { page: PublishedPage }) {
  const w = publishedWords();
  const isNarrowed = filtersToQuery(filters).size > 0;
  if (count === 0)
    return (
      <p class="empty-state" role="status">
        {isNarrowed ? w.nothing : w.empty}
      </p>
    );
  return (
    <>
      <p role="status">
        <b>{count}</b> {isNarrowed ? w.matching : w.count}.
      </p>
      <PublishedLines items={items} />
      {last && (
        <p>
          <a class="btn" href={addressOf('/phan-anh', filters, last)}>
            {w.more}
          </a>
        </p>
      )}
    </>
  );
}
