// As a balancer does: it asks every node each second whether it is ready, and sends nobody to one that is not.
import { oneAtATime } from '../../src/platform/health/asking.ts';

export interface Balancer {
  /** Addresses of those that said last that they are ready. */
  ready(): string[];
  /** Waits until this one is. @returns after how many milliseconds; null when it did not become so */
  untilReady(address: string): Promise<number | null>;
  stop(): void;
}

const EVERY_MS = 1000;
const LIMIT_MS = 2000;
const PATIENCE_MS = 300_000;

export function openBalancer(addresses: () => readonly string[]): Balancer {
  let ready = new Set<string>(addresses());
  // A look may take longer than until the next, and must not tell what was before it.
  const look = oneAtATime(async () => {
    const asked = addresses();
    const answers = await Promise.all(asked.map(isReady));
    ready = new Set(asked.filter((_, at) => answers[at]));
  });
  const looking = setInterval(look, EVERY_MS);
  return {
    ready: () => addresses().filter((each) => ready.has(each)),
    async untilReady(address) {
      const since = Date.now();
      while (!ready.has(address)) {
        if (Date.now() - since > PATIENCE_MS) return null;
        await new Promise((wake) => setTimeout(wake, 100));
      }
      return Date.now() - since;
    },
    stop: () => clearInterval(looking),
  };
}

async function isReady(address: string): Promise<boolean> {
  const answer = await fetch(`${address}/readyz`, { signal: AbortSignal.timeout(LIMIT_MS) }).catch(
    () => null,
  );
  await answer?.body?.cancel();
  return answer?.ok === true;
}
