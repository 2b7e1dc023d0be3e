import { z } from 'zod';
import { seal, unseal } from '../../platform/security/seal.ts';
import type { Fact, Lookup } from './schema.ts';

const facts = z.array(z.object({ label: z.string(), value: z.string() }));

const purposeOf = (wardId: number, clientKey: string) => `lookup:${wardId}:${clientKey}`;

/** What came, sealed for the one look-up that it belongs to; null when nothing did. */
export function sealFacts(
  secret: string,
  { wardId, clientKey }: Pick<Lookup, 'wardId' | 'clientKey'>,
  given: readonly Fact[],
): string | null {
  return given.length === 0 ? null : seal(secret, purposeOf(wardId, clientKey), JSON.stringify(given));
}

/** What came; null when nothing did, or when the installation's secret was changed since. */
export function openFacts(secret: string, lookup: Lookup): Fact[] | null {
  if (lookup.facts === null) return null;
  try {
    return facts.parse(JSON.parse(unseal(secret, purposeOf(lookup.wardId, lookup.clientKey), lookup.facts)));
  } catch {
    return null;
  }
}
