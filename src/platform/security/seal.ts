import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** The key of a secret for one purpose: what it seals opens for no other purpose. */
export const keyOf = (secret: string | Uint8Array, purpose: string) =>
  Buffer.from(hkdfSync('sha256', secret, 'motcua', purpose, 32));

/** Text sealed with the installation's secret (AES-256-GCM); only who has the secret opens it, and a change shows. */
export function seal(secret: string, purpose: string, text: string): string {
  return sealUnder(keyOf(secret, purpose), text);
}

/** @throws Error when it was sealed with another secret or changed since */
export function unseal(secret: string, purpose: string, given: string): string {
  return unsealUnder(keyOf(secret, purpose), given);
}

/** The same where many are sealed for one purpose: its key is made once. */
export function sealUnder(key: Buffer, text: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
}

/** @throws Error when it was sealed under another key or changed since */
export function unsealUnder(key: Buffer, given: string): string {
  const bytes = Buffer.from(given, 'base64url');
  const cipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12), { authTagLength: 16 });
  cipher.setAuthTag(bytes.subarray(12, 28));
  return Buffer.concat([cipher.update(bytes.subarray(28)), cipher.final()]).toString('utf8');
}
