import { toLocalDay } from '../../law/day.ts';
import type { Db } from '../../platform/database/database.ts';
import { type CheckedDocument, readCheckCode } from '../results/index.ts';
import { kindOf } from './drafting/compose.ts';
import { findOfficialDocument } from './reading/documents.ts';

/** The issued document of a ward with this code; null for an unknown one and for a draft alike. */
export async function findOfficialByCode(db: Db, given: string): Promise<CheckedDocument | null> {
  const code = readCheckCode(given);
  if (code === null) return null;
  const row = await db
    .selectFrom('official_documents')
    .select(['ward_id', 'id'])
    .where('code', '=', code)
    .where('state', '=', 'issued')
    .executeTakeFirst();
  if (!row) return null;
  const { number, day, kind, subject, files, revoked, issuedAt } = await readIssued(db, row.ward_id, row.id);
  return {
    ...{ wardId: row.ward_id, kind: 'official', number, day, file: files.pdf! },
    title: `${kindOf(kind, toLocalDay(issuedAt)).label}: ${subject}`,
    initials: null,
    state: revoked ? 'revoked' : 'valid',
  };
}

async function readIssued(db: Db, wardId: number, id: number) {
  const record = await findOfficialDocument(db, wardId, id);
  const issued = record.steps.findLast(({ step }) => step === 'issue')!;
  return { ...record, number: record.number!, day: record.day!, issuedAt: issued.at };
}
