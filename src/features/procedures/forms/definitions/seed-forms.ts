import type { Tx } from '../../../../platform/database/database.ts';
import { readSeededForms } from './seeded.ts';
import { endForm, insertForm, listFormVersions } from './store.ts';

/**
 * Adds the forms that come with the software, as the owner, and their later versions with later software. Where officers
 * published a version of their own, theirs stays. @returns how many were new
 */
export async function seedForms(tx: Tx): Promise<number> {
  let added = 0;
  for (const form of readSeededForms()) {
    const newest = (await listFormVersions(tx, form.procedureCode))[0];
    if (newest && (newest.publishedBy !== null || newest.form.version >= form.version)) continue;
    if (newest && newest.form.validFrom >= form.validFrom) continue;
    if (newest?.form.validUntil === null) await endForm(tx, newest.form, form.validFrom);
    await insertForm(tx, form, null);
    added += 1;
  }
  return added;
}
