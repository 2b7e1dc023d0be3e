import { z } from 'zod';
import { type InspectionPoint, inspectionChecklist } from '../../../law/inspection-checklist.ts';
import type { Tx } from '../../../platform/database/database.ts';
import { type FileStore, type StoredFile, saveFile } from '../../../platform/files/file-store.ts';
import { Problem, parseFields } from '../../../platform/problem.ts';
import { type Act, listUnits } from '../../organisation/index.ts';
import type { FoundFigure } from '../figures/figure.ts';
import { readInspectionFigures } from '../figures/read-figures.ts';
import { clientKey, type Finding, type Inspection, VERDICTS, type Verdict } from '../schema.ts';
import { listFindings, listPhotos } from '../store.ts';
import { takeInspectionStep } from '../take-step.ts';

const WRONG = 'Chưa ghi được kết quả: có mục cần sửa.';
const MOST_PHOTOS = 10;
const verdictOf = z.enum(VERDICTS);
const blockForm = z.looseObject({ clientKey });

/** What was typed at one point. */
interface Typed {
  point: InspectionPoint;
  verdict: Verdict | null;
  note: string;
  agrees: boolean | null;
  /** The step of the finding that the inspector saw; 0: none. */
  seenNo: number;
  photos: readonly StoredFile[];
}

export interface FindingsGiven {
  /** Fields `verdict.<point>`, `note.<point>`, `agrees.<point>` (1 or 0), `seen.<point>`; any part of the checklist. */
  form: Record<string, unknown>;
  /** Pictures by point. */
  photos: ReadonlyMap<string, readonly StoredFile[]>;
}

/**
 * Writes down what was found at some points, with pictures; the rest can come later. What did not change is not written again.
 * What the records say stands beside it as of this moment; what is found good against them needs a note. The same client key once.
 * @throws Problem invalid (with the fields, `note.<point>`), changed_meanwhile (another inspector wrote at a point), not_allowed,
 * not_found, step_not_open
 */
export async function recordFindings(
  tx: Tx,
  files: FileStore,
  act: Act,
  { id, given }: { id: number; given: FindingsGiven },
): Promise<void> {
  const { clientKey: key } = parseFields(blockForm, given.form, WRONG);
  const { wardId } = act.officer;
  await takeInspectionStep(tx, act, id, {
    deed: { step: 'find', clientKey: key },
    work: async (inspection, stepNo) => {
      const before = new Map((await listFindings(tx, wardId, id)).map((each) => [each.point, each]));
      const typed = readTyped(inspection, given, before);
      mustBeWhole(typed);
      const changed = typed.filter((each) => isChanged(each, before.get(each.point.code)));
      mustBeFresh(changed, before);
      const figures = await figuresOf(tx, act, inspection, changed);
      mustAgree(changed, figures);
      if (changed.length > 0)
        await tx
          .insertInto('inspection_findings')
          .values(changed.map((each) => rowOf(each, { wardId, id, stepNo, figures })))
          .execute();
      await keepPhotos(tx, files, act, { id, stepNo, typed });
      return {};
    },
  });
}

function readTyped(
  { startedOn }: Inspection,
  { form, photos }: FindingsGiven,
  before: Map<string, Finding>,
): Typed[] {
  const points = inspectionChecklist(startedOn!).blocks.flatMap((block) => block.points);
  return points.flatMap((point): Typed[] => {
    const text = (name: string) => {
      const value = form[`${name}.${point.code}`];
      return typeof value === 'string' ? value.trim() : '';
    };
    const given = verdictOf.safeParse(text('verdict'));
    const own = photos.get(point.code) ?? [];
    const verdict = given.success ? given.data : null;
    if (verdict === null && text('note') === '' && own.length === 0) return [];
    const agrees = text('agrees') === '' ? null : text('agrees') === '1';
    const seenNo = Number(text('seen')) || 0;
    const kept = verdict ?? (own.length > 0 ? (before.get(point.code)?.verdict ?? null) : null);
    return [{ point, verdict: kept, note: text('note'), agrees, seenNo, photos: own }];
  });
}

