import type { Db } from '../../../../platform/database/database.ts';
import type { Feedback } from '../../store.ts';

/** A picture that came with an item or that an officer added; `no` is that of the item's file. */
export interface Picture {
  no: number;
  file: string;
}

const SHOWN: readonly string[] = ['image/jpeg', 'image/png'];

/** Which files of an item are pictures: nothing else of them may be shown to the public. */
export async function listPictures(db: Db, { wardId, files }: Feedback): Promise<Picture[]> {
  if (files.length === 0) return [];
  const rows = await db
    .selectFrom('files')
    .select('sha256')
    .where('ward_id', '=', wardId)
    .where('sha256', 'in', [...new Set(files.map(({ file }) => file))])
    .where('media_type', 'in', SHOWN)
    .execute();
  const pictures = new Set(rows.map((row) => row.sha256));
  return files.filter(({ file }) => pictures.has(file)).map(({ no, file }) => ({ no, file }));
}

/** A picture as the public sees it; `no` is that of the item's file from which it was made. */
export interface PublicationPhoto {
  no: number;
  file: string;
  mediaType: string;
  width: number;
  height: number;
  description: string;
}

/** The pictures of one version, in their order. Whether the version may be seen is for the caller to say. */
export async function listPublicationPhotos(
  db: Db,
  { wardId, feedbackId, version }: { wardId: number; feedbackId: number; version: number },
): Promise<PublicationPhoto[]> {
  const rows = await db
    .selectFrom('feedback_publication_photos')
    .select(['no', 'file', 'media_type as mediaType', 'width', 'height', 'description'])
    .where('ward_id', '=', wardId)
    .where('feedback_id', '=', feedbackId)
    .where('version', '=', version)
    .orderBy('no')
    .execute();
  return rows;
}
