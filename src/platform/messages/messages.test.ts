import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { RetryLater } from '../jobs/jobs.ts';
import { type LocalPeers, startLocalPeers } from './local-peers.ts';
import { type Messenger, openMessenger, Refused } from './messages.ts';

let peers: LocalPeers;
let messenger: Messenger;
beforeAll(async () => {
  peers = await startLocalPeers(() => new Date());
  const settings = { smtpUrl: peers.smtpUrl, smsUrl: peers.gatewayUrl, zaloUrl: null };
  messenger = openMessenger({ ...settings, mailFrom: 'motcua@localhost', gatewayToken: null }, 400);
});
afterAll(() => peers.close());
beforeEach(() => {
  peers.delivered.length = 0;
  peers.answerWith(200);
  peers.refuseMail(null);
});

const sms = (key = crypto.randomUUID()) =>
  messenger.send({ channel: 'sms', recipient: '0000001234', subject: '', text: 'Có kết quả', key });
const mail = (change: object = {}) =>
  messenger.send({
    ...{ channel: 'mail', recipient: 'a@example.com', subject: 'Có kết quả', text: 'Chữ' },
    ...{ key: crypto.randomUUID(), ...change },
  });
const faultOf = (work: Promise<void>) =>
  work.then(
    () => null,
    (error: Error) => error,
  );

describe('a gateway', () => {
  it.each(['hang', 'close', 'garbage', 'page', 500, 503, 401, 429] as const)(
    'that answers with %s has not taken the message, which is tried again',
    async (answer) => {
      peers.answerWith(answer);
      const fault = await faultOf(sms());
      expect(fault).toBeInstanceOf(Error);
      expect(fault).not.toBeInstanceOf(Refused);
      expect(peers.delivered).toEqual([]);
    },
  );

  it.each([400, 410, 422])('that answers with %i will never take it', async (status) => {
    peers.answerWith(status);
    expect(await faultOf(sms())).toBeInstanceOf(Refused);
  });

  it('says for how long it wants to be left alone, in seconds or as a time', async () => {
    peers.answerWith({ status: 429, retryAfter: '900' });
    expect(await faultOf(sms())).toMatchObject({ seconds: 900 });
    const at = new Date(Date.now() + 600_000).toUTCString();
    peers.answerWith({ status: 503, retryAfter: at });
    const fault = (await faultOf(sms())) as RetryLater;
    expect(fault.seconds).toBeGreaterThan(590);
    peers.answerWith({ status: 429, retryAfter: 'soon' });
    expect(await faultOf(sms())).toMatchObject({ seconds: 0 });
  });

  it('takes the same key once', async () => {
    const key = crypto.randomUUID();
    await sms(key);
    await sms(key);
    expect(peers.delivered.length).toBe(1);
  });
});

describe('a mail server', () => {
  it.each([550, 553])('that refuses a recipient with %i does so for good', async (code) => {
    peers.refuseMail(code);
    expect(await faultOf(mail())).toBeInstanceOf(Refused);
    expect(peers.delivered).toEqual([]);
  });

  it.each([450, 421])('that refuses with %i is asked again', async (code) => {
    peers.refuseMail(code);
    const fault = await faultOf(mail());
    expect(fault).toBeInstanceOf(Error);
    expect(fault).not.toBeInstanceOf(Refused);
  });

  it('is given text and page, and where one POST stops them', async () => {
    await mail({ html: '<p>Trang</p>', stopUrl: 'https://example.com/nhan-tin/x' });
    const { text } = peers.delivered[0]!;
    expect(text).toContain('multipart/alternative');
    expect(text).toContain('List-Unsubscribe: <https://example.com/nhan-tin/x>');
    expect(text).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
  });

  it('is given no header that an address smuggles in', async () => {
    const fault = await faultOf(mail({ recipient: 'a@example.com\r\nBcc: b@example.com' }));
    const text = peers.delivered.map((each) => each.text).join('');
    expect(fault !== null || !/^Bcc:/im.test(text)).toBe(true);
    expect(peers.delivered.some((each) => each.to === 'b@example.com')).toBe(false);
  });
});
