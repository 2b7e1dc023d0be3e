import type { Platform } from '../../platform/platform.ts';
import { countTry, forgetTries } from '../../platform/security/attempts.ts';
import type { Act } from '../organisation/index.ts';

/** Wrong passwords or PINs in a row before an officer must wait, and for how long. */
const MOST_TRIES = 5;
const WAIT_MINUTES = 15;

/**
 * Counts a try before a secret is proved and forgets the count when it was right: whoever guesses waits, whoever signs a
 * hundred papers does not.
 * @throws Problem too_many_tries
 */
export async function inTries<Result>(
  { database }: Pick<Platform, 'database'>,
  { officer, now }: Act,
  prove: () => Promise<Result>,
): Promise<Result> {
  const key = `signer:${officer.wardId}/${officer.id}`;
  await database.transact((tx) => countTry(tx, key, MOST_TRIES, WAIT_MINUTES, now));
  const result = await prove();
  await database.transact((tx) => forgetTries(tx, key));
  return result;
}
