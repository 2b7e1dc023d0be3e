import type { Db } from '../../../platform/database/database.ts';
import { type Dossier, findDossierByCode } from '../../dossiers/index.ts';

/** Digits at the end of the applicant's telephone number or personal id that show that the dossier is his. */
export const LAST_DIGITS = 4;

/** The dossier with this code, if these are the last digits of its applicant's telephone number or personal id; else null. */
export async function findAtKiosk(
  db: Db,
  wardId: number,
  given: { code: string; digits: string },
): Promise<Dossier | null> {
  if (!/^\d{4}$/.test(given.digits)) return null;
  const dossier = await findDossierByCode(db, wardId, given.code);
  if (dossier === null) return null;
  const { phone, personalId } = dossier.applicant;
  const fits = [phone, personalId].some((each) => (each ?? '').replace(/\D/g, '').endsWith(given.digits));
  return fits ? dossier : null;
}
