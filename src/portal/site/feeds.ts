import { Hono } from 'hono';
import { type Article, listNews } from '../../features/articles/index.ts';
import { addressIn, here } from '../here.ts';
import type { PortalEnv } from '../ward.ts';
import { procedureTable } from './open-data/catalogue.ts';
import { readRows, stepOf } from './open-data/read-rows.ts';
import { sendOpen } from './send-open.ts';

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
  ...['/tro-nang', '/chinh-sach-du-lieu'],
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
    const pages = [
      ...PAGES.map((path) => ({ path, changed: null })),
      ...procedures.map(([code]) => ({ path: `/thu-tuc/${code}`, changed: null })),
      ...articles.map((each) => ({ path: `/tin-tuc/${each.slug}`, changed: each.writtenAt })),
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
    const text = writeFeed(`Tin tức ${c.var.ward.name}`, articles, changedAt);
    // What was taken back is gone from the list without anything newer in it: the tag tells, not the time.
    return sendOpen(c, { type: 'application/rss+xml; charset=utf-8', text, changedAt: stepOf(now()) });
  });

function newest(articles: readonly Article[]): Date | null {
  const times = articles.map((each) => Math.max(each.publishedAt!.getTime(), each.writtenAt.getTime()));
  return times.length === 0 ? null : new Date(Math.max(...times));
}

/** Text as XML may hold it: signs that no XML knows are left out. */
function xml(text: string): string {
  return text
    .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
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

function writeFeed(title: string, articles: readonly Article[], changedAt: Date): string {
  const { origin } = here();
  const items = articles.map((each) => {
    const address = xml(`${origin}/tin-tuc/${each.slug}`);
    return `<item><title>${xml(each.title)}</title><link>${address}</link><guid isPermaLink="true">${address}</guid><pubDate>${each.publishedAt!.toUTCString()}</pubDate><description>${xml(each.summary)}</description></item>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">
<channel>
<title>${xml(title)}</title>
<link>${xml(origin)}/tin-tuc</link>
<atom:link href="${xml(origin)}/tin-tuc.rss" rel="self" type="application/rss+xml"/>
<description>${xml(title)}: tin và thông báo mới nhất</description>
<language>vi</language>
<lastBuildDate>${changedAt.toUTCString()}</lastBuildDate>
${items.join('\n')}
</channel>
</rss>
`;
}
