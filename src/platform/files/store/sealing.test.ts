import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashOf } from '../file-store.ts';
import { hashing, toBytes } from './flow.ts';
import { openKeys } from './keys.ts';
import { HEAD_BYTES, makeHead, opened, sealed, sealedSize } from './sealing.ts';

const keys = openKeys({ key: randomBytes(32), oldKeys: [randomBytes(32)] });
const CHUNK = 64 * 1024;
const SEALED_CHUNK = CHUNK + 16;

async function* inPieces(bytes: Uint8Array, size = 50_000): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
const seal = (bytes: Uint8Array, key = keys.current) =>
  toBytes(sealed(makeHead(key, hashOf(bytes)), inPieces(bytes, 7000)));
const unseal = (bytes: Uint8Array, sha256: string, size?: number) =>
  toBytes(opened(keys, sha256, inPieces(bytes, size)));

describe('a sealed file', () => {
  it.each([0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 200_000])(
    'of %i bytes opens as it was',
    async (size) => {
      const plain = randomBytes(size);
      const secret = await seal(plain);
      expect(secret).toHaveLength(sealedSize(size));
      for (const piece of [1000, SEALED_CHUNK, 1 << 20])
        expect((await unseal(secret, hashOf(plain), piece)).equals(plain)).toBe(true);
      if (size > 16) expect(secret.includes(plain.subarray(0, 16))).toBe(false);
      expect(secret.includes(Buffer.from(hashOf(plain), 'hex'))).toBe(false);
    },
  );

  it('is never the same twice, and opens with an old key', async () => {
    const plain = randomBytes(100);
    expect((await seal(plain)).equals(await seal(plain))).toBe(false);
    expect((await unseal(await seal(plain, keys.all[1]), hashOf(plain))).equals(plain)).toBe(true);
    const foreign = openKeys({ key: randomBytes(32), oldKeys: [] }).current;
    await expect(unseal(await seal(plain, foreign), hashOf(plain))).rejects.toThrow(/not among ours/);
  });

  it('shows a change of any byte', async () => {
    const plain = randomBytes(2 * CHUNK + 500);
    const secret = await seal(plain);
    const place = fc.oneof(
      fc.integer({ min: 0, max: HEAD_BYTES + 20 }),
      fc.integer({ min: 0, max: secret.length - 1 }),
    );
    await fc.assert(
      fc.asyncProperty(place, fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const turned = Buffer.from(secret);
        turned[at]! ^= change;
        await expect(unseal(turned, hashOf(plain))).rejects.toThrow();
      }),
      { numRuns: 150 },
    );
  });

  it('shows that its end is missing, wherever it was cut, or that something follows', async () => {
    const plain = randomBytes(2 * CHUNK);
    const secret = await seal(plain);
    const cuts = [0, 10, HEAD_BYTES, HEAD_BYTES + 5, HEAD_BYTES + SEALED_CHUNK, secret.length - 1];
    for (const cut of cuts) await expect(unseal(secret.subarray(0, cut), hashOf(plain))).rejects.toThrow();
    for (const more of [Buffer.alloc(1), secret.subarray(HEAD_BYTES), Buffer.alloc(SEALED_CHUNK)])
      await expect(unseal(Buffer.concat([secret, more]), hashOf(plain))).rejects.toThrow();
  });

  it('shows chunks in another order, of another file, and the place of another file', async () => {
    const [one, two] = [randomBytes(3 * CHUNK), randomBytes(3 * CHUNK)];
    const [a, b] = [await seal(one), await seal(two)];
    const chunk = (of: Buffer, no: number) =>
      of.subarray(HEAD_BYTES + no * SEALED_CHUNK, HEAD_BYTES + (no + 1) * SEALED_CHUNK);
    const head = a.subarray(0, HEAD_BYTES);
    for (const chunks of [
      [chunk(a, 1), chunk(a, 0), chunk(a, 2)],
      [chunk(a, 0), chunk(b, 1), chunk(a, 2)],
      [chunk(a, 0), chunk(a, 0), chunk(a, 2)],
      [chunk(a, 0), chunk(a, 2)],
    ])
      await expect(unseal(Buffer.concat([head, ...chunks]), hashOf(one))).rejects.toThrow();
    await expect(unseal(a, hashOf(two))).rejects.toThrow(/place of another/);
  });

  it('gives out no byte that was not checked', async () => {
    const plain = randomBytes(3 * CHUNK);
    const secret = await seal(plain);
    secret[HEAD_BYTES + 2 * SEALED_CHUNK + 9]! ^= 1;
    const got: Uint8Array[] = [];
    const reading = (async () => {
      for await (const piece of opened(keys, hashOf(plain), inPieces(secret))) got.push(piece);
    })();
    await expect(reading).rejects.toThrow();
    expect(Buffer.concat(got).equals(plain.subarray(0, 2 * CHUNK))).toBe(true);
  });
});

it('names say nothing to who has no key', () => {
  const sha256 = hashOf(Buffer.from('giấy'));
  const [now, before] = keys.all.map((key) => key.nameOf(sha256));
  expect(now).toMatch(/^([0-9a-f]{2})\/\1[0-9a-f]{62}$/);
  expect(now).not.toContain(sha256);
  expect(before).not.toBe(now);
});

it('bytes that are not what was said are stored by nobody', async () => {
  const plain = randomBytes(1000);
  const said = { sha256: hashOf(plain), size: plain.length };
  expect(await toBytes(hashing(inPieces(plain), said))).toHaveLength(1000);
  for (const wrong of [plain.subarray(1), Buffer.concat([plain, plain]), randomBytes(1000)])
    await expect(toBytes(hashing(inPieces(wrong), said))).rejects.toThrow(/something else/);
});
