import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { hostname, tmpdir } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askOutside } from '../../src/platform/outside/ask-outside.ts';
import { isPublicAddress, lookUpPublic, NotPublic } from '../../src/platform/outside/public-address.ts';
import { root } from '../../src/platform/root.ts';
import { readSettings } from '../../src/platform/settings.ts';
import { collectMaterial } from '../../src/platform/signing/cms/material.ts';
import { signerOfKey } from '../../src/platform/signing/keys/signer.ts';
import { issue } from '../../src/platform/signing/local/issue.ts';
import { readSources } from '../architecture/sources.ts';

/** A program of this machine that nobody outside may have us ask. */
let inside: Server;
let port: number;
const asked: string[] = [];

beforeAll(async () => {
  inside = createServer((request, response) => {
    asked.push(request.url!);
    if (request.url === '/leads-on')
      return void response.writeHead(302, { location: `http://127.0.0.1:${port}/secret` }).end();
    if (request.url === '/endless') return void pour();
    if (request.url === '/silent') return;
    response.end('secret');
    function pour() {
      if (!response.destroyed) response.write(Buffer.alloc(64 * 1024), pour);
    }
  });
  await new Promise<void>((ready) => inside.listen(0, '127.0.0.1', ready));
  port = (inside.address() as AddressInfo).port;
});
afterAll(() => {
  inside.closeAllConnections();
  return new Promise<void>((done) => void inside.close(() => done()));
});

const limits = { own: [] as string[], patienceMs: 3000, mostBytes: 1024 * 1024 };
const own = () => ({ ...limits, own: [`http://127.0.0.1:${port}`] });

