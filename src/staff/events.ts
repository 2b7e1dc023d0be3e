import { Hono } from 'hono';
import { ARCHIVE_TOPIC } from '../features/archive/index.ts';
import { SCANS_TOPIC } from '../features/digitisation/index.ts';
import { DOSSIERS_TOPIC } from '../features/dossiers/index.ts';
import { QUEUE_TOPIC } from '../features/reception/index.ts';
import { streamEvents } from '../platform/http/events.ts';
import { Problem } from '../platform/problem.ts';
import type { StaffEnv } from './session.ts';

/** What officers' pages may follow live. The news is a word without data, so every officer of the ward may listen. */
const TOPICS: readonly string[] = [QUEUE_TOPIC, DOSSIERS_TOPIC, SCANS_TOPIC, ARCHIVE_TOPIC];

/** The stream of a topic of the officer's ward; a part of a page follows it by `data-live` (src/ui/client/live.ts). */
export const staffEvents = new Hono<StaffEnv>().get('/can-bo/su-kien/:topic', (c) => {
  const topic = c.req.param('topic');
  if (!TOPICS.includes(topic)) throw new Problem('not_found', 'Không có trang này.');
  return streamEvents(c, c.var.platform.events, c.var.officer.wardId, topic);
});
