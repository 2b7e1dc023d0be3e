import { toLocalDay } from '../../law/day.ts';
import type { Db } from '../../platform/database/database.ts';
import { readCheckCode } from './code.ts';

/** What anybody may know of an issued document who holds its code. */
export interface CheckedDocument {
  wardId: number;
  kind: 'result' | 'copy' | 'official';
  /** "15/GXN-UBND" without its year; the number in the book of certifications for a copy. */
  number: string;
  day: string;
  title: string;
  /** SHA-256 of the issued file. */
  file: string;
  /** Initials alone: whoever holds the paper knows the name. Null where it was made for nobody by name. */
  initials: string | null;
  state: 'valid' | 'replaced' | 'correcting' | 'revoked';
}

/** The issued document with this code, of whichever ward; null for an unknown one and for a draft alike. */
export async function findByCode(db: Db, given: string): Promise<CheckedDocument | null> {
  const code = readCheckCode(given);
  if (code === null) return null;
  return (await resultBy(db, code)) ?? (await copyBy(db, code));
}

async function resultBy(db: Db, code: string): Promise<CheckedDocument | null> {
  const row = await db
    .selectFrom('result_drafts as r')
    .innerJoin('document_numbers as n', (join) =>
      join.onRef('n.ward_id', '=', 'r.ward_id').onRef('n.dossier_id', '=', 'r.dossier_id'),
    )
    .innerJoin('dossiers as d', (join) =>
      join.onRef('d.ward_id', '=', 'r.ward_id').onRef('d.id', '=', 'r.dossier_id'),
    )
    .select(['r.ward_id', 'n.number', 'n.symbol', 'n.day', 'n.title', 'n.file', 'n.revoked_at'])
    .select(['d.applicant_name', 'd.result_file', 'd.status'])
    .where('r.code', '=', code)
    .where('n.state', '=', 'issued')
    .where('n.held_by', 'is not', null)
    .executeTakeFirst();
  if (row?.file == null) return null;
  const state = row.revoked_at ? 'revoked' : row.result_file !== row.file ? 'replaced' : null;
  return {
    ...{ wardId: row.ward_id, kind: 'result', day: row.day, title: row.title, file: row.file },
    number: `${String(row.number).padStart(2, '0')}/${row.symbol}`,
    initials: initialsOf(row.applicant_name),
    state: state ?? (row.status === 'correcting' ? 'correcting' : 'valid'),
  };
}

async function copyBy(db: Db, code: string): Promise<CheckedDocument | null> {
  const row = await db
    .selectFrom('electronic_copies as e')
    .innerJoin('certifications as c', (join) =>
      join
        .onRef('c.ward_id', '=', 'e.ward_id')
        .onRef('c.year', '=', 'e.year')
        .onRef('c.number', '=', 'e.number')
        .on('c.kind', '=', 'copy'),
    )
    .select(['e.ward_id', 'e.number', 'e.year', 'e.document', 'e.sealed', 'e.requester'])
    .select(['c.struck_at', 'c.certified_at'])
    .where('e.code', '=', code)
    .executeTakeFirst();
  if (row?.sealed == null) return null;
  return {
    ...{ wardId: row.ward_id, kind: 'copy', number: `${row.number}/${row.year}` },
    day: toLocalDay(row.certified_at),
    ...{
      title: `Bản sao chứng thực: ${row.document}`,
      file: row.sealed,
      initials: initialsOf(row.requester),
    },
    state: row.struck_at ? 'revoked' : 'valid',
  };
}

/** "Nguyễn Văn Thử" → "N. V. T." */
function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  return words.map((word) => `${[...word][0]?.toUpperCase() ?? ''}.`).join(' ');
}
