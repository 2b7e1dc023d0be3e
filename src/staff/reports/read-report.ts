import { noteAct } from '../../features/organisation/index.ts';
import {
  composeReport,
  findFrozen,
  findPassages,
  findReport,
  type ReportContent,
  type ReportStanding,
  standingsOf,
} from '../../features/reports/index.ts';
import { mustBeId } from '../../platform/http/keys.ts';
import { actOf, type StaffContext } from '../session.ts';

export interface OpenReport {
  standing: ReportStanding;
  /** What the report says: frozen once handed in, else as the data are now. */
  content: ReportContent;
  /** SHA-256 of the frozen content; null while it is being written. */
  sha256: string | null;
  /** Version of what was written. */
  version: number;
}

/** The report that the address names. @throws Problem not_found */
export async function readReport(c: StaffContext): Promise<OpenReport> {
  const { database } = c.var.platform;
  const { wardId } = c.var.officer;
  const report = await findReport(database.db, wardId, mustBeId(c.req.param('id')));
  const [standing] = await standingsOf(database.db, wardId, [report]);
  const { submission } = standing!;
  if (submission) {
    const { content, sha256 } = await findFrozen(database.db, wardId, report.id, submission.no);
    return { standing: standing!, content, sha256, version: submission.version };
  }
  const { version } = await findPassages(database.db, wardId, report.id);
  return { standing: standing!, content: await contentOf(c, standing!, false), sha256: null, version };
}

/** The report as the data give it now, with what was written. */
export function liveContent(c: StaffContext, standing: ReportStanding): Promise<ReportContent> {
  return contentOf(c, standing, true);
}

async function contentOf(
  c: StaffContext,
  { report }: ReportStanding,
  isLive: boolean,
): Promise<ReportContent> {
  const { database, now } = c.var.platform;
  const { wardId } = c.var.officer;
  const { passages } = await findPassages(database.db, wardId, report.id);
  return composeReport(database.db, wardId, { ...report, passages, asOf: now(), isLive });
}

export async function noteDownload(c: StaffContext, id: number): Promise<void> {
  await c.var.platform.database.transact((tx) => noteAct(tx, actOf(c), 'export_report', String(id)));
}
