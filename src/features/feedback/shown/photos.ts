import type { Db } from '../../../platform/database/database.ts';
import type { PublishedFeedback } from '../publishing/published.ts';

/** A photo as the public sees it. */
export interface PublishedPhoto {
  /** SHA-256 of its bytes. */
  file: string;
  mediaType: string;
  width: number;
  height: number;
  description: string;
}

/** The photos of the version that is shown. */
export function listPublishedPhotos(
  db: Db,
  wardId: number,
  shown: Pick<PublishedFeedback, 'id' | 'version'>,
): Promise<PublishedPhoto[]> {
  return db
    .selectFrom('feedback_publication_photos')
    .select(['file', 'media_type as mediaType', 'width', 'height', 'description'])
    .where('ward_id', '=', wardId)
    .where('feedback_id', '=', shown.id)
    .where('version', '=', shown.version)
    .orderBy('no')
    .execute();
}

/** A photo by the hash of its bytes; null where the version that is shown has no such photo. */
export async function findPublishedPhoto(
  db: Db,
  wardId: number,
  shown: Pick<PublishedFeedback, 'id' | 'version'>,
  file: string,
): Promise<PublishedPhoto | null> {
  const photos = await listPublishedPhotos(db, wardId, shown);
  return photos.find((photo) => photo.file === file) ?? null;
}
