import { NATIONAL_DATABASES, type NationalDatabase } from '../../../law/national-databases.ts';
import type { Platform } from '../../../platform/platform.ts';
import { type Lookup, listLookupsOf } from '../../lookups/index.ts';
import type { DossierDocument } from '../schema.ts';
import type { Dossier } from '../store.ts';
import { questionOf } from './look-up-filed.ts';

/** A document of a dossier that data replace, with its look-ups, the newest last. */
export interface LookedUp {
  document: DossierDocument;
  database: NationalDatabase;
  lookups: Lookup[];
}

/** The documents of a dossier that a database gave, should give, or failed to give. */
export async function lookUpsOf(platform: Pick<Platform, 'database'>, dossier: Dossier): Promise<LookedUp[]> {
  const all = await listLookupsOf(platform.database.db, dossier.wardId, dossier.id);
  const found: LookedUp[] = [];
  for (const document of dossier.state.documents) {
    const lookups = all.filter(
      ({ id, documentNo }) => documentNo === document.no || id === document.lookupId,
    );
    const isGiven = document.source === 'database';
    const question =
      isGiven && lookups.length === 0 ? await questionOf(platform, dossier, document, '') : null;
    const code = lookups.at(-1)?.database ?? question?.database;
    if (code !== undefined) found.push({ document, database: NATIONAL_DATABASES[code], lookups });
  }
  return found;
}
