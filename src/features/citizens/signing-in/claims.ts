import { z } from 'zod';
import { isDay } from '../../../law/day.ts';
import { checkPersonalId } from '../../../law/personal-id.ts';
import { normalisePhone } from '../../../law/phone.ts';

/** A person as the provider vouches for him at this sign-in. */
export interface Vouched {
  subject: string;
  name: string;
  birthOn: string | null;
  personalId: string | null;
  address: string;
  phone: string | null;
  email: string | null;
  assurance: 1 | 2;
}

/** What cannot be used of a claim that nobody needs is left out; without subject or name there is no person. */
const optional = (most: number) => z.string().trim().min(1).max(most).nullable().catch(null);
const schema = z.object({
  sub: z.string().min(1).max(255),
  name: z
    .string()
    .transform((text) => text.trim().replace(/\s+/g, ' '))
    .pipe(z.string().min(1).max(200)),
  birthdate: optional(10),
  phone_number: optional(30),
  email: z.email().max(200).nullable().catch(null),
  address: z
    .object({ formatted: z.string().trim().max(500) })
    .nullable()
    .catch(null),
});

/**
 * Reads the claims of a provider. Level 2 needs both: that it says so, and a personal id of the State's shape; without
 * one of them the person is of level 1, and no personal id is taken.
 * @returns null when it says neither who nor by which name
 */
export function readClaims(
  claims: Readonly<Record<string, unknown>>,
  names: { personalIdClaim: string; level2Acr: string },
): Vouched | null {
  const parsed = schema.safeParse(claims);
  if (!parsed.success || Object.values(claims).some(holdsNul)) return null;
  const { sub, name, birthdate, phone_number, email, address } = parsed.data;
  const given = claims[names.personalIdClaim];
  const personalId = typeof given === 'string' && checkPersonalId(given) ? given.replace(/\s/g, '') : null;
  const assurance = claims.acr === names.level2Acr && personalId !== null ? 2 : 1;
  return {
    ...{ subject: sub, name, email, assurance },
    birthOn: birthdate !== null && isDay(birthdate) ? birthdate : null,
    personalId: assurance === 2 ? personalId : null,
    address: address?.formatted ?? '',
    phone: phone_number === null ? null : normalisePhone(phone_number),
  };
}

/** A sign that no text of the database can keep. */
function holdsNul(value: unknown): boolean {
  return JSON.stringify(value)?.includes('\\u0000') ?? false;
}
