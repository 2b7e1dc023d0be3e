import { expect, it } from 'vitest';
import { seal, unseal } from './seal.ts';

it('opens what it sealed, and nothing that was changed or sealed otherwise', () => {
  const sealed = seal('bí mật', 'totp', 'chữ');
  expect(unseal('bí mật', 'totp', sealed)).toBe('chữ');
  expect(seal('bí mật', 'totp', 'chữ')).not.toBe(sealed);
  expect(() => unseal('khác', 'totp', sealed)).toThrow();
  expect(() => unseal('bí mật', 'khác', sealed)).toThrow();
  const bytes = Buffer.from(sealed, 'base64url');
  bytes[30]! ^= 1;
  expect(() => unseal('bí mật', 'totp', bytes.toString('base64url'))).toThrow();
});
