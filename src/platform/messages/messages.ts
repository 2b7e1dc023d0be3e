import { createTransport } from 'nodemailer';
import type { Settings } from '../settings.ts';

export const MESSAGE_CHANNELS = ['mail', 'sms', 'zalo'] as const;
export type MessageChannel = (typeof MESSAGE_CHANNELS)[number];

export interface Message {
  channel: MessageChannel;
  recipient: string;
  subject: string;
  text: string;
  /** The peer takes a message with the same key once. */
  key: string;
}

export interface Messenger {
  /** Whether the installation has a peer for the channel. */
  has(channel: MessageChannel): boolean;
  /** @throws Error when the peer did not take it */
  send(message: Message): Promise<void>;
}

const TIME_LIMIT_MS = 10_000;

/** Mail over SMTP, SMS and Zalo over HTTP, as the settings name their peers. */
export function openMessenger(settings: Settings['messages']): Messenger {
  const { smtpUrl, mailFrom, smsUrl, zaloUrl } = settings;
  const mail =
    smtpUrl === null
      ? null
      : createTransport({
          url: smtpUrl,
          connectionTimeout: TIME_LIMIT_MS,
          socketTimeout: TIME_LIMIT_MS,
          greetingTimeout: TIME_LIMIT_MS,
        });
  const gateways: Record<'sms' | 'zalo', string | null> = { sms: smsUrl, zalo: zaloUrl };
  return {
    has: (channel) => (channel === 'mail' ? mail !== null : gateways[channel] !== null),
    send: async (message) => {
      if (message.channel === 'mail') {
        if (!mail) throw new Error('Chưa cài đặt máy chủ thư.');
        await mail.sendMail({
          from: mailFrom,
          to: message.recipient,
          subject: message.subject,
          text: message.text,
          messageId: `<${message.key}@motcua>`,
        });
        return;
      }
      const url = gateways[message.channel];
      if (url === null) throw new Error('Chưa cài đặt cổng tin nhắn.');
      await post(url, settings.gatewayToken, message);
    },
  };
}

async function post(url: string, token: string | null, message: Message): Promise<void> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'idempotency-key': message.key,
      ...(token !== null && { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify({ channel: message.channel, to: message.recipient, text: message.text }),
    signal: AbortSignal.timeout(TIME_LIMIT_MS),
  });
  if (!answer.ok) throw new Error(`Cổng tin nhắn trả lời ${answer.status}.`);
}
