import pg from 'pg';
import { log } from '../log.ts';
import { AS_APPLICATION } from './database.ts';
import { NEWS, type News } from './publish.ts';

export interface Listener {
  /** Something changed; null: the connection was away, anything may have changed. */
  tell(what: string | null): void;
  /** There will be no more news: the process stops. */
  end(): void;
}

/** What is published, handed to those of this process who listen. */
export interface Events {
  /** @returns what ends the listening */
  subscribe(wardId: number, topic: string, listener: Listener): () => void;
  /** How many listen. */
  readonly count: number;
  close(): Promise<void>;
}

const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 30_000;

/**
 * One connection of the process that listens, opened when somebody first wants to know and opened again when it is
 * lost. After each opening everybody is told that anything may have changed.
 */
export function openEvents(url: string): Events {
  const listeners = new Map<string, Set<Listener>>();
  let client: pg.Client | null = null;
  let isClosed = false;
  let waiting: NodeJS.Timeout | undefined;
  const all = () => [...listeners.values()].flatMap((each) => [...each]);

  const connect = async (wait = FIRST_WAIT_MS): Promise<void> => {
    const next = new pg.Client({ connectionString: url, keepAlive: true });
    client = next;
    let isLost = false;
    const lose = (error?: Error) => {
      if (isLost) return;
      isLost = true;
      next.end().catch(() => undefined);
      if (isClosed) return;
      log('warn', 'events_lost', { error });
      client = null;
      waiting = setTimeout(() => void connect(Math.min(wait * 2, LONGEST_WAIT_MS)), wait);
      waiting.unref();
    };
    next.on('error', lose);
    next.on('end', () => lose());
    next.on('notification', ({ payload }) => {
      const { wardId, topic, what } = JSON.parse(payload!) as News;
      for (const each of listeners.get(`${wardId}:${topic}`) ?? []) each.tell(what);
    });
    try {
      await next.connect();
      await next.query(AS_APPLICATION);
      await next.query(`listen ${NEWS}`);
      wait = FIRST_WAIT_MS;
      for (const each of all()) each.tell(null);
    } catch (error) {
      lose(error as Error);
    }
  };

  return {
    get count() {
      return all().length;
    },
    subscribe(wardId, topic, listener) {
      if (isClosed) {
        listener.end();
        return () => undefined;
      }
      const key = `${wardId}:${topic}`;
      const same = listeners.get(key) ?? new Set();
      listeners.set(key, same.add(listener));
      if (client === null && waiting === undefined) void connect();
      return () => same.delete(listener);
    },
    async close() {
      isClosed = true;
      clearTimeout(waiting);
      for (const each of all()) each.end();
      await client?.end().catch(() => undefined);
    },
  };
}
