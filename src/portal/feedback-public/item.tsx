import { type Context, Hono } from 'hono';
import {
  findOwnVote,
  findPublished,
  findPublishedPhoto,
  judgeAnswer,
  listPublicationPhotos,
  listPublicSteps,
  listPublished,
  type PublishedFeedback,
} from '../../features/feedback/index.ts';
import { findProcedures } from '../../features/procedures/index.ts';
import { toLocalDay } from '../../law/day.ts';
import { openStoredFile } from '../../platform/files/stored-file.ts';
import { answerFile } from '../../platform/http/file-headers.ts';
import { formLimit, readForm } from '../../platform/http/form.ts';
import { Problem } from '../../platform/problem.ts';
import { mustBeOwnForm } from '../visitor.ts';
import type { PortalEnv } from '../ward.ts';
import { publishedWords } from '../words/published-feedback.ts';
import { ItemPage, type ItemView } from './item-page.tsx';
import { pathOf } from './lines.tsx';
import { placesOf } from './map/map.tsx';
import { countVoice, giveVoice, votersOf } from './voice.ts';

type ItemContext = Context<PortalEnv>;

/** Neighbours that the drawing of one item shows, and how far away at most, in degrees: some two kilometres. */
const NEIGHBOURS = 100;
const NEAR = 0.02;

/** One published petition. What is not shown, never was, or is another ward's answers with the very same page. */
export const publishedItem = new Hono<PortalEnv>()
  .get('/phan-anh/:code', async (c) => {
    const page = await show(c, await find(c));
    // A search engine may find it, but keeps no copy that would outlive it.
    c.header('x-robots-tag', 'noarchive');
    return c.html(page);
  })
  .get('/phan-anh/:code/anh/:sha256{[0-9a-f]{64}}', async (c) => {
    const { database, files } = c.var.platform;
    const item = await find(c);
    const sha256 = c.req.param('sha256');
    const photo = await findPublishedPhoto(database.db, c.var.ward.id, item, sha256);
    if (photo === null) throw notShown();
    const file = await openStoredFile(database.db, files, c.var.ward.id, sha256);
    // The same bytes for ever, but only with the reader: what is taken down must not live on in a store between us.
    return answerFile(c, file, {
      'content-type': photo.mediaType,
      'content-disposition': 'inline',
      'x-content-type-options': 'nosniff',
      'x-robots-tag': 'noindex',
      'cache-control': 'private, max-age=86400, immutable',
    });
  })
  .post('/phan-anh/:code/y-kien', formLimit(1), async (c) => {
    const item = await find(c);
    if (c.var.visitor !== null) await mustBeOwnForm(c);
    try {
      await judge(c, item);
      return c.redirect(`${pathOf(item.code)}?da-ghi=1#y-kien`, 303);
    } catch (error) {
      if (!(error instanceof Problem) || error.code === 'not_found') throw error;
      return c.html(await show(c, await find(c), error), error.status);
    }
  });

/** @throws Problem not_found */
async function find(c: ItemContext): Promise<PublishedFeedback> {
  const item = await findPublished(
    c.var.platform.database.db,
    c.var.ward.id,
    (c.req.param('code') ?? '').replaceAll('\0', ''),
  );
  if (item === null) throw notShown();
  return item;
}

function notShown(): Problem {
  return new Problem('not_found', 'Không có trang này.');
}

async function judge(c: ItemContext, { code }: PublishedFeedback): Promise<void> {
  const { database, now } = c.var.platform;
  const chosen = (await readForm(c))['hai-long'];
  if (chosen !== '1' && chosen !== '0') {
    const { choose } = publishedWords();
    throw new Problem('invalid', choose, { chon: choose });
  }
  await countVoice(c, code);
  const judgement = { code, voters: giveVoice(c, code), isLike: chosen === '1', now: now() };
  await database.transact((tx) => judgeAnswer(tx, c.var.ward.id, judgement));
}

async function show(c: ItemContext, item: PublishedFeedback, problem?: Problem) {
  const view = await readView(c, item);
  return <ItemPage {...{ ward: c.var.ward, view, problem }} isNew={c.req.query('da-ghi') !== undefined} />;
}

async function readView(c: ItemContext, item: PublishedFeedback): Promise<ItemView> {
  const { database, now } = c.var.platform;
  const { db } = database;
  const wardId = c.var.ward.id;
  const codes = item.procedureCode === null ? [] : [item.procedureCode];
  const [photos, steps, [procedure], neighbours, own] = await Promise.all([
    listPublicationPhotos(db, { wardId, feedbackId: item.id, version: item.version }),
    listPublicSteps(db, wardId, item.id),
    findProcedures(db, codes, toLocalDay(now())),
    item.latitude === null ? [] : listPublished(db, wardId, { hasPlace: true, limit: NEIGHBOURS }),
    findOwnVote(db, { wardId, id: item.id }, votersOf(c, item.code)),
  ]);
  return {
    ...{ item, photos, steps, procedure: procedure ?? null, own },
    neighbours: placesOf(neighbours.filter((each) => each.id !== item.id && isNear(item, each))),
  };
}

function isNear(item: PublishedFeedback, { latitude, longitude }: PublishedFeedback): boolean {
  return Math.abs(item.latitude! - latitude!) < NEAR && Math.abs(item.longitude! - longitude!) < NEAR;
}
