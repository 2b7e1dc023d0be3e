import { Hono } from 'hono';
import type { PortalEnv } from '../ward.ts';
import { publishedFeed } from './feed.ts';
import { publishedItem } from './item.tsx';
import { publishedList } from './list.tsx';
import { publishedMap } from './map/map.tsx';

/** Petitions with their answers, for everyone. After the pages for senders, whose addresses would else be taken for codes. */
export const publicFeedback = new Hono<PortalEnv>()
  .route('/', publishedFeed)
  .route('/', publishedList)
  .route('/', publishedMap)
  .route('/', publishedItem);
