import { createHash } from 'node:crypto';
import { z } from 'zod';
import { addDays } from '../../../law/day.ts';
import type { Db, Tx } from '../../../platform/database/database.ts';
import { Problem, parseFields } from '../../../platform/problem.ts';
import { draftDocument } from '../../official-documents/index.ts';
import { type Act, noteAct } from '../../organisation/index.ts';
import { findPlanInUse } from '../../plans/index.ts';
import { composeReport } from '../content/compose.ts';
import type { ReportContent } from '../content/schema.ts';
import { officialContent } from '../documents/official-content.ts';
import { addresseeOf } from '../documents/write-report.ts';
import { findByKey, findPassages, listSubmissions, lockReport } from '../store.ts';
import { mustBeOpen, originOf } from './report-state.ts';
import { mustReport } from './rights.ts';

/** Who may sign a report of the ward. */
export const REPORT_SIGNINGS = ['chairman', 'vice_chairman', 'director'] as const;

const submitForm = z.object({
  clientKey: z.uuid('Biểu mẫu đã cũ. Hãy mở lại trang.'),
  signing: z.enum(REPORT_SIGNINGS, 'Chọn người ký.'),
});

/**
 * Freezes a report with all its data and makes the official document of it, which is then reviewed, signed and sent at the desk
 * of documents. The same client key hands in once.
 * @returns the number of the document
 * @throws Problem not_allowed, not_found, invalid (the forms' columns do not prove one another; the period is not over), step_not_open
 */
export async function submitReport(tx: Tx, act: Act, reportId: number, given: unknown): Promise<number> {
  mustReport(act.officer);
  const { wardId, id: submittedBy } = act.officer;
  const form = parseFields(submitForm, given, 'Chưa trình được báo cáo.');
  const report = await lockReport(tx, wardId, reportId);
  const before = (await listSubmissions(tx, wardId, [reportId])).get(reportId) ?? [];
  if ((await findByKey(tx, 'report_submissions', wardId, form.clientKey)) === reportId)
    return before[0]!.documentId;
  await mustBeOpen(tx, wardId, reportId);
  const { version, passages } = await findPassages(tx, wardId, reportId);
  const content = await composeReport(tx, wardId, { ...report, passages, asOf: act.now });
  mustProve(content);
  const text = JSON.stringify(content);
  const no = (before[0]?.no ?? 0) + 1;
  const documentId = await draftDocument(tx, act, {
    ...(await officialContent(content, addresseeOf(content))),
    ...{ clientKey: form.clientKey, kind: 'report', origin: originOf(reportId, no), signing: form.signing },
    tasks: await reportTasks(tx, wardId, report.to),
  });
  await tx
    .insertInto('report_submissions')
    .values({
      ...{ ward_id: wardId, report_id: reportId, no, version, content: text },
      ...{ content_sha256: createHash('sha256').update(text).digest('hex'), document_id: documentId },
      ...{ submitted_by: submittedBy, submitted_at: act.now, client_key: form.clientKey },
    })
    .execute();
  await noteAct(tx, act, 'submit_report', String(reportId));
  return documentId;
}

/** @throws Problem invalid */
function mustProve(content: ReportContent): void {
  if (content.countedTo < content.to)
    throw new Problem('invalid', 'Kỳ báo cáo chưa hết nên chưa trình được.');
  const [form] = content.forms.filter(({ breaches }) => breaches.length > 0);
  if (form)
    throw new Problem(
      'invalid',
      `Biểu ${form.code} không khớp, chưa trình được: ${form.breaches[0]!.row}: ${form.breaches[0]!.what}.`,
    );
}

/** The task of the year's plan that periodic reports fulfil: "Báo cáo định kỳ hoặc đột xuất …". */
async function reportTasks(db: Db, wardId: number, to: string) {
  const plan = await findPlanInUse(db, wardId, Number(addDays(to, -1).slice(0, 4)));
  const task = plan?.tasks.find(({ text }) => /^báo cáo định kỳ/i.test(text.trim()));
  return plan && task ? [{ planId: plan.id, taskKey: task.key }] : [];
}
