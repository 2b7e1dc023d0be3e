import type { Db } from '../../../platform/database/database.ts';
import { PUBLIC_FIELDS, type PublicText } from './text/public-text.ts';

/** What was decided about one thing, as it is kept with a version: never the words themselves. */
export type KeptDecision =
  | { field: string; key: string; kind: string; certainty: string; decision: 'masked' }
  | { field: string; key: string; kind: string; certainty: string; decision: 'kept'; reason: string }
  | { field: string; decision: 'blurred'; cells: number[] };

/** One version of what the public saw. */
export interface PublicationVersion {
  version: number;
  text: PublicText;
  latitude: number | null;
  longitude: number | null;
  decisions: readonly KeptDecision[];
  reason: string;
  publishedBy: number;
  publishedAt: Date;
}

/** Every version of an item, the first one first. */
export async function listVersions(
  db: Db,
  wardId: number,
  feedbackId: number,
): Promise<PublicationVersion[]> {
  const rows = await db
    .selectFrom('feedback_publications')
    .selectAll()
    .where('ward_id', '=', wardId)
    .where('feedback_id', '=', feedbackId)
    .orderBy('version')
    .execute();
  return rows.map((row) => ({
    ...{ version: row.version, latitude: row.latitude, longitude: row.longitude, reason: row.reason },
    text: Object.fromEntries(PUBLIC_FIELDS.map((field) => [field, row[field]])) as PublicText,
    decisions: row.decisions as unknown as KeptDecision[],
    ...{ publishedBy: row.published_by, publishedAt: row.published_at },
  }));
}
