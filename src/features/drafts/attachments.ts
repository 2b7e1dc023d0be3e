import type { Db } from '../../platform/database/database.ts';
import { listUploads, type Upload, type UploadOwner } from '../uploads/index.ts';
import type { Attached } from './papers.ts';
import type { Draft } from './schema.ts';

/** Number under which papers stand that the procedure does not name. */
export const OTHER_PAPERS = 0;

/** Whose the attachments of a draft are; their part is the number of the paper. */
export function uploadOwner({ wardId, id }: Pick<Draft, 'wardId' | 'id'>): UploadOwner {
  return { wardId, key: `draft:${id}` };
}

/** What is attached, with the number of the paper that it was put under. */
export async function attachedTo(db: Db, draft: Pick<Draft, 'wardId' | 'id'>): Promise<Attached[]> {
  return (await listUploads(db, uploadOwner(draft))).map(attached);
}

export function attached(upload: Upload): Attached {
  return { ...upload, no: /^\d{1,3}$/.test(upload.part) ? Number(upload.part) : OTHER_PAPERS };
}