/** @throws Problem invalid */
function mustBeWhole(typed: readonly Typed[]): void {
  if (typed.length === 0) throw new Problem('invalid', 'Chọn kết quả của ít nhất một mục.');
  const fields: Record<string, string> = {};
  for (const { point, verdict, note, agrees, photos } of typed) {
    if (verdict === null) fields[`verdict.${point.code}`] = 'Chọn kết quả của mục này.';
    if ((verdict === 'unmet' || verdict === 'reminder') && note.length < 5)
      fields[`note.${point.code}`] = 'Ghi rõ đã thấy gì, ít nhất 5 ký tự.';
    if (agrees === false && note.length < 5)
      fields[`note.${point.code}`] = 'Số liệu không đúng thực tế thì ghi rõ khác ở đâu.';
    if (note.length > 2000) fields[`note.${point.code}`] = 'Tối đa 2000 ký tự.';
    if (photos.length > MOST_PHOTOS) fields[`photo.${point.code}`] = `Mỗi lần nhiều nhất ${MOST_PHOTOS} ảnh.`;
  }
  if (Object.keys(fields).length > 0) throw new Problem('invalid', WRONG, fields);
}

function isChanged({ verdict, note, agrees, point }: Typed, before: Finding | undefined): boolean {
  return (
    before === undefined ||
    before.verdict !== verdict ||
    before.note !== note ||
    (point.figure !== undefined && before.agrees !== agrees)
  );
}

/** @throws Problem changed_meanwhile */
function mustBeFresh(changed: readonly Typed[], before: ReadonlyMap<string, Finding>): void {
  const other = changed.find(({ point, seenNo }) => (before.get(point.code)?.stepNo ?? 0) !== seenNo);
  if (other)
    throw new Problem(
      'changed_meanwhile',
      `Mục "${other.point.text}" vừa có người khác trong đoàn ghi. Hãy xem lại rồi ghi tiếp.`,
    );
}

async function figuresOf(tx: Tx, act: Act, inspection: Inspection, changed: readonly Typed[]) {
  const only = changed.flatMap(({ point }) => (point.figure ? [point.figure] : []));
  if (only.length === 0) return new Map<string, FoundFigure>();
  const unit = (await listUnits(tx, act.officer.wardId)).find((each) => each.id === inspection.unitId)!;
  const looked = { unit, from: inspection.fromOn, until: inspection.untilOn, asOf: act.now };
  return readInspectionFigures(tx, act.officer.wardId, looked, only);
}

/** Whoever finds good what the records say is bad has to say why. @throws Problem invalid */
function mustAgree(changed: readonly Typed[], figures: ReadonlyMap<string, FoundFigure>): void {
  const fields: Record<string, string> = {};
  for (const { point, verdict, note } of changed) {
    const { count = 0, of = 0 } = figures.get(point.figure ?? '') ?? {};
    if (verdict === 'met' && count > 0 && note.length < 5)
      fields[`note.${point.code}`] = `Hệ thống thấy ${count}/${of} chưa tốt: ghi rõ vì sao vẫn đạt.`;
  }
  if (Object.keys(fields).length > 0) throw new Problem('invalid', WRONG, fields);
}

interface Place {
  wardId: number;
  id: number;
  stepNo: number;
  figures: ReadonlyMap<string, FoundFigure>;
}

function rowOf({ point, verdict, note, agrees }: Typed, { wardId, id, stepNo, figures }: Place) {
  const figure = point.figure ? figures.get(point.figure)! : null;
  return {
    ...{ ward_id: wardId, inspection_id: id, step_no: stepNo, point: point.code, verdict: verdict!, note },
    agrees: figure === null ? null : (agrees ?? true),
    ...{ figure_count: figure?.count ?? null, figure_of: figure?.of ?? null },
    figure_as_of: figure?.asOf ?? null,
  };
}

async function keepPhotos(
  tx: Tx,
  files: FileStore,
  act: Act,
  { id, stepNo, typed }: { id: number; stepNo: number; typed: readonly Typed[] },
): Promise<void> {
  const { wardId } = act.officer;
  let no = (await listPhotos(tx, wardId, id)).length;
  for (const { point, photos } of typed)
    for (const photo of photos) {
      const file = await saveFile(tx, files, wardId, photo, act.now);
      await tx
        .insertInto('inspection_photos')
        .values({ ward_id: wardId, inspection_id: id, no: ++no, step_no: stepNo, point: point.code, file })
        .execute();
    }
}
