import type { Tx } from '../../platform/database/database.ts';
import { type FileStore, saveFile } from '../../platform/files/file-store.ts';
import { Problem } from '../../platform/problem.ts';
import { type Act, noteAct, type Officer } from '../organisation/index.ts';
import { findWaiting } from './import-store.ts';
import { NoTaskTable, readPlan, UnreadableFile } from './reading/read-plan.ts';
import type { PlanReading } from './schema.ts';

/** Reads an uploaded plan outside the transaction. @throws Problem file_unreadable with the reader's own sentence */
export async function readUploadedPlan(bytes: Uint8Array, fileName: string): Promise<PlanReading> {
  try {
    return await readPlan(bytes, fileName);
  } catch (error) {
    if (error instanceof UnreadableFile || error instanceof NoTaskTable)
      throw new Problem('file_unreadable', error.message);
    throw error;
  }
}

export interface UploadedPlan {
  bytes: Uint8Array;
  fileName: string;
  mediaType: string;
  reading: PlanReading;
}

/**
 * Keeps the original file with its SHA-256 and what was read from it, for review. The same bytes while they wait give
 * the same import. @returns the import's id
 */
export async function importPlan(tx: Tx, files: FileStore, act: Act, upload: UploadedPlan): Promise<number> {
  mustControl(act);
  const { wardId } = act.officer;
  const stored = { name: upload.fileName, mediaType: upload.mediaType, bytes: upload.bytes };
  const file = await saveFile(tx, files, wardId, stored, act.now);
  const waiting = await findWaiting(tx, wardId, file);
  if (waiting) return waiting.id;
  const row = await tx
    .insertInto('plan_imports')
    .values({
      ward_id: wardId,
      state: 'review',
      file,
      file_name: upload.fileName,
      reading: JSON.stringify(upload.reading),
      uploaded_by: act.officer.id,
      uploaded_at: act.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await noteAct(tx, act, 'import_plan', `nhập ${row.id}`);
  return row.id;
}

/** Leaders and whoever controls the plan bring plans in and note what was done for any task. */
export function mayControl(officer: Officer): boolean {
  return officer.duties.includes('control') || officer.duties.includes('oversee');
}

/** @throws Problem not_allowed */
export function mustControl(act: Act): void {
  if (!mayControl(act.officer))
    throw new Problem('not_allowed', 'Chỉ lãnh đạo và cán bộ kiểm soát được nhập và ban hành kế hoạch.');
}
