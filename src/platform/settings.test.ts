import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openIdKeys } from './personal-ids/keys.ts';
import { readIdSettings, readSettings } from './settings.ts';

const KEY = '000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f';
const all = (change: NodeJS.ProcessEnv) =>
  readSettings({
    ...{ DATA_DIR: '/nowhere', SESSION_SECRET: '0123456789abcdef0123456789abcdef', FILES_KEY: KEY },
    ...change,
  });
const read = (change: NodeJS.ProcessEnv) => all(change).identity;

describe('the keys of personal ids', () => {
  const OTHER = KEY.replace(/^00/, 'ff');
  const names = (env: NodeJS.ProcessEnv) =>
    openIdKeys(readIdSettings({ DATA_DIR: '/nowhere', ...env })).all.map(({ id }) => id);
  const [followed] = names({ FILES_KEY: KEY });
  const [own] = names({ FILES_KEY: KEY, IDS_KEY: KEY });

  it.each<[string, NodeJS.ProcessEnv, unknown]>([
    ['follow from FILES_KEY', { FILES_KEY: KEY }, [followed]],
    ['are IDS_KEY, and what followed before it', { FILES_KEY: KEY, IDS_KEY: KEY }, [own, followed]],
    [
      'are those of before too, each once',
      { FILES_KEY: OTHER, FILES_KEYS_OLD: KEY, IDS_KEY: OTHER, IDS_KEYS_OLD: `${KEY}, ${OTHER}` },
      [expect.anything(), expect.anything(), own, followed],
    ],
  ])('%s', (_name, env, expected) => {
    expect(followed).not.toBe(own);
    expect(names(env)).toEqual(expected);
  });

  it('are not taken when they are short, and the sentence does not hold them', () => {
    const asked = () => readIdSettings({ FILES_KEY: KEY, IDS_KEYS_OLD: `${KEY},abcdef0123` });
    expect(asked).toThrow(/^IDS_KEYS_OLD không dùng được/);
    expect(asked).not.toThrow(/abcdef0123/);
  });
});

