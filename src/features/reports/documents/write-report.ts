import type { Db } from '../../../platform/database/database.ts';
import {
  composeDocument,
  drawPdf,
  type OfficialDocument,
  type Signing,
  writeDocx,
} from '../../official-documents/index.ts';
import type { ReportContent } from '../content/schema.ts';
import { officialContent } from './official-content.ts';
import { settleZip } from './settle-zip.ts';
import { writeReportWorkbook } from './workbook.ts';

export const REPORT_FORMATS = ['docx', 'pdf', 'xlsx'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

export interface Letterhead {
  wardId: number;
  unitId: number;
  signing: Signing;
  signerId: number | null;
}

/** A report in one of its formats, as a draft without number and day. The same content gives the same bytes. */
export async function writeReport(
  db: Db,
  content: ReportContent,
  letterhead: Letterhead,
  format: ReportFormat,
): Promise<Uint8Array> {
  if (format === 'xlsx') return writeReportWorkbook(content);
  const at = new Date(content.asOf);
  const document = await documentOf(db, content, letterhead, at);
  if (format === 'docx') return settleZip(await writeDocx(document), at);
  return drawPdf(document, { checkCode: '', checkUrl: '', drawnAt: at });
}

async function documentOf(
  db: Db,
  content: ReportContent,
  letterhead: Letterhead,
  at: Date,
): Promise<OfficialDocument> {
  const written = await officialContent(content, addresseeOf(content));
  return composeDocument(db, { ...letterhead, kind: 'report' }, written, at);
}

/** Who the ward reports to. */
export function addresseeOf({ ward }: ReportContent): string {
  return `Ủy ban nhân dân ${ward.city}`;
}
