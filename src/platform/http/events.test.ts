import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { publish } from '../database/publish.ts';
import { streamEvents } from './events.ts';

let at: TestDatabase;
let server: ReturnType<typeof serve>;
let address: string;
beforeAll(async () => {
  at = await testDatabase();
  const app = new Hono().get('/:ward/:topic', (c) =>
    streamEvents(c, at.platform.events, Number(c.req.param('ward')), c.req.param('topic')),
  );
  await new Promise<void>((started) => {
    server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) => {
      address = `http://127.0.0.1:${port}`;
      started();
    });
  });
});
afterAll(() => at.close());

/** Follows a stream; `next` waits for the next words that are told. */
async function follow(path: string) {
  const leave = new AbortController();
  const answer = await fetch(`${address}${path}`, { signal: leave.signal });
  expect(answer.headers.get('content-type')).toContain('text/event-stream');
  const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const next = async (): Promise<string | null> => {
    for (;;) {
      const end = text.indexOf('\n\n');
      if (end >= 0) {
        const block = text.slice(0, end);
        text = text.slice(end + 2);
        const data = /^data: (.+)$/m.exec(block)?.[1];
        if (data !== undefined) return data;
      } else {
        const { value, done } = await reader.read();
        if (done) return null;
        text += value;
      }
    }
  };
  return { next, leave: () => leave.abort() };
}

const tell = (topic: string, what: string, wardId = at.wardId) =>
  at.database.transact((tx) => publish(tx, wardId, topic, what));

describe('a stream of news', () => {
  it('tells what was committed, of its ward and topic, in order', async () => {
    const stream = await follow(`/${at.wardId}/queue`);
    expect(await stream.next()).toBe('all');
    await tell('queue', 'one');
    await tell('other', 'of another topic');
    await tell('queue', 'of another ward', at.wardId + 1);
    await at.database
      .transact(async (tx) => {
        await publish(tx, at.wardId, 'queue', 'rolled back');
        throw new Error('undone');
      })
      .catch(() => undefined);
    await tell('queue', 'two');
    expect([await stream.next(), await stream.next()]).toEqual(['one', 'two']);
    stream.leave();
  });

  it('tells two hundred open boards within a moment, each once', async () => {
    const boards = await Promise.all(Array.from({ length: 200 }, () => follow(`/${at.wardId}/boards`)));
    await expect.poll(() => at.platform.events.count).toBe(200);
    await tell('boards', 'ready');
    expect(['ready', 'all']).toContain(await boards[0]!.next());
    const start = performance.now();
    await tell('boards', 'A001');
    await tell('boards', 'A002');
    const told = await Promise.all(
      boards.map(async (board) => {
        const heard: (string | null)[] = [];
        while (heard.at(-1) !== 'A002') heard.push(await board.next());
        return heard.filter((what) => what !== 'all' && what !== 'ready').join();
      }),
    );
    expect(new Set(told)).toEqual(new Set(['A001,A002']));
    expect(performance.now() - start).toBeLessThan(5000);
    for (const board of boards) board.leave();
    await expect.poll(() => at.platform.events.count).toBe(0);
  });

  it('is no longer listened to when the reader has left', async () => {
    const { events } = at.platform;
    await expect.poll(() => events.count).toBe(0);
    const stream = await follow(`/${at.wardId}/leaving`);
    await expect.poll(() => events.count).toBe(1);
    stream.leave();
    await expect.poll(() => events.count).toBe(0);
  });

  it('comes back when the connection was lost, and says that anything may have changed', async () => {
    const stream = await follow(`/${at.wardId}/lost`);
    const admin = new pg.Client({ connectionString: at.ownerUrl });
    await admin.connect();
    await admin.query(`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and query like 'listen %'`);
    await admin.end();
    expect(await stream.next()).toBe('all');
    await tell('lost', 'found');
    expect(await stream.next()).toBe('found');
    stream.leave();
  });

  it('ends with the process, so that the server can stop', async () => {
    const stream = await follow(`/${at.wardId}/queue`);
    await at.platform.events.close();
    expect(await stream.next()).toBeNull();
    await new Promise((done) => server.close(done));
  });
});

it('words too long to be carried are a fault', async () => {
  await expect(tell('queue', 'x'.repeat(8000))).rejects.toThrow(RangeError);
});
