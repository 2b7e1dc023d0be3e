import type { Db } from '../../../platform/database/database.ts';
import { foldVietnamese } from '../../../platform/fold-vietnamese.ts';
import type { Visitor } from '../../citizens/index.ts';
import { ownDossiers } from '../own.ts';

/** What the visitor's own dossiers know: how he was reached last, and the papers he has handed in. */
export interface EarlierOwn {
  phone: string | null;
  email: string | null;
  address: string;
  papers: { name: string; file: string; code: string; on: Date }[];
}

const RECENT = 20;

/** Of his last dossiers, the newest first; null when he has none. Each paper once, as it was handed in last. */
export async function findEarlierOwn(db: Db, visitor: Visitor): Promise<EarlierOwn | null> {
  const rows = await ownDossiers(db, visitor)
    .select(['id', 'code', 'submitted_at', 'applicant_phone', 'applicant_email', 'applicant_address'])
    .orderBy('submitted_at', 'desc')
    .orderBy('id', 'desc')
    .limit(RECENT)
    .execute();
  const newest = rows[0];
  if (!newest) return null;
  return {
    phone: newest.applicant_phone,
    email: newest.applicant_email,
    address: newest.applicant_address,
    papers: await papersOf(db, visitor.wardId, rows),
  };
}

async function papersOf(
  db: Db,
  wardId: number,
  dossiers: { id: number; code: string; submitted_at: Date }[],
): Promise<EarlierOwn['papers']> {
  const rows = await db
    .selectFrom('dossier_documents')
    .select(['dossier_id', 'name', 'file'])
    .where('ward_id', '=', wardId)
    .where('file', 'is not', null)
    .where(
      'dossier_id',
      'in',
      dossiers.map(({ id }) => id),
    )
    .orderBy('no')
    .execute();
  const papers = new Map<string, EarlierOwn['papers'][number]>();
  for (const { id, code, submitted_at: on } of dossiers)
    for (const { name, file } of rows.filter((row) => row.dossier_id === id)) {
      const key = foldVietnamese(name);
      if (!papers.has(key)) papers.set(key, { name, file: file!, code, on });
    }
  return [...papers.values()];
}
