import type { Db } from '../../platform/database/database.ts';
import { marksOf, unsealNumber } from '../../platform/personal-ids/sealing.ts';
import type { ApplicantKind } from './schema.ts';

/** What the ward already has from someone: how to reach him. His papers lie in his vault. */
export interface Earlier {
  id: number;
  code: string;
  on: Date;
  kind: ApplicantKind;
  name: string;
  birthOn: string | null;
  phone: string | null;
  address: string;
  email: string | null;
  representativeName: string | null;
  representativePersonalId: string | null;
  representativeBasis: string | null;
}

/** The newest dossier of a person by his number; null when there is none. */
export async function findEarlier(db: Db, wardId: number, personalId: string): Promise<Earlier | null> {
  const newest = await db
    .selectFrom('dossiers')
    .selectAll()
    .where('ward_id', '=', wardId)
    .where('applicant_personal_id_mark', 'in', marksOf(wardId, personalId))
    .orderBy('submitted_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!newest) return null;
  return {
    id: newest.id,
    code: newest.code,
    on: newest.submitted_at,
    kind: newest.applicant_kind as ApplicantKind,
    name: newest.applicant_name,
    birthOn: newest.applicant_birth_on,
    phone: newest.applicant_phone,
    address: newest.applicant_address,
    email: newest.applicant_email,
    representativeName: newest.representative_name,
    representativePersonalId: unsealNumber(
      'dossiers.representative_personal_id',
      newest.representative_personal_id,
    ),
    representativeBasis: newest.representative_basis,
  };
}
