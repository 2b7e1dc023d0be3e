import type { Db } from '../../../platform/database/database.ts';
import type { Visitor } from '../../citizens/index.ts';
import { ownDossiers } from '../own.ts';

/** How the visitor was reached last. */
export interface EarlierOwn {
  phone: string | null;
  email: string | null;
  address: string;
}

/** Of his newest dossier; null when he has none. */
export async function findEarlierOwn(db: Db, visitor: Visitor): Promise<EarlierOwn | null> {
  const newest = await ownDossiers(db, visitor)
    .select(['applicant_phone', 'applicant_email', 'applicant_address'])
    .orderBy('submitted_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!newest) return null;
  return {
    phone: newest.applicant_phone,
    email: newest.applicant_email,
    address: newest.applicant_address,
  };
}
