import { Hono } from 'hono';
import { REPORT_FORMATS, type ReportFormat, subjectOf, writeReport } from '../../features/reports/index.ts';
import { fileHeaders } from '../../platform/http/file-headers.ts';
import { Problem } from '../../platform/problem.ts';
import type { StaffContext, StaffEnv } from '../session.ts';
import { REPORTS } from './place.ts';
import { noteDownload, readReport } from './read-report.ts';

const MEDIA_TYPES: Record<ReportFormat, string> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** A report as .docx, PDF or .xlsx: without number and day, for these come with the signed document. */
export const downloads = new Hono<StaffEnv>().get(
  `${REPORTS}/:id{[0-9]+}/:file{bao-cao\\.(?:docx|pdf|xlsx)}`,
  async (c) => {
    const format = REPORT_FORMATS.find((each) => c.req.param('file').endsWith(each));
    if (!format) throw new Problem('not_found', 'Không có trang này.');
    const { standing, content } = await readReport(c);
    const { officer } = c.var;
    const { document, report } = standing;
    const letterhead = {
      ...{ wardId: officer.wardId, unitId: document?.unitId ?? officer.unitId },
      ...{ signing: document?.signing ?? ('chairman' as const), signerId: document?.signerId ?? null },
    };
    const bytes = await writeReport(c.var.platform.database.db, content, letterhead, format);
    await noteDownload(c, report.id);
    return sendOffice(c, `${subjectOf(report)}.${format}`, format, bytes);
  },
);

export function sendOffice(c: StaffContext, name: string, format: ReportFormat, bytes: Uint8Array): Response {
  const headers = fileHeaders({ name, mediaType: MEDIA_TYPES[format] }, 'attachment');
  return c.body(bytes as Uint8Array<ArrayBuffer>, 200, headers);
}
