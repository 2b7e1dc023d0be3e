import { Hono } from 'hono';
import type { PortalEnv } from '../ward.ts';
import { feeds } from './feeds.ts';
import { news } from './news.tsx';

/** The ward's own pages: what it tells, and what it lets everyone see of its work. */
export const site = new Hono<PortalEnv>();
for (const place of [feeds, news]) site.route('/', place);

export const SITE_PATHS = [...['/robots.txt', '/sitemap.xml', '/tin-tuc.rss', '/tin-tuc', '/tin-tuc/*']];
