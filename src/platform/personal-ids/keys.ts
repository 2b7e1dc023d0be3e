import { createHmac } from 'node:crypto';
import { keyOf, sealUnder, unsealUnder } from '../security/seal.ts';

/** A key of the personal ids: what it seals, and the marks by which what is sealed is found again. */
export interface IdKey {
  /** Eight hexadecimal digits that stand in front of what it sealed; not secret. */
  id: string;
  /** `place` is the table and column: what is moved elsewhere does not open. */
  seal(place: string, text: string): string;
  /** @throws Error when it was changed, moved, or sealed with another key */
  unseal(place: string, sealed: string): string;
  /** The mark of a number at one ward: the same for equal numbers, and no two wards' marks can be joined. */
  markOf(wardId: number, number: string): Buffer;
}

/** The key that is sealed with now, and all that rows may still be sealed with, the present one first. */
export interface IdKeys {
  current: IdKey;
  all: readonly IdKey[];
}

/** The key that stands in for IDS_KEY where none is set. */
export function idsKeyOf(filesKey: Uint8Array): Buffer {
  return keyOf(filesKey, 'ids: instead of IDS_KEY');
}

export function openIdKeys({ key, oldKeys }: { key: Uint8Array; oldKeys: readonly Uint8Array[] }): IdKeys {
  const opened = [key, ...oldKeys].map(openKey);
  const all = opened.filter((each, at) => opened.findIndex(({ id }) => id === each.id) === at);
  return { current: all[0]!, all };
}

/** What a mark keeps of its HMAC, in bytes: among a billion numbers two meet by chance once in 10^20 times. */
const MARK_BYTES = 16;

function openKey(secret: Uint8Array): IdKey {
  const places = new Map<string, Buffer>();
  const keyFor = (place: string) => {
    const known = places.get(place) ?? keyOf(secret, `ids: ${place}`);
    places.set(place, known);
    return known;
  };
  const markKey = keyOf(secret, 'ids mark');
  return {
    id: keyOf(secret, 'ids name').toString('hex').slice(0, 8),
    seal: (place, text) => sealUnder(keyFor(place), text),
    unseal: (place, sealed) => unsealUnder(keyFor(place), sealed),
    markOf: (wardId, number) =>
      createHmac('sha256', markKey).update(`${wardId} ${number}`).digest().subarray(0, MARK_BYTES),
  };
}
