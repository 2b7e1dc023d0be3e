import { Hono } from 'hono';
import { listNews } from '../features/articles/index.ts';
import { listLifeEvents } from '../features/procedures/index.ts';
import { toLocalDay } from '../law/day.ts';
import { PortalPage } from './frame.tsx';
import { Events } from './procedures/events.tsx';
import { NewsList } from './site/news-list.tsx';
import type { PortalEnv } from './ward.ts';
import { homeWords } from './words/home.ts';

const NEWS = 3;

export const home = new Hono<PortalEnv>().get('/', async (c) => {
  const { database, now } = c.var.platform;
  const w = homeWords();
  const { articles } = await listNews(database.db, c.var.ward.id, { now: now(), after: null, limit: NEWS });
  const doors = [
    ['/thu-tuc', w.see, w.seeHint],
    ['/ho-so-cua-toi', w.mine, w.mineHint],
    ['/tra-cuu', w.track, w.trackHint],
    ['/dat-lich', w.book, w.bookHint],
    ['/lay-so', w.ticket, w.ticketHint],
    ['/cong-khai', w.figures, w.figuresHint],
    ['/phan-anh/gui', w.send, w.sendHint],
    ['/phan-anh', w.petitions, w.petitionsHint],
    ['/kiem-tra-van-ban', w.check, w.checkHint],
  ] as const;
  return c.html(
    <PortalPage title={w.title} ward={c.var.ward} description={w.question} translated>
      <h1>{w.question}</h1>
      <search>
        <form class="search-row" method="get" action="/thu-tuc">
          <label class="visually-hidden" for="q">
            {w.label}
          </label>
          <input class="form-control" id="q" name="q" type="search" placeholder={w.example} />
          <button class="btn btn-primary" type="submit">
            {w.find}
          </button>
        </form>
      </search>
      <Events events={listLifeEvents(toLocalDay(now()))} applicant={null} title={w.events} />
      <ul class="doors">
        {doors.map(([path, label, hint]) => (
          <li>
            <a href={path}>
              <b>{label}</b>
              {hint}
            </a>
          </li>
        ))}
      </ul>
      {articles.length > 0 && (
        <section class="part">
          <h2>{w.news}</h2>
          <NewsList articles={articles.slice(0, NEWS)} />
          <p>
            <a href="/tin-tuc">{w.allNews}</a>
          </p>
        </section>
      )}
    </PortalPage>,
  );
});
