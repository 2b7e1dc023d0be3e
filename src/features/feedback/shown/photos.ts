import type { Db } from '../../../platform/database/database.ts';
import { listPublicationPhotos, type PublicationPhoto } from '../publishing/photos/pictures.ts';
import type { PublishedFeedback } from '../publishing/published.ts';

/** A photo by the hash of its bytes; null where the version that is shown has no such photo. */
export async function findPublishedPhoto(
  db: Db,
  wardId: number,
  { id: feedbackId, version }: Pick<PublishedFeedback, 'id' | 'version'>,
  file: string,
): Promise<PublicationPhoto | null> {
  const photos = await listPublicationPhotos(db, { wardId, feedbackId, version });
  return photos.find((photo) => photo.file === file) ?? null;
}
