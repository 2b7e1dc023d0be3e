import { toLocalDay } from '../../../law/day.ts';
import type { Db } from '../../../platform/database/database.ts';
import { Problem } from '../../../platform/problem.ts';
import { listByOrigin, type OfficialDocumentRecord } from '../../official-documents/index.ts';
import type { Report, Submission } from '../schema.ts';
import { listSubmissions } from '../store.ts';

/** For what a document is made: one for each hand-in. */
export function originOf(reportId: number, no: number): string {
  return `report/${reportId}/${no}`;
}

/** A report with the hand-in that counts and its document; both null while it is being written. */
export interface ReportStanding {
  report: Report;
  submission: Submission | null;
  document: OfficialDocumentRecord | null;
  /** Local day of the signature; null while there is none. */
  signedOn: string | null;
  /** Hand-ins whose document was cancelled, or all. */
  submissions: Submission[];
}

/** Reports as they stand: their state is that of their document, which is looked up and kept nowhere else. */
export async function standingsOf(
  db: Db,
  wardId: number,
  reports: readonly Report[],
): Promise<ReportStanding[]> {
  const submissions = await listSubmissions(
    db,
    wardId,
    reports.map(({ id }) => id),
  );
  const origins = [...submissions].flatMap(([id, each]) => each.map(({ no }) => originOf(id, no)));
  const documents = new Map((await listByOrigin(db, wardId, origins)).map((each) => [each.origin, each]));
  return reports.map((report) => {
    const own = submissions.get(report.id) ?? [];
    const submission = own.find(({ no }) => {
      const document = documents.get(originOf(report.id, no));
      return document !== undefined && document.state !== 'cancelled';
    });
    const document = submission ? documents.get(originOf(report.id, submission.no))! : null;
    return {
      ...{ report, submission: submission ?? null, document, submissions: own },
      signedOn: document ? signedOn(document) : null,
    };
  });
}

/** The day on which a document that still holds was signed. */
function signedOn({ state, steps, revoked }: OfficialDocumentRecord): string | null {
  if (revoked !== null || (state !== 'signed' && state !== 'issued')) return null;
  const step = steps.findLast((each) => each.step === 'sign');
  return step ? toLocalDay(step.at) : null;
}

/** @throws Problem step_not_open when it is handed in */
export async function mustBeOpen(db: Db, wardId: number, reportId: number): Promise<void> {
  const report = { id: reportId } as Report;
  const [standing] = await standingsOf(db, wardId, [report]);
  if (standing!.document !== null)
    throw new Problem('step_not_open', 'Báo cáo đã trình. Muốn sửa, hãy hủy văn bản đã trình trước.');
}
