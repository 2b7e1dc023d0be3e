import { describe, expect, it } from 'vitest';
import { readSettings } from './settings.ts';

const read = (change: NodeJS.ProcessEnv) =>
  readSettings({ DATA_DIR: '/nowhere', SESSION_SECRET: '0123456789abcdef0123456789abcdef', ...change })
    .identity;

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

describe('the way to the national databases', () => {
  const readLookups = (change: NodeJS.ProcessEnv) =>
    readSettings({ DATA_DIR: '/nowhere', SESSION_SECRET: '0123456789abcdef0123456789abcdef', ...change })
      .lookups;

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
