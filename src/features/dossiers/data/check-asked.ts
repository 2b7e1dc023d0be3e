import { decideOnPaper } from '../../../law/data-instead-of-papers.ts';
import { formatTime, toLocalDay } from '../../../law/day.ts';
import type { NationalDatabase } from '../../../law/national-databases.ts';
import type { Tx } from '../../../platform/database/database.ts';
import { Problem } from '../../../platform/problem.ts';
import { findForMatter, type Lookup, letsPaperBeAsked, OUTCOME_LABELS } from '../../lookups/index.ts';
import type { Act } from '../../organisation/index.ts';
import { dataReplacementsOf } from '../../procedures/index.ts';
import type { IntakeForm } from '../intake-form.ts';
import { toApplicant } from '../read-intake.ts';
import type { DocumentSource } from '../schema.ts';
import { lookupSubject } from './lookup-subject.ts';

/** What is checked of a document that comes with an intake. */
interface Given {
  name: string;
  source: DocumentSource;
  reusable: boolean;
  askedBecause?: string;
  lookupId?: number;
}

/** Handed in, not only shown, looked up or used again. */
const ASKED: ReadonlySet<DocumentSource> = new Set(['original', 'copy', 'electronic']);

/**
 * The documents of an intake, none of which was asked for wrongly: a paper that data replace comes only with a look-up of
 * this officer in that database, of the day, that failed; why it was asked is what the look-up says.
 * @throws Problem invalid, naming the paper and the database
 * @law NQ 66.7/2025/NQ-CP
 */
export async function checkAsked<Document extends Given>(
  tx: Tx,
  act: Act,
  intake: { form: IntakeForm; receivedAt: Date; documents: readonly Document[] },
): Promise<Document[]> {
  const { form, receivedAt } = intake;
  const day = toLocalDay(receivedAt);
  const rules = await dataReplacementsOf(tx, form.procedureCode, day);
  const checked: Document[] = [];
  for (const document of intake.documents) {
    const decision = decideOnPaper({ paper: document.name, rules, origin: form.applicantOrigin, day });
    const { lookupId, ...plain } = document;
    if (decision.kind === 'use_data') {
      const lookup = await findForMatter(tx, {
        ...{ wardId: act.officer.wardId, officerId: act.officer.id, lookupId, paper: document.name },
        ...{ database: decision.database.code, procedureCode: form.procedureCode },
        number: lookupSubject(
          { ...toApplicant(form), applicantKind: form.applicantKind },
          decision.database.code,
        ).number,
        days: [day, toLocalDay(act.now)],
      });
      checked.push(replaced(document, lookup, decision.database));
    } else {
      const isByHand = decision.kind === 'by_hand' && ASKED.has(document.source);
      checked.push({ ...plain, ...(isByHand && { askedBecause: decision.why }) } as Document);
    }
  }
  return checked;
}

function replaced<Document extends Given>(
  document: Document,
  lookup: Lookup | null,
  database: NationalDatabase,
): Document {
  const { lookupId, askedBecause: _, ...plain } = document;
  if (ASKED.has(document.source)) {
    if (lookup === null || !letsPaperBeAsked(lookup)) throw mustNotAsk(document.name, database);
    return { ...plain, reusable: true, lookupId: lookup.id, askedBecause: wordsOf(lookup) } as Document;
  }
  // Shown after all, or used again: the look-up that led to it stays named.
  if (document.source !== 'database')
    return { ...plain, ...(lookup && letsPaperBeAsked(lookup) && { lookupId: lookup.id }) } as Document;
  if (lookupId === undefined) return plain as Document;
  if (lookup?.outcome !== 'found') throw notFound(document.name, database);
  return { ...plain, lookupId: lookup.id } as Document;
}

function mustNotAsk(name: string, { name: database, owner }: NationalDatabase): Problem {
  return new Problem(
    'invalid',
    `Không được yêu cầu nộp "${name}": dữ liệu có trong ${database} (${owner}), theo Nghị quyết 66.7/2025/NQ-CP. Hãy tra cứu trước; chỉ nhận giấy khi lần tra cứu trong ngày không có kết quả và đã được ghi lại.`,
  );
}

function notFound(name: string, { name: database }: NationalDatabase): Problem {
  return new Problem(
    'invalid',
    `"${name}" chưa có dữ liệu khớp trong ${database}: chọn hình thức khác hoặc tra cứu lại.`,
  );
}

/** Why the paper was asked, as the control slip keeps it. */
function wordsOf({ id, checkedAt, outcome, reason }: Lookup): string {
  return `Tra cứu số ${id}, ${formatTime(checkedAt)}: ${OUTCOME_LABELS[outcome].toLowerCase()}. ${reason}`.trim();
}
