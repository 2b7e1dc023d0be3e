import {
  CircuitState,
  ConsecutiveBreaker,
  ConstantBackoff,
  circuitBreaker,
  handleAll,
  handleType,
  retry,
  wrap,
} from 'cockatiel';
import type { DatabaseCode } from '../../../law/national-databases.ts';
import type { LookupSettings } from '../../../platform/settings.ts';
import { CONNECTED, type ConnectedCode, isConnectable, pathOf } from '../adapters/wire.ts';
import { post, Unreachable } from './post.ts';

/** closed: it is asked. open: it kept failing and is left alone for a while. half_open: the next question tries it. */
export type BreakerState = 'closed' | 'open' | 'half_open';

export interface Connection {
  /** @throws Unreachable, TooSlow, Unreadable; BrokenCircuitError while it is left alone */
  ask(message: object): Promise<unknown>;
  state(): BreakerState;
}

/** So many failures in a row and a database is left alone. */
const FAILURES = 5;
const RETRY_AFTER_MS = 150;

const STATES: Record<CircuitState, BreakerState> = {
  [CircuitState.Closed]: 'closed',
  [CircuitState.Open]: 'open',
  [CircuitState.Isolated]: 'open',
  [CircuitState.HalfOpen]: 'half_open',
};

const OPENED = new WeakMap<LookupSettings, ReadonlyMap<ConnectedCode, Connection>>();

/** The way to a database, with its own breaker for as long as the process lives; null when it is not connected. */
export function connectionTo(settings: LookupSettings | null, code: DatabaseCode): Connection | null {
  if (settings === null || !isConnectable(code)) return null;
  let opened = OPENED.get(settings);
  if (!opened) {
    opened = new Map(CONNECTED.map((each) => [each, open(settings, each)]));
    OPENED.set(settings, opened);
  }
  return opened.get(code)!;
}

/** Asking changes nothing there, so that a question that did not arrive may be asked once more, within the one limit. */
function open(settings: LookupSettings, code: ConnectedCode): Connection {
  const breaker = circuitBreaker(handleAll, {
    halfOpenAfter: settings.restMs,
    breaker: new ConsecutiveBreaker(FAILURES),
  });
  const again = retry(handleType(Unreachable), {
    maxAttempts: 1,
    backoff: new ConstantBackoff(RETRY_AFTER_MS),
  });
  const policy = wrap(again, breaker);
  const url = `${settings.url}/${pathOf(code)}`;
  return {
    ask: (message) => {
      const signal = AbortSignal.timeout(settings.limitMs);
      return policy.execute(() => post(url, message, { token: settings.token, signal }));
    },
    state: () => STATES[breaker.state],
  };
}
