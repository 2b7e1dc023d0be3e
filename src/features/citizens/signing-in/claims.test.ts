import { describe, expect, it } from 'vitest';
import { readClaims } from './claims.ts';

const NAMES = { personalIdClaim: 'personal_id', level2Acr: '2' };
const GOOD = {
  ...{
    sub: 's-1',
    name: ' Công dân  Thử ',
    acr: '2',
    personal_id: '999 000 000 001',
    birthdate: '1990-05-20',
  },
  ...{ phone_number: '+84 000 000 001', email: 'a@example.com', address: { formatted: 'Tổ 1' } },
};
const read = (change: Record<string, unknown>) => readClaims({ ...GOOD, ...change }, NAMES);

describe('the claims of a provider', () => {
  it('say who it is', () => {
    expect(read({})).toEqual({
      ...{ subject: 's-1', name: 'Công dân Thử', assurance: 2, personalId: '999000000001' },
      ...{ birthOn: '1990-05-20', phone: '0000000001', email: 'a@example.com', address: 'Tổ 1' },
    });
  });

  it.each([
    ['another level', { acr: '1' }],
    ['no level', { acr: undefined }],
    ['a level that is no text', { acr: 2 }],
    ['a level in a list', { acr: ['2'] }],
    ['no personal id', { personal_id: undefined }],
    ['a personal id that is none', { personal_id: '123' }],
    ['a personal id as a number', { personal_id: 999000000001 }],
  ])('are of level 1 and without personal id with %s', (_what, change) => {
    expect(read(change)).toMatchObject({ assurance: 1, personalId: null, name: 'Công dân Thử' });
  });

  it.each([
    ['no subject', { sub: undefined }],
    ['an empty subject', { sub: '' }],
    ['a subject without end', { sub: 'x'.repeat(256) }],
    ['no name', { name: undefined }],
    ['a blank name', { name: ' \n ' }],
    ['a name that is no text', { name: { first: 'A' } }],
    ['a sign that no text can keep', { name: 'A\0B' }],
    ['such a sign deep within', { address: { formatted: 'x\0' } }],
  ])('say nobody with %s', (_what, change) => {
    expect(read(change)).toBeNull();
  });

  it.each([
    ['birthOn', { birthdate: '1990-02-31' }],
    ['birthOn', { birthdate: '1990' }],
    ['birthOn', { birthdate: 5 }],
    ['phone', { phone_number: 'call me' }],
    ['phone', { phone_number: ['0000000001'] }],
    ['email', { email: 'a@example.com\r\nBcc: b@example.com' }],
    ['email', { email: `${'a'.repeat(300)}@example.com` }],
  ])('lose a %s that cannot be used', (field, change) => {
    expect(read(change)).toMatchObject({ [field]: null, name: 'Công dân Thử', assurance: 2 });
  });

  it('lose an address that cannot be used', () => {
    for (const address of ['Tổ 1', null, { formatted: 5 }, { formatted: 'x'.repeat(900) }])
      expect(read({ address })).toMatchObject({ address: '' });
  });
});
