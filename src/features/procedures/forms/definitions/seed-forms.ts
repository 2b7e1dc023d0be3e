import type { Tx } from '../../../../platform/database/database.ts';
import { readSeededForms } from './seeded.ts';
import { endForm, insertForm, newestForms } from './store.ts';

/**
 * Adds the forms that come with the software, as the owner, and their later versions with later software. Where officers
 * published a version of their own, theirs stays. @returns how many were new
 */
export async function seedForms(tx: Tx, forms = readSeededForms()): Promise<number> {
  let added = 0;
  const known = await newestForms(tx);
  for (const form of forms) {
    const newest = known.get(form.procedureCode);
    if (newest?.isOwn || (newest && newest.version >= form.version)) continue;
    if (newest && newest.validFrom >= form.validFrom) continue;
    if (newest && (newest.validUntil === null || newest.validUntil > form.validFrom))
      await endForm(tx, newest, form.validFrom);
    await insertForm(tx, form, null);
    known.set(form.procedureCode, { ...form, isOwn: false });
    added += 1;
  }
  return added;
}
