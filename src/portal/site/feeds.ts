import { Hono } from 'hono';
import { type Article, listNews } from '../../features/articles/index.ts';
import { listPublished } from '../../features/feedback/index.ts';
import { addressIn, here } from '../here.ts';
import type { PortalEnv } from '../ward.ts';
import { procedureTable } from './open-data/catalogue.ts';
import { readRows, stepOf } from './open-data/read-rows.ts';
import { sendOpen } from './send-open.ts';
import { writeFeed, xml } from './write-feed.ts';

/** Nothing that belongs to one person, no officer's page, and no search without end. */
const CLOSED = [
  ...['/can-bo', '/dang-nhap', '/dang-xuat', '/ho-so-cua-toi', '/tai-khoan', '/nop-ho-so', '/thanh-toan'],
  ...[
    '/tra-cuu',
    '/lay-so',
    '/bang-goi-so',
    '/nhan-tin',
    '/nt/',
    '/bien-nhan',
    '/danh-gia',
    '/phan-anh/theo-doi',
    '/pa/',
    '/dg/',
    '/demo',
    '/thu-tuc?',
  ],
];

/** The portal's own pages that a search engine should know. */
const PAGES = [
  ...[
    '/',
    '/thu-tuc',
    '/dat-lich',
    '/tin-tuc',
    '/gioi-thieu',
    '/cong-khai',
    '/cong-khai/tuan',
    '/du-lieu-mo',
  ],
  ...['/tro-nang', '/chinh-sach-du-lieu', '/phan-anh', '/phan-anh/gui', '/phan-anh/ban-do'],
];

const NEWS_IN_FEED = 30;
const NEWS_IN_MAP = 1000;

/** What programs read about the site: feed, map of the site, rules for robots. */
export const feeds = new Hono<PortalEnv>()
  .get('/robots.txt', (c) =>
    c.text(
      `User-agent: *\n${CLOSED.map((path) => `Disallow: ${path}\n`).join('')}\nSitemap: ${here().origin}/sitemap.xml\n`,
      200,
      { 'cache-control': 'public, max-age=3600' },
    ),
  )
  .get('/sitemap.xml', async (c) => {
    const { database, now } = c.var.platform;
    const asked = { db: database.db, ward: c.var.ward, asOf: stepOf(now()), origin: here().origin };
    const procedures = await readRows(procedureTable, asked);
    const { articles } = await listNews(database.db, c.var.ward.id, {
      now: now(),
      after: null,
      limit: NEWS_IN_MAP,
    });
    const petitions = await listPublished(database.db, c.var.ward.id, { limit: NEWS_IN_MAP });
    const pages = [
      ...PAGES.map((path) => ({ path, changed: null })),
      ...procedures.map(([code]) => ({ path: `/thu-tuc/${code}`, changed: null })),
      ...articles.map((each) => ({ path: `/tin-tuc/${each.slug}`, changed: each.writtenAt })),
      ...petitions.map((each) => ({ path: `/phan-anh/${each.code}`, changed: each.updatedAt })),
    ];
    return sendOpen(c, {
      type: 'application/xml; charset=utf-8',
      text: writeMap(pages),
      changedAt: asked.asOf,
    });
  })
  .get('/tin-tuc.rss', async (c) => {
    const { database, now } = c.var.platform;
    const { articles } = await listNews(database.db, c.var.ward.id, {
      now: now(),
      after: null,
      limit: NEWS_IN_FEED,
    });
    const changedAt = newest(articles) ?? new Date(0);
    const title = `Tin tức ${c.var.ward.name}`;
    const text = writeFeed({
      ...{ title, description: `${title}: tin và thông báo mới nhất`, changedAt },
      ...{ path: '/tin-tuc', self: '/tin-tuc.rss' },
      items: articles.map((each) => ({
        ...{ title: each.title, address: `${here().origin}/tin-tuc/${each.slug}` },
        ...{ at: each.publishedAt!, summary: each.summary },
      })),
    });
    // What was taken back is gone from the list without anything newer in it: the tag tells, not the time.
    return sendOpen(c, { type: 'application/rss+xml; charset=utf-8', text, changedAt: stepOf(now()) });
  });

function newest(articles: readonly Article[]): Date | null {
  const times = articles.map((each) => Math.max(each.publishedAt!.getTime(), each.writtenAt.getTime()));
  return times.length === 0 ? null : new Date(Math.max(...times));
}

function writeMap(pages: readonly { path: string; changed: Date | null }[]): string {
  const { origin } = here();
  const entries = pages.map(({ path, changed }) => {
    const others = (['vi', 'en'] as const).map(
      (lang) =>
        `<xhtml:link rel="alternate" hreflang="${lang}" href="${xml(origin + addressIn(lang, path))}"/>`,
    );
    return `<url><loc>${xml(origin + path)}</loc>${others.join('')}${changed ? `<lastmod>${changed.toISOString()}</lastmod>` : ''}</url>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${entries.join('\n')}
</urlset>
`;
}
