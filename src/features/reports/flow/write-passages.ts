import { z } from 'zod';
import { REPORT_SECTIONS } from '../../../law/report-headings.ts';
import type { Tx } from '../../../platform/database/database.ts';
import { Problem, parseFields } from '../../../platform/problem.ts';
import { type Act, noteAct } from '../../organisation/index.ts';
import { composeReport } from '../content/compose.ts';
import { checkFigures } from '../content/fill-text.ts';
import { MOST_PASSAGE } from '../schema.ts';
import { findByKey, findPassages, lockReport } from '../store.ts';
import { mustBeOpen } from './report-state.ts';
import { mustReport } from './rights.ts';

const REFUSED = 'Chưa lưu được bản viết.';
const passage = z
  .string()
  .max(MOST_PASSAGE, `Tối đa ${MOST_PASSAGE} ký tự.`)
  .transform((text) => text.replace(/\r\n?/g, '\n').trim())
  .default('');

const passagesForm = z.object({
  clientKey: z.uuid('Biểu mẫu đã cũ. Hãy mở lại trang.'),
  /** The version that the writer saw. */
  version: z.coerce.number().int().min(0).max(1_000_000),
  ...(Object.fromEntries(REPORT_SECTIONS.map((key) => [`muc-${key}`, passage])) as Record<
    `muc-${(typeof REPORT_SECTIONS)[number]}`,
    typeof passage
  >),
});

/**
 * Keeps what was written in place of the sentences of the data, as one more version. What is the same as the data's own sentences is
 * not kept, so it goes on following them.
 * @returns the version
 * @throws Problem not_allowed, not_found, invalid (a figure that there is not), step_not_open (handed in), changed_meanwhile
 */
export async function writePassages(tx: Tx, act: Act, reportId: number, given: unknown): Promise<number> {
  mustReport(act.officer);
  const { wardId, id: writtenBy } = act.officer;
  const form = parseFields(passagesForm, given, REFUSED);
  const report = await lockReport(tx, wardId, reportId);
  const newest = await findPassages(tx, wardId, reportId);
  if ((await findByKey(tx, 'report_versions', wardId, form.clientKey)) === reportId) return newest.version;
  await mustBeOpen(tx, wardId, reportId);
  if (form.version !== newest.version)
    throw new Problem('changed_meanwhile', 'Người khác vừa sửa báo cáo này. Bản của bạn vẫn còn bên dưới.');
  const own = await composeReport(tx, wardId, { ...report, passages: {}, asOf: act.now });
  const passages: Record<string, string> = {};
  for (const { key, source } of own.sections) {
    const text = form[`muc-${key}`];
    checkFigures(text, own.figures, `muc-${key}`);
    if (text !== '' && text !== source) passages[key] = text;
  }
  await tx
    .insertInto('report_versions')
    .values({
      ...{ ward_id: wardId, report_id: reportId, version: newest.version + 1 },
      ...{ passages: JSON.stringify(passages), written_by: writtenBy, written_at: act.now },
      client_key: form.clientKey,
    })
    .execute();
  await noteAct(tx, act, 'write_report', String(reportId));
  return newest.version + 1;
}
