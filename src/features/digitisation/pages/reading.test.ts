import { afterAll, beforeAll, expect, it } from 'vitest';
import { Visitor } from '../../../../test/browse.ts';
import { type TestDatabase, testDatabase } from '../../../../test/database.ts';
import { BIRTH, CONTRACT, paperPdf } from '../../../../test/papers.ts';
import { scanLife } from '../../../../test/scan-life.ts';
import { LANES } from '../../../jobs.ts';
import { parseLocal } from '../../../law/day.ts';
import { takeJob } from '../../../platform/jobs/jobs.ts';
import { openReader, type Reader } from '../../../platform/scanning/index.ts';
import { findBatch } from '../batches/store.ts';
import { readScanPage } from './read-scan-page.ts';
import { takeApart } from './take-apart.ts';

let at: TestDatabase;
let reader: Reader;
let life: ReturnType<typeof scanLife>;
let desk: Visitor;
beforeAll(async () => {
  at = await testDatabase(parseLocal('2026-11-23T09:00'));
  reader = openReader({ threads: 1 });
  life = scanLife(at, reader);
  desk = new Visitor(at);
  await desk.signIn('quay1');
});
afterAll(async () => {
  await reader.close();
  await at.close();
});

async function sent(...files: Uint8Array[]) {
  const id = await life.dossier();
  await life.send(
    desk,
    id,
    files.map((bytes, no): [string, Uint8Array] => [`${no}.pdf`, bytes]),
  );
  const batchId = Number((await life.batchOf(desk, id)).split('/').at(-1));
  return () => findBatch(at.database.db, { wardId: at.wardId, batchId });
}

/** The work dies at this place of its way, once. */
function dyingAt(place: keyof Reader | 'files'): {
  ground: Parameters<typeof takeApart>[0];
  died(): boolean;
} {
  let isDead = false;
  const die = () => {
    isDead = true;
    throw new Error('killed');
  };
  const files = place === 'files' ? { ...at.platform.files, write: die } : at.platform.files;
  return {
    ground: { ...at.platform, files, reader: { ...reader, ...(place !== 'files' && { [place]: die }) } },
    died: () => isDead,
  };
}

it.each(['countPages', 'openPage', 'readPage', 'files'] as const)(
  'a job that dies at %s is done by the next and does nothing twice',
  async (place) => {
    const batch = await sent(await paperPdf([BIRTH]));
    const { ground, died } = dyingAt(place);
    let job = await takeJob(at.database, at.platform.now(), LANES.reading);
    if (place !== 'countPages') {
      await takeApart(ground, at.wardId, Number(job!.payload.fileId));
      await at.database.transact((tx) =>
        tx.updateTable('jobs').set({ finished_at: at.platform.now() }).where('id', '=', job!.id).execute(),
      );
      job = await takeJob(at.database, at.platform.now(), LANES.reading);
    }
    const { fileId, pageId } = job!.payload;
    const run = () =>
      pageId === undefined
        ? takeApart(ground, at.wardId, Number(fileId))
        : readScanPage(ground, { wardId: at.wardId, fileId: Number(fileId), pageId: Number(pageId) }, job!);
    await expect(run()).rejects.toThrow('killed');
    expect(died()).toBe(true);
    expect((await batch()).documents).toEqual([]);
    // The lease of the dead worker ends.
    at.platform.setNow(new Date(at.platform.now().getTime() + 600_000));
    await life.read();
    const once = await batch();
    expect([once.files.length, once.pages.length, once.documents.length]).toEqual([1, 1, 1]);
    expect(once.pages[0]).toMatchObject({ state: 'read' });
    // Whoever is late finds everything done.
    if (pageId === undefined) await takeApart({ ...at.platform, reader }, at.wardId, Number(fileId));
    else {
      const key = { wardId: at.wardId, fileId: Number(fileId), pageId: Number(pageId) };
      await readScanPage({ ...at.platform, reader }, key, { attempts: 9 });
    }
    expect(await batch()).toEqual(once);
  },
);

it('a page that breaks the reader again and again is kept as a picture, and the others are read', async () => {
  const batch = await sent(await paperPdf([BIRTH]), await paperPdf([CONTRACT]));
  const first = await takeJob(at.database, at.platform.now(), LANES.reading);
  await takeApart({ ...at.platform, reader }, at.wardId, Number(first!.payload.fileId));
  const page = (await batch()).pages[0]!;
  const { ground } = dyingAt('readPage');
  const key = { wardId: at.wardId, fileId: page.fileId, pageId: page.id };
  for (const attempts of [1, 2])
    await expect(readScanPage(ground, key, { attempts })).rejects.toThrow('killed');
  await readScanPage(ground, key, { attempts: 3 });
  at.platform.setNow(new Date(at.platform.now().getTime() + 600_000));
  await life.read();
  const whole = await batch();
  expect(whole.pages.map(({ state }) => state)).toEqual(['failed', 'read']);
  expect(whole.pages[0]).toMatchObject({ reading: null, why: expect.stringContaining('không đọc được') });
  expect(whole.pages[0]!.image).not.toBeNull();
  expect(whole.documents).toHaveLength(2);
  const path = `/can-bo/so-hoa/${whole.id}/giay/${whole.documents[0]!.id}`;
  expect((await life.confirm(desk, path)).status).toBe(422);
  expect((await life.confirm(desk, path, { reason: 'Giấy mờ, vẫn đủ trang.' })).status).toBe(303);
});

it('two workers read a batch together, each page once', async () => {
  const batch = await sent(await paperPdf([BIRTH, ['hai'], ['ba']]));
  const done = await Promise.all([life.read(), life.read()]);
  expect(done[0]! + done[1]!).toBe(4);
  const whole = await batch();
  expect(whole.documents).toHaveLength(1);
  expect(whole.pages.map(({ state, documentId }) => [state, documentId])).toEqual(
    Array.from({ length: 3 }, () => ['read', whole.documents[0]!.id]),
  );
});