describe('the log and the end', () => {
  it('write all and wait for a proxy in production', () => {
    expect(all({ MOTCUA_MODE: 'production' })).toMatchObject({ logLevel: 'info', drainSeconds: 5 });
    expect(all({ LOG_LEVEL: 'warn', DRAIN_SECONDS: '30' })).toMatchObject({
      logLevel: 'warn',
      drainSeconds: 30,
    });
    expect(all({}).drainSeconds).toBe(0);
  });

  it('answer Prometheus only where a port is named', () => {
    expect(all({ METRICS_HOST: '10.0.0.1' }).metrics).toBeNull();
    expect(all({ METRICS_PORT: '9464' }).metrics).toEqual({ host: '127.0.0.1', port: 9464 });
  });

  it.each([{ LOG_LEVEL: 'loud' }, { DRAIN_SECONDS: '-1' }, { METRICS_PORT: '0' }])(
    'are refused in one line otherwise: %j',
    (env) => {
      expect(() => all(env)).toThrow(/(LOG_LEVEL|DRAIN_SECONDS|METRICS_PORT)="/);
    },
  );
});

describe('the identity provider', () => {
  it('is none unless it is named', () => {
    expect(read({ MOTCUA_MODE: 'production' })).toMatchObject({ issuer: null, level2Acr: '2' });
  });

  it('is believed over https, and in the demo on this machine', () => {
    const issuer = 'https://dinh-danh.example/oidc';
    expect(read({ MOTCUA_MODE: 'production', OIDC_ISSUER: issuer }).issuer).toBe(issuer);
    expect(read({ OIDC_ISSUER: 'http://127.0.0.1:4000' }).issuer).toBe('http://127.0.0.1:4000');
  });

  it.each([
    [{ MOTCUA_MODE: 'production', OIDC_ISSUER: 'http://127.0.0.1:4000' }],
    [{ MOTCUA_MODE: 'production', OIDC_ISSUER: 'http://dinh-danh.example' }],
    [{ OIDC_ISSUER: 'http://dinh-danh.example' }],
    [{ OIDC_ISSUER: 'http://127.evil.example' }],
    [{ OIDC_ISSUER: 'http://localhost.evil.example' }],
    [{ OIDC_ISSUER: 'javascript:alert(1)' }],
    [{ OIDC_ISSUER: 'dinh-danh' }],
  ])('is refused in one line otherwise: %j', (env) => {
    expect(() => read(env)).toThrow(/OIDC_ISSUER không dùng được/);
  });
});

describe('files', () => {
  const files = (change: NodeJS.ProcessEnv) => all(change).files;
  const s3 = {
    ...{ FILES_S3_URL: 'https://kho.example/', FILES_S3_BUCKET: 'giay-to', FILES_S3_REGION: 'hn' },
    ...{ FILES_S3_KEY: 'k', FILES_S3_SECRET: 's' },
  };

  it('lie in the data folder under one key, in hexadecimal or base64, with old ones beside it', () => {
    const found = files({ FILES_KEYS_OLD: `${KEY}, ${Buffer.from(KEY, 'hex').toString('base64')}` });
    expect(found).toMatchObject({ folder: '/nowhere/files', s3: null });
    expect([found.key, ...found.oldKeys].map((key) => Buffer.from(key).toString('hex'))).toEqual([
      KEY,
      KEY,
      KEY,
    ]);
  });

  it('lie in a bucket when all of it is named', () => {
    expect(files(s3).s3).toEqual({
      url: 'https://kho.example',
      bucket: 'giay-to',
      region: 'hn',
      key: 'k',
      secret: 's',
    });
    for (const name of Object.keys(s3))
      expect(() => files({ ...s3, [name]: '' })).toThrow(/FILES_S3_URL .* phải đặt cùng nhau/);
  });

  it.each([
    { MOTCUA_MODE: 'production', FILES_KEY: '' },
    { FILES_KEY: 'abc' },
    { FILES_KEY: '00'.repeat(32) },
    { FILES_KEY: KEY.slice(2) },
    { FILES_KEYS_OLD: 'x' },
  ])('are sealed with no weak key: %j', (env) => {
    expect(() => files(env)).toThrow(/FILES_KEYS?(_OLD)? không dùng được/);
  });

  it('of the demo have a key that is made once', () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'motcua-key-'));
    const own = () => Buffer.from(files({ FILES_KEY: '', DATA_DIR: dataDir }).key).toString('hex');
    const first = own();
    expect(first).toMatch(/^[0-9a-f]{64}$/);
    expect(own()).toBe(first);
    expect(statSync(join(dataDir, 'files.key')).mode & 0o077).toBe(0);
    rmSync(dataDir, { recursive: true });
  });
});

describe('the way to the national databases', () => {
  const readLookups = (change: NodeJS.ProcessEnv) => all(change).lookups;

  it('is none unless it is named, with limits of its own', () => {
    expect(readLookups({})).toBeNull();
    expect(readLookups({ LOOKUP_URL: 'https://lgsp.example/tra-cuu/', LOOKUP_TOKEN: 't' })).toEqual({
      ...{ url: 'https://lgsp.example/tra-cuu', token: 't', limitMs: 4000, restMs: 30_000 },
    });
  });

  it.each([
    [{ LOOKUP_URL: 'https://lgsp.example' }],
    [{ LOOKUP_TOKEN: 't' }],
    [{ LOOKUP_URL: 'lgsp', LOOKUP_TOKEN: 't' }],
    [{ LOOKUP_URL: 'file:///etc/passwd', LOOKUP_TOKEN: 't' }],
    [{ MOTCUA_MODE: 'production', LOOKUP_URL: 'http://lgsp.example', LOOKUP_TOKEN: 't' }],
    [{ LOOKUP_URL: 'https://lgsp.example', LOOKUP_TOKEN: 't', LOOKUP_LIMIT_MS: '60000' }],
  ])('is refused in one line otherwise: %j', (env) => {
    expect(() => readLookups(env)).toThrow(/LOOKUP_/);
  });
});

it('a proxy that is no address and no network is refused in one line', () => {
  const read = (TRUSTED_PROXIES: string) => all({ TRUSTED_PROXIES }).trustedProxies;
  expect(read('192.0.2.10, 10.244.0.0/16 2001:db8::/32')).toEqual([
    '192.0.2.10',
    '10.244.0.0/16',
    '2001:db8::/32',
  ]);
  for (const wrong of ['proxy.example', '10.0.0.0/33', '10.0.0.0/', '10.0.0.0/8/8', '10.0.0/8'])
    expect(() => read(wrong)).toThrow(/TRUSTED_PROXIES/);
});
