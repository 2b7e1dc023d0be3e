import { createTransport } from 'nodemailer';
import { RetryLater } from '../jobs/jobs.ts';
import { countCall } from '../metrics/metrics.ts';
import type { Settings } from '../settings.ts';

export const MESSAGE_CHANNELS = ['mail', 'sms', 'zalo'] as const;
export type MessageChannel = (typeof MESSAGE_CHANNELS)[number];

export interface Message {
  channel: MessageChannel;
  recipient: string;
  subject: string;
  text: string;
  /** The same as a page; mail alone. */
  html?: string;
  /** Where one POST stops these mails (RFC 8058); mail alone. */
  stopUrl?: string;
  /** The peer takes a message with the same key once. */
  key: string;
}

export interface Messenger {
  /** Whether the installation has a peer for the channel. */
  has(channel: MessageChannel): boolean;
  /** @throws Refused when trying again is in vain; any other Error, e.g. RetryLater, when it is not */
  send(message: Message): Promise<void>;
}

/** The peer will never take this message: the address does not exist, the content is not allowed. */
export class Refused extends Error {}

const TIME_LIMIT_MS = 10_000;

/** Mail over SMTP, SMS and Zalo over HTTP, as the settings name their peers. */
export function openMessenger(settings: Settings['messages'], timeLimitMs = TIME_LIMIT_MS): Messenger {
  const mail = settings.smtpUrl === null ? null : openMail(settings.smtpUrl, settings.mailFrom, timeLimitMs);
  const gateways: Record<'sms' | 'zalo', string | null> = { sms: settings.smsUrl, zalo: settings.zaloUrl };
  return {
    has: (channel) => (channel === 'mail' ? mail !== null : gateways[channel] !== null),
    send: async (message) => {
      const isRefusal = (error: unknown) => error instanceof Refused;
      if (message.channel === 'mail') {
        if (!mail) throw new Error('Chưa cài đặt máy chủ thư.');
        return countCall('mail', () => mail(message), isRefusal);
      }
      const url = gateways[message.channel];
      if (url === null) throw new Error('Chưa cài đặt cổng tin nhắn.');
      const gateway = { url, token: settings.gatewayToken, timeLimitMs };
      await countCall(message.channel, () => post(gateway, message), isRefusal);
    },
  };
}

function openMail(url: string, from: string, limit: number): (message: Message) => Promise<void> {
  const peer = { connectionTimeout: limit, greetingTimeout: limit, socketTimeout: limit, dnsTimeout: limit };
  const transport = createTransport({ url, ...peer });
  return async ({ recipient, subject, text, html, stopUrl, key }) => {
    const list = stopUrl !== undefined && {
      'List-Unsubscribe': `<${stopUrl}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    };
    const sent = transport.sendMail({
      ...{ from, to: { name: '', address: recipient }, subject, text, messageId: `<${key}@motcua>` },
      ...(html !== undefined && { html }),
      headers: { 'Auto-Submitted': 'auto-generated', ...(list || {}) },
    });
    await withinLimit(sent, limit * 4).catch((cause) => {
      const answer = cause.responseCode ?? cause.code ?? 'không rõ';
      if (isRefusedMail(cause)) throw new Refused(`Máy chủ thư từ chối địa chỉ này (${answer}).`, { cause });
      throw new Error(`Máy chủ thư chưa nhận (${answer}).`, { cause });
    });
  };
}

/** A peer that sends a little every few seconds must not hold the worker: its lease of the job is longer than this. */
async function withinLimit<T>(work: Promise<T>, limitMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<never>((_done, failed) => {
    timer = setTimeout(() => failed(new Error('Máy chủ thư trả lời quá chậm.')), limitMs);
  });
  try {
    return await Promise.race([work, over]);
  } finally {
    clearTimeout(timer);
  }
}

/** 5xx about this recipient or this content is for good; 4xx, and every fault of the connection or the sign-in, may pass. */
function isRefusedMail(error: { code?: string; responseCode?: number }): boolean {
  if (error.code !== 'EENVELOPE' && error.code !== 'EMESSAGE') return false;
  return error.responseCode === undefined || error.responseCode >= 500;
}

/** Answers that are about this message, not about the gateway's state or our settings. */
const REFUSALS = new Set([400, 410, 413, 422]);

interface Gateway {
  url: string;
  token: string | null;
  timeLimitMs: number;
}

async function post({ url, token, timeLimitMs }: Gateway, message: Message): Promise<void> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'idempotency-key': message.key,
      ...(token !== null && { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify({ channel: message.channel, to: message.recipient, text: message.text }),
    // Another host must not get the text or the token.
    redirect: 'error',
    signal: AbortSignal.timeout(timeLimitMs),
  }).catch((cause) => {
    throw new Error(`Cổng tin nhắn không trả lời (${cause.cause?.code ?? cause.name}).`, { cause });
  });
  await answer.body?.cancel();
  if (REFUSALS.has(answer.status)) throw new Refused(`Cổng tin nhắn từ chối tin này (${answer.status}).`);
  if (!answer.ok) {
    const text = `Cổng tin nhắn trả lời ${answer.status}.`;
    throw new RetryLater(text, readRetryAfter(answer.headers.get('retry-after')));
  }
  if (/^text\/html/i.test(answer.headers.get('content-type') ?? ''))
    throw new Error('Không phải cổng tin nhắn: nơi trả lời là một trang web.');
}

/** Seconds; the header holds seconds or a date. */
function readRetryAfter(text: string | null): number {
  if (text === null) return 0;
  const seconds = /^\d+$/.test(text) ? Number(text) : (Date.parse(text) - Date.now()) / 1000;
  return Number.isFinite(seconds) ? Math.max(0, seconds) : 0;
}
