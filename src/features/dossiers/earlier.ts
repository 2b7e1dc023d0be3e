import { sql } from 'kysely';
import type { Db } from '../../platform/database/database.ts';
import { foldVietnamese } from '../../platform/fold-vietnamese.ts';
import type { ApplicantKind } from './schema.ts';

/** What the ward already has from someone: how to reach him, and his digitised papers. */
export interface Earlier {
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
  papers: EarlierPaper[];
}

export interface EarlierPaper {
  name: string;
  file: string;
  code: string;
  on: Date;
}

const RECENT = 10;

/** The newest dossier of a person by his number, and the papers of his last ones; null when there is none. */
export async function findEarlier(db: Db, wardId: number, personalId: string): Promise<Earlier | null> {
  const rows = await db
    .selectFrom('dossiers')
    .selectAll()
    .where('ward_id', '=', wardId)
    .where('applicant_personal_id', '=', personalId)
    .orderBy('submitted_at', 'desc')
    .limit(RECENT)
    .execute();
  const newest = rows[0];
  if (!newest) return null;
  const papers = await db
    .selectFrom('dossier_documents')
    .select(['dossier_id', 'name', 'file'])
    .where('ward_id', '=', wardId)
    .where(
      'dossier_id',
      'in',
      rows.map((row) => row.id),
    )
    .where('file', 'is not', null)
    .orderBy(sql`array_position(${rows.map((row) => row.id)}::bigint[], dossier_id)`)
    .orderBy('no')
    .execute();
  const dossierOf = new Map(rows.map((row) => [row.id, row]));
  const seen = new Set<string>();
  return {
    code: newest.code,
    on: newest.submitted_at,
    kind: newest.applicant_kind as ApplicantKind,
    name: newest.applicant_name,
    birthOn: newest.applicant_birth_on,
    phone: newest.applicant_phone,
    address: newest.applicant_address,
    email: newest.applicant_email,
    representativeName: newest.representative_name,
    representativePersonalId: newest.representative_personal_id,
    representativeBasis: newest.representative_basis,
    papers: papers.flatMap((paper) => {
      const { code, submitted_at: on } = dossierOf.get(paper.dossier_id)!;
      if (seen.has(foldVietnamese(paper.name))) return [];
      seen.add(foldVietnamese(paper.name));
      return [{ name: paper.name, file: paper.file!, code, on }];
    }),
  };
}
