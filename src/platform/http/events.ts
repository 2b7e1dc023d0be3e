import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { Events } from '../database/listen.ts';
import { Problem } from '../problem.ts';

const HEARTBEAT_MS = 20_000;
const RECONNECT_MS = 3000;
/** Streams that one process keeps open; a page without one asks again from time to time. */
const MOST_STREAMS = 2000;

/**
 * Answers with a stream (SSE) that says in a word when something of a ward's topic changed; the page then asks for its
 * part anew. It carries no data, so that rights are asked where the data are read.
 * @throws Problem too_many_tries
 */
export function streamEvents(c: Context, events: Events, wardId: number, topic: string): Response {
  if (events.count >= MOST_STREAMS)
    throw new Problem('too_many_tries', 'Đang có quá nhiều màn hình theo dõi cùng lúc.');
  c.header('x-accel-buffering', 'no');
  return streamSSE(c, async (stream) => {
    const ended = Promise.withResolvers<void>();
    stream.onAbort(ended.resolve);
    const stop = events.subscribe(wardId, topic, {
      tell: (what) => void stream.writeSSE({ data: what ?? 'all' }),
      end: ended.resolve,
    });
    const heart = setInterval(() => void stream.write(': beat\n\n'), HEARTBEAT_MS);
    try {
      await stream.writeSSE({ event: 'open', data: '', retry: RECONNECT_MS });
      await ended.promise;
    } finally {
      clearInterval(heart);
      stop();
    }
  });
}
