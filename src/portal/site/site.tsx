import { Hono } from 'hono';
import type { PortalEnv } from '../ward.ts';
import { about } from './about/about.tsx';
import { accessibility } from './about/accessibility.tsx';
import { privacy } from './about/privacy.tsx';
import { feeds } from './feeds.ts';
import { install } from './install.tsx';
import { news } from './news.tsx';
import { publishedDocuments } from './official-documents.tsx';
import { openData } from './open-data/open-data.tsx';
import { publicFigures } from './public-figures.tsx';
import { weeklyPage } from './weekly.tsx';

/** The ward's own pages: what it tells, and what it lets everyone see of its work. */
export const site = new Hono<PortalEnv>();
for (const place of [
  news,
  publishedDocuments,
  publicFigures,
  weeklyPage,
  openData,
  about,
  accessibility,
  privacy,
  feeds,
  install,
])
  site.route('/', place);

export const SITE_PATHS = [
  ...['/tin-tuc', '/tin-tuc/*', '/tin-tuc.rss', '/sitemap.xml', '/robots.txt', '/van-ban', '/van-ban/*'],
  ...['/cong-khai', '/cong-khai/*', '/du-lieu-mo', '/du-lieu-mo/*', '/du-lieu-mo.json'],
  ...['/gioi-thieu', '/tro-nang', '/chinh-sach-du-lieu'],
  ...['/manifest.webmanifest', '/trinh-giup.js', '/ngoai-tuyen'],
];
