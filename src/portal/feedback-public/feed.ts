import { Hono } from 'hono';
import { listPublished } from '../../features/feedback/index.ts';
import { here } from '../here.ts';
import { sendOpen } from '../site/send-open.ts';
import { writeFeed } from '../site/write-feed.ts';
import type { PortalEnv } from '../ward.ts';
import { beginningOf, pathOf } from './lines.tsx';

const ITEMS = 50;

/** What was published or corrected lately, for feed readers. They ask each time, so that what is taken down is gone with the next look. */
export const publishedFeed = new Hono<PortalEnv>().get('/phan-anh.rss', async (c) => {
  const { db } = c.var.platform.database;
  const { origin } = here();
  const found = await listPublished(db, c.var.ward.id, { limit: ITEMS });
  const newest = Math.max(0, ...found.map((each) => each.updatedAt.getTime()));
  const text = writeFeed({
    ...{ title: `Phản ánh, kiến nghị ${c.var.ward.name}`, path: '/phan-anh', self: '/phan-anh.rss' },
    description: 'Phản ánh, kiến nghị đã trả lời và công khai',
    changedAt: new Date(newest),
    items: found.map((each) => ({
      ...{ title: each.title || each.code, address: origin + pathOf(each.code), at: each.updatedAt },
      summary: `${beginningOf(each.content)}\n\nPhường trả lời: ${beginningOf(each.answer)}`,
    })),
  });
  return sendOpen(c, { type: 'application/rss+xml; charset=utf-8', text, changedAt: null });
});
