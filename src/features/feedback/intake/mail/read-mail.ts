import { createHash } from 'node:crypto';
import PostalMime, { type Email } from 'postal-mime';
import { plainText } from './plain-text.ts';

/** Why a message is no petition of anybody. */
export type DropReason = 'automatic' | 'list' | 'bounce' | 'loop' | 'no_sender' | 'empty';

export interface ReadMail {
  /** The Message-ID, or what tells a message without one from others. */
  key: string;
  from: { name: string; address: string };
  subject: string;
  text: string;
  files: { name: string; bytes: Uint8Array }[];
}

/**
 * What a message says, or why it is dropped: answers of machines (RFC 3834), lists, bounces and what we sent ourselves are never taken, so
 * that two mailboxes never write to each other for ever.
 * @throws Error when it is no message
 */
export async function readMail(raw: Uint8Array, own: string): Promise<ReadMail | DropReason> {
  const email = await PostalMime.parse(raw, { maxNestingDepth: 30, rfc822Attachments: true });
  if (email.headers.length === 0) throw new Error('no message');
  const reason = dropReason(email, own);
  if (reason !== null) return reason;
  const text = clean(email.text ?? '').trim() || plainText(email.html ?? '');
  const files = email.attachments
    .filter((each) => each.related !== true)
    .map(({ filename, content }, at) => ({
      name: clean(filename ?? '') || `tep-${at + 1}`,
      bytes: bytesOf(content),
    }));
  if (text === '' && files.length === 0) return 'empty';
  const { name, address = '' } = email.from!;
  return {
    ...{ key: email.messageId?.trim() || createHash('sha256').update(raw).digest('hex') },
    ...{ from: { name: clean(name).trim(), address: address.toLowerCase() }, text, files },
    subject: clean(email.subject ?? '')
      .replaceAll(/\s+/g, ' ')
      .trim(),
  };
}

function dropReason(email: Email, own: string): DropReason | null {
  const header = (name: string) =>
    email.headers
      .find((each) => each.key === name)
      ?.value.trim()
      .toLowerCase();
  const from = email.from?.address?.toLowerCase() ?? '';
  if (header('return-path') === '<>' || /multipart\/report/.test(header('content-type') ?? ''))
    return 'bounce';
  if (/^(mailer-daemon|postmaster)@/.test(from)) return 'bounce';
  if (!/^[^@\s]+@[^@\s]+$/.test(from)) return 'no_sender';
  if (from === addressOf(own)) return 'loop';
  if ((header('auto-submitted') ?? 'no') !== 'no') return 'automatic';
  if (header('x-autoreply') !== undefined || header('x-autorespond') !== undefined) return 'automatic';
  if (header('x-auto-response-suppress') === 'all' && header('in-reply-to') !== undefined) return 'automatic';
  const precedence = header('precedence');
  if (precedence === 'auto_reply') return 'automatic';
  if (/^(bulk|list|junk)$/.test(precedence ?? '') || header('list-id') !== undefined) return 'list';
  return null;
}

/** Without the one sign that no text can keep. */
function clean(text: string): string {
  return text.replaceAll('\0', '').replaceAll('\r\n', '\n');
}

/** `Tên <a@b>` and `a@b` alike. */
function addressOf(text: string): string {
  return (/<([^>]+)>/.exec(text)?.[1] ?? text).trim().toLowerCase();
}

function bytesOf(content: ArrayBuffer | Uint8Array | string): Uint8Array {
  if (typeof content === 'string') return Buffer.from(content, 'utf8');
  return new Uint8Array(content as ArrayBuffer);
}
