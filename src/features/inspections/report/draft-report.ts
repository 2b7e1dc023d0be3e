import { z } from 'zod';
import { formatDay, toLocalDay } from '../../../law/day.ts';
import type { Db, Tx } from '../../../platform/database/database.ts';
import type { FileStore } from '../../../platform/files/file-store.ts';
import { Problem, parseFields } from '../../../platform/problem.ts';
import { draftDocument } from '../../official-documents/index.ts';
import { type Act, listOfficersEver, listUnits } from '../../organisation/index.ts';
import { countEarlierUnmet } from '../checking/repeated.ts';
import { readRemedies } from '../concluding/read-remedies.ts';
import { originOf } from '../concluding/remedy.ts';
import { clientKey, type Inspection } from '../schema.ts';
import { listFindings, listInspectionSteps, lockInspection } from '../store.ts';
import { checklistAnnex, type Reported, reportBlocks } from './blocks.ts';
import { photoAnnex } from './photo-annex.ts';

const reportForm = z.object({
  clientKey,
  kind: z.enum(['report', 'minutes'], 'Chọn báo cáo hoặc biên bản.'),
});

/** For what the minutes of an inspection are made; its report is made for the inspection itself. */
export const minutesOriginOf = (inspectionId: number) => `${originOf(inspectionId)}/minutes`;

/**
 * Drafts the report of a concluded inspection, or its minutes, as an official document with the checklist and the pictures annexed.
 * When the report is issued, the inspection counts for the plan. The same client key once.
 * @returns the document's id
 * @throws Problem invalid, not_allowed, not_found, step_not_open (not concluded, or it has such a document)
 */
export async function draftInspectionReport(
  tx: Tx,
  files: FileStore,
  act: Act,
  { id, form }: { id: number; form: unknown },
): Promise<number> {
  const given = parseFields(reportForm, form, 'Chưa soạn được văn bản.');
  const { wardId } = act.officer;
  const inspection = await lockInspection(tx, act.officer, id);
  if (act.officer.id !== inspection.leaderId)
    throw new Problem('not_allowed', 'Chỉ trưởng đoàn kiểm tra soạn được báo cáo.');
  if (inspection.state !== 'concluded')
    throw new Problem('step_not_open', 'Cuộc kiểm tra chưa kết luận, chưa soạn được báo cáo.');
  const report = await readReported(tx, wardId, inspection, toLocalDay(act.now));
  const isReport = given.kind === 'report';
  const name = report.unitName(inspection.unitId);
  return draftDocument(tx, act, {
    ...{ clientKey: given.clientKey, kind: given.kind, body: reportBlocks(report) },
    origin: isReport ? originOf(id) : minutesOriginOf(id),
    subject: isReport
      ? `Kết quả tự kiểm tra công tác kiểm soát thủ tục hành chính tại ${name}`
      : `Tự kiểm tra công tác kiểm soát thủ tục hành chính tại ${name} ngày ${formatDay(inspection.startedOn!)}`,
    ...{ addressees: isReport ? ['Chủ tịch Ủy ban nhân dân phường'] : [], basis: [], tasks: [] },
    annexes: [checklistAnnex(report), ...(await photoAnnex(tx, files, { wardId, inspection }))],
    ...{ recipients: ['Như trên', name], signing: await signingOf(tx, inspection, wardId) },
  });
}

/** The centre's director signs, but not about his own centre. */
async function signingOf(db: Db, { unitId }: Inspection, wardId: number) {
  const unit = (await listUnits(db, wardId)).find((each) => each.id === unitId);
  return unit?.kind === 'centre' ? ('vice_chairman' as const) : ('director' as const);
}

/** Everything that a report says, as it stands. */
export async function readReported(
  db: Db,
  wardId: number,
  inspection: Inspection,
  today: string,
): Promise<Reported> {
  const [findings, steps, remedies, earlier, units, officers] = await Promise.all([
    listFindings(db, wardId, inspection.id),
    listInspectionSteps(db, wardId, inspection.id),
    readRemedies(db, wardId, inspection.id, today),
    countEarlierUnmet(db, wardId, inspection),
    listUnits(db, wardId),
    listOfficersEver(db, wardId),
  ]);
  return {
    ...{ inspection, findings, steps, remedies, earlier },
    unitName: (id) => units.find((each) => each.id === id)?.name ?? '',
    officerName: (id) => {
      const found = officers.find((each) => each.id === id);
      return found ? `${found.displayName}, ${found.title}` : 'Cán bộ đã nghỉ';
    },
  };
}
