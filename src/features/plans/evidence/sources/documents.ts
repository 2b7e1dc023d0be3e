import { addDays, type Day, daysBetween } from '../../../../law/day.ts';
import type { OfficialKind } from '../../../../law/document-kinds.ts';
import type { Db } from '../../../../platform/database/database.ts';
import { kindOf, listIssuedFor, type OfficialDocumentRecord } from '../../../official-documents/index.ts';
import type { DaySpan, Evidence, EvidenceSource, ProductKind } from '../evidence.ts';
import { matchSource } from '../match-sources.ts';

/** Issued documents that whoever drafted them linked to a task. */
export const documentEvidence: EvidenceSource = {
  code: 'document',
  matches: (task) => matchSource('document', task),
  find: async (db, wardId, span, planId) =>
    (await listIssued(db, wardId, span))
      .filter((each) => each.tasks.some((task) => task.planId === planId))
      .map((each) => ({
        ...evidenceOf('document', each),
        taskKeys: each.tasks.filter((task) => task.planId === planId).map((task) => task.taskKey),
      })),
  suits: (task, { taskKeys }) => taskKeys?.includes(task.key) === true,
};

/** Reports that the system made and that were signed and issued. */
export const reportEvidence: EvidenceSource = {
  code: 'report',
  matches: (task) => matchSource('report', task),
  find: async (db, wardId, span) =>
    (await listIssued(db, wardId, span, ['report']))
      .filter((each) => each.origin?.startsWith('report/'))
      .map((each) => evidenceOf('report', each)),
};

/** Reports of self-inspections that were signed and issued: an inspection without one is no product. */
export const inspectionEvidence: EvidenceSource = {
  code: 'inspection',
  matches: (task) => matchSource('inspection', task),
  find: async (db, wardId, span) =>
    (await listIssued(db, wardId, span, ['report'])).flatMap((each) => {
      const id = /^inspection\/(\d+)$/.exec(each.origin ?? '')?.[1];
      return id === undefined
        ? []
        : [{ ...evidenceOf('inspection', each), address: `/can-bo/kiem-tra/${id}` }];
    }),
};

/** The most that one reading gives. */
const AT_ONCE = 500;

/** However many there are: a span that gives as many as one reading can is read in halves. */
async function listIssued(
  db: Db,
  wardId: number,
  { from, to }: DaySpan,
  kinds?: readonly OfficialKind[],
): Promise<OfficialDocumentRecord[]> {
  const found = await listIssuedFor(db, wardId, { from, to: addDays(to, 1), ...(kinds && { kinds }) });
  if (found.length < AT_ONCE || from === to) return found;
  const middle: Day = addDays(from, Math.floor(daysBetween(from, to) / 2));
  const early = await listIssued(db, wardId, { from, to: middle }, kinds);
  const late = await listIssued(db, wardId, { from: addDays(middle, 1), to }, kinds);
  return [...early, ...late];
}

function evidenceOf(
  source: 'document' | 'report' | 'inspection',
  document: OfficialDocumentRecord,
): Evidence {
  const day = document.day!;
  return {
    ...{ source, ref: `official/${document.id}`, day, number: document.number, doubt: null },
    title: `${kindOf(document.kind, day).label}: ${document.subject}`,
    detail: document.publishedAt ? 'Đã đăng trên cổng' : null,
    address: `/can-bo/van-ban/${document.id}`,
    kinds: [productKindOf(document.kind)],
  };
}

function productKindOf(kind: OfficialKind): ProductKind {
  if (kind === 'report') return 'report';
  return kind === 'plan' ? 'plan' : 'paper';
}