describe('SSRF: an address that came with a file', () => {
  it.each([
    ...['127.0.0.1', '127.8.8.8', '0.0.0.0', '10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.1.1'],
    ...['169.254.169.254', '168.63.129.16', '100.64.0.1', '100.100.100.200', '192.0.0.192', '198.18.0.1'],
    ...['224.0.0.1', '240.0.0.1', '255.255.255.255', '192.0.2.1', '203.0.113.5'],
    ...['::', '::1', 'fe80::1', 'fe80::1%eth0', 'fc00::1', 'fd00:ec2::254', 'fec0::1', 'ff02::1', '100::1'],
    ...['::ffff:127.0.0.1', '::ffff:a00:1', '::7f00:1', '64:ff9b::7f00:1', '64:ff9b:1::a00:1'],
    ...['2002:7f00:1::', '2001:0:7f00:1::', '2001:db8::1', '2001:10::1', '4000::1', 'no address', ''],
  ])('%s is not public', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it.each([
    '8.8.8.8',
    '113.160.0.1',
    '203.162.0.1',
    '172.32.0.1',
    '100.128.0.1',
    '2001:ee0::1',
    '2606:4700::1',
  ])('%s is public', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  it.each([
    ['this machine', () => `http://127.0.0.1:${port}/`],
    ['this machine, written as one number', () => `http://2130706433:${port}/`],
    ['this machine, written in eights and short', () => `http://0177.1:${port}/`],
    ['this machine in IPv6', () => `http://[::1]:${port}/`],
    ['this machine in IPv4 within IPv6', () => `http://[::ffff:127.0.0.1]:${port}/`],
    ['no machine', () => `http://0:${port}/`],
    ['the private network', () => 'http://10.0.0.1/'],
    ['where a cloud gives out keys', () => 'http://169.254.169.254/latest/meta-data/'],
    ['a name that leads to this machine', () => `http://localhost:${port}/`],
    ['the name of this machine', () => `http://${hostname()}:${port}/`],
    ['another kind of address', () => 'file:///etc/passwd'],
    ['a name and a password', () => `http://a:b@127.0.0.1:${port}/`],
  ])('that leads to %s is not asked', async (_name, address) => {
    const before = asked.length;
    await expect(askOutside(address(), null, limits)).rejects.toBeInstanceOf(NotPublic);
    expect(asked.length).toBe(before);
  });

  it('is judged where the connection is made, so that a name cannot change in between', async () => {
    const look = (all: boolean) =>
      new Promise((done) => lookUpPublic('localhost', { all }, (error, found) => done(error ?? found)));
    expect(await look(true)).toBeInstanceOf(NotPublic);
    expect(await look(false)).toBeInstanceOf(NotPublic);
  });

  it('that is our own authority’s is asked, on its own port alone', async () => {
    const answer = await askOutside(`http://127.0.0.1:${port}/crl`, null, own());
    expect(Buffer.from(answer).toString()).toBe('secret');
    const other = askOutside(`http://127.0.0.1:${port + 1}/`, null, own());
    await expect(other).rejects.toBeInstanceOf(NotPublic);
  });

  it('does not lead on to another', async () => {
    const leading = askOutside(`http://127.0.0.1:${port}/leads-on`, null, own());
    await expect(leading).rejects.toThrow('answered 302');
    expect(asked).not.toContain('/secret');
  });

  it('that answers without end, or not at all, is left', async () => {
    const endless = askOutside(`http://127.0.0.1:${port}/endless`, null, own());
    await expect(endless).rejects.toThrow('more than 1048576 bytes');
    const silent = askOutside(`http://127.0.0.1:${port}/silent`, null, { ...own(), patienceMs: 200 });
    await expect(silent).rejects.toThrow(/abort|time/i);
  });
});

describe('SSRF: what a certificate names', () => {
  const span = { from: new Date('2026-01-01'), until: new Date('2030-01-01'), organisation: 'Thử nghiệm' };
  /** A signer whose certificate says that its state can be asked at our own machine. */
  const signer = () => {
    const ca = issue({ ...span, commonName: 'Gốc', use: 'authority', stateUrls: null }, null);
    const stateUrls = { ocsp: `http://localhost:${port}/ocsp`, crl: `http://127.0.0.1:${port}/crl-of-file` };
    const holder = issue({ ...span, commonName: 'Người ký', use: 'signing', stateUrls }, ca);
    return signerOfKey(holder.key, holder.certificate, [ca.certificate]);
  };

  it('is not asked in our network', async () => {
    const before = asked.length;
    const { crls, ocsps } = await collectMaterial(signer(), [], []);
    expect([crls, ocsps, asked.length]).toEqual([[], [], before]);
  });

  it('is asked where the configuration names the authority', async () => {
    const { crls } = await collectMaterial(signer(), [], [`http://127.0.0.1:${port}`]);
    expect(crls.map((each) => Buffer.from(each).toString())).toEqual(['secret']);
    expect(asked).toContain('/crl-of-file');
    expect(asked).not.toContain('/ocsp');
  });

  it('the configuration names by address, and says when it cannot be read', () => {
    const base = { DATA_DIR: tmpdir(), SESSION_SECRET: 'x', FILES_KEY: randomBytes(32).toString('hex') };
    const { signing } = readSettings({
      ...base,
      CA_URLS: 'http://ca.example.vn/ocsp, https://10.0.0.5:8443',
    });
    expect(signing.authorities).toEqual(['http://ca.example.vn', 'https://10.0.0.5:8443']);
    expect(() => readSettings({ ...base, CA_URLS: 'ca.example.vn' })).toThrow(/CA_URLS/);
  });
});

/** Every file of the server that speaks to another program, and who names its address. */
const CALLERS = {
  'src/features/lookups/connections/post.ts': 'LOOKUP_URL',
  'src/features/payments/gateway/client.ts': 'PAY_URL',
  'src/platform/files/scan.ts': 'CLAMD',
  'src/platform/files/store/s3-client.ts': 'FILES_S3_URL',
  'src/platform/messages/local-payments.ts': 'our own callback, in the demo',
  'src/platform/messages/messages.ts': 'SMS_URL, ZALO_URL, SMTP_URL',
  'src/platform/outside/ask-outside.ts': 'anybody: the guard',
};

describe('SSRF: every place that calls out', () => {
  it('goes through the guard, or to an address that the configuration names, and follows nothing', () => {
    const calls = /\bfetch\(|request as over|createTransport\(|createConnection\(|from 'node:https'/;
    const found = readSources(root)
      .filter(({ path }) => !path.startsWith('src/ui/client/') && !/\.test\.tsx?$/.test(path))
      .filter(({ text }) => calls.test(text));
    expect(found.map(({ path }) => path).sort()).toEqual(Object.keys(CALLERS).sort());
    for (const { path, text } of found)
      if (/\bfetch\(/.test(text)) expect(text, path).toMatch(/redirect: '(error|manual)'/);
  });
});
