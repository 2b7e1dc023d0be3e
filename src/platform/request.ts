import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';

const underWay = new AsyncLocalStorage<string>();

/** As nginx (32 hexadecimal digits) and other proxies (UUID) write them: nothing that could name a person. */
const SHAPE = /^(?:[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i;

/** Whether a text may stand as the number of a request. */
export function isRequestId(text: string | null | undefined): text is string {
  return SHAPE.test(text ?? '');
}

/** The number that a proxy of ours gave, else a new one. */
export function requestIdFrom(given: string | undefined): string {
  return isRequestId(given) ? given.toLowerCase() : randomUUID();
}

/** Does the work of a request: log lines and queued jobs carry its number. */
export function withRequest<T>(requestId: string, work: () => T): T {
  return underWay.run(requestId, work);
}

/** The number of the request that is under way here, or whose job is; null: work by the clock. */
export function presentRequestId(): string | null {
  return underWay.getStore() ?? null;
}
