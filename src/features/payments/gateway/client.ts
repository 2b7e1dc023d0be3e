import { countCall } from '../../../platform/metrics/metrics.ts';
import type { Settings } from '../../../platform/settings.ts';
import {
  INIT,
  initMessage,
  type PaymentOrder,
  type PlatformResult,
  QUERY,
  queryMessage,
  readResult,
  readStarted,
  type Started,
} from './messages.ts';

export interface PaymentPlatform {
  /** Begins a payment; the same reference again gives the same one. @throws PlatformSilent */
  start(order: PaymentOrder): Promise<Started>;
  /** How a payment stands there. @throws PlatformSilent */
  ask(reference: string, now: Date): Promise<PlatformResult>;
}

/** The platform gave no answer that can be believed: not reachable, too slow, no JSON, another's signature. */
export class PlatformSilent extends Error {}

const TIME_LIMIT_MS = 10_000;
const MOST_BYTES = 64 * 1024;

/** The payment platform that the settings name; null when they name none. */
export function openPaymentPlatform(
  settings: Settings['payments'],
  timeLimitMs = TIME_LIMIT_MS,
): PaymentPlatform | null {
  if (settings === null) return null;
  const { url, partner, secret } = settings;
  return {
    start: async (order) => {
      const answer = await post(`${url}/${INIT}`, initMessage(order, partner, secret), timeLimitMs);
      const started = readStarted(answer, order.reference, secret);
      if (started === null) throw new PlatformSilent('Nền tảng thanh toán trả lời không hợp lệ.');
      return started;
    },
    ask: async (reference, now) => {
      const answer = await post(
        `${url}/${QUERY}`,
        queryMessage(reference, now, partner, secret),
        timeLimitMs,
      );
      const result = readResult(answer, QUERY, settings);
      if (typeof result === 'string' || result.reference !== reference)
        throw new PlatformSilent('Nền tảng thanh toán trả lời không hợp lệ.');
      return result;
    },
  };
}

function post(url: string, message: object, timeLimitMs: number): Promise<unknown> {
  return countCall('payments', () => send(url, message, timeLimitMs));
}

async function send(url: string, message: object, timeLimitMs: number): Promise<unknown> {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(message),
      // Another host must not get the signed message.
      redirect: 'error',
      signal: AbortSignal.timeout(timeLimitMs),
    });
    return JSON.parse(await readText(answer));
  } catch (cause) {
    throw new PlatformSilent('Nền tảng thanh toán không trả lời.', { cause });
  }
}

async function readText(answer: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of answer.body ?? []) {
    size += chunk.length;
    if (size > MOST_BYTES) throw new Error('The answer is too long.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
