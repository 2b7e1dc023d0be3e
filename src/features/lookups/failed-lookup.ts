import { toLocalDay } from '../../law/day.ts';
import { mayAskPaper } from '../../law/failed-look-up.ts';
import type { DatabaseCode } from '../../law/national-databases.ts';
import type { Db } from '../../platform/database/database.ts';
import type { Lookup } from './schema.ts';
import { hashOfSubject, selectLookups, toLookup } from './store.ts';

/** The matter for which a look-up must stand: whose, which database, which procedure, on which days. */
export interface LookupMatter {
  wardId: number;
  officerId: number;
  lookupId: number | undefined;
  database: DatabaseCode;
  procedureCode: string;
  paper: string;
  /** The applicant's number as the database would be asked for it; empty when the dossier has none. */
  number: string;
  /** The days on which it may have been made: that of the reception, and today. */
  days: readonly string[];
}

/**
 * The look-up that a dossier names, if it is one of this very matter: the officer's own, in that database, for that paper,
 * about the applicant or someone whom the officer named; null otherwise.
 */
export async function findForMatter(db: Db, matter: LookupMatter): Promise<Lookup | null> {
  if (matter.lookupId === undefined) return null;
  const row = await selectLookups(db, matter.wardId)
    .select(['subject_of', 'subject_hash'])
    .where('id', '=', matter.lookupId)
    .where('officer_id', '=', matter.officerId)
    .where('database', '=', matter.database)
    .where('procedure_code', '=', matter.procedureCode)
    .where('paper', '=', matter.paper)
    .executeTakeFirst();
  if (!row || !matter.days.includes(toLocalDay(row.checked_at))) return null;
  const isHis = row.subject_hash.equals(hashOfSubject(row.client_key, matter.number));
  return row.subject_of === 'other' || isHis ? toLookup(row) : null;
}

/** Whether a look-up lets the paper be asked: it failed, and somebody really looked. */
export function letsPaperBeAsked({ outcome, adapter }: Pick<Lookup, 'outcome' | 'adapter'>): boolean {
  return mayAskPaper(outcome) && adapter !== 'none';
}
