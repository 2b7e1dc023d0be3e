import type { Db } from '../../../../platform/database/database.ts';
import { findPersonalData } from '../../../../platform/personal-data/index.ts';
import { unsealNumber } from '../../../../platform/personal-ids/sealing.ts';
import { listOfficersEver } from '../../../organisation/index.ts';
import { findKnownSenders } from '../../handling/mask.ts';
import { listMergedInto } from '../../handling/merged.ts';
import type { Feedback } from '../../store.ts';

/**
 * What must not be shown of whoever is concerned with an item, as plain words without saying whose: senders' names, phones, mails,
 * addresses and personal ids (also of items merged into it), who is spoken of, and the ward's officers. Never shown.
 */
export async function findKnownOf(db: Db, { wardId, id, words }: Feedback): Promise<string[]> {
  const merged = await listMergedInto(db, wardId, id);
  const ids = [id, ...merged.map((each) => each.id)];
  const [senders, officers, personalIds] = await Promise.all([
    findKnownSenders(db, wardId, ids),
    listOfficersEver(db, wardId),
    listPersonalIds(db, wardId, ids),
  ]);
  const spokenOf = findPersonalData(words.aboutWhom).map((found) => found.text);
  const known = [
    ...[...senders.values()].flatMap(({ name, phone, email, address }) => [name, phone, email, address]),
    ...[words.aboutWhom, ...spokenOf, ...personalIds],
    ...officers.map(({ displayName }) => displayName).filter(isPersonsName),
  ];
  return [...new Set(known.map((each) => each.trim()).filter(Boolean))];
}

/** Not of a post: "Cán bộ quầy 1" names nobody, and stands in many sentences. */
function isPersonsName(name: string): boolean {
  const isInCapitals = name.split(/\s+/).every((word) => /^\p{Lu}/u.test(word));
  return isInCapitals || findPersonalData(`ông ${name}`).length > 0;
}

async function listPersonalIds(db: Db, wardId: number, ids: readonly number[]): Promise<string[]> {
  const rows = await db
    .selectFrom('feedback_senders')
    .innerJoin('citizens', 'citizens.id', 'feedback_senders.citizen_id')
    .select('citizens.personal_id')
    .where('feedback_senders.ward_id', '=', wardId)
    .where('feedback_senders.feedback_id', 'in', [...ids])
    .execute();
  return rows.flatMap((row) => unsealNumber('citizens.personal_id', row.personal_id) ?? []);
}
