import { toLocalDay } from '../../../law/day.ts';
import { workingDaysAfter } from '../../../law/working-days.ts';
import type { Db } from '../../../platform/database/database.ts';
import { listByOrigin, type OfficialDocumentRecord } from '../../official-documents/index.ts';
import { findCalendar } from '../../organisation/index.ts';
import type { CaseLine } from '../list.ts';
import { findUrgingRules } from '../rules.ts';
import { letterOrigin } from './origin.ts';

/** A letter that was drafted and lies unsigned, unnumbered or cancelled for longer than the ward allows. */
export interface IdleLetter {
  line: CaseLine;
  document: OfficialDocumentRecord;
}

/** Letters of the newest steps of these open cases that lie too long. */
export async function findIdleLetters(
  db: Db,
  wardId: number,
  lines: readonly CaseLine[],
  now: Date,
): Promise<IdleLetter[]> {
  const today = toLocalDay(now);
  const [{ draftDays }, { calendar }, letters] = await Promise.all([
    findUrgingRules(db, wardId, today),
    findCalendar(db, wardId),
    findLineLetters(db, wardId, lines),
  ]);
  return lines.flatMap((line) => {
    const document = letters.get(line.id);
    if (!document || document.state === 'issued' || line.stepAt === null) return [];
    const until = workingDaysAfter(toLocalDay(line.stepAt), draftDays, calendar);
    return today > until ? [{ line, document }] : [];
  });
}

/** The letter of the newest step of each of these cases. */
export async function findLineLetters(
  db: Db,
  wardId: number,
  lines: readonly Pick<CaseLine, 'id' | 'step'>[],
): Promise<Map<number, OfficialDocumentRecord>> {
  const begun = lines.filter(({ step }) => step > 0);
  if (begun.length === 0) return new Map();
  const origins = new Map(begun.map(({ id, step }) => [letterOrigin(id, step), id]));
  const documents = await listByOrigin(db, wardId, [...origins.keys()]);
  const found = new Map<number, OfficialDocumentRecord>();
  for (const document of documents.toSorted((one, other) => one.id - other.id))
    found.set(origins.get(document.origin!)!, document);
  return found;
}
