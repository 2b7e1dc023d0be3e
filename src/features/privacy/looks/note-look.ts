import { sql } from 'kysely';
import type { Tx } from '../../../platform/database/database.ts';
import type { Look, LookedAt } from './schema.ts';

/** Where the code stands of what was looked at, and whether that is of a dossier. */
const SUBJECTS = {
  dossier: sql`select d.id as dossier_id, d.code as subject from dossiers d`,
  batch: sql`select d.id as dossier_id, coalesce(d.code, 'khay quét') as subject from scan_batches b
    left join dossiers d on d.ward_id = b.ward_id and d.id = b.dossier_id`,
  feedback: sql`select null::bigint as dossier_id, f.code as subject from feedback_items f`,
  archived: sql`select null::bigint as dossier_id, a.code as subject from archived_dossiers a`,
} satisfies Record<LookedAt, unknown>;
const ALIAS = { dossier: 'd', batch: 'b', feedback: 'f', archived: 'a' } satisfies Record<LookedAt, string>;

/** Keeps one look for good, in one statement. What was looked at is named by its code, found as it is written. */
export async function noteLook(tx: Tx, look: Look): Promise<void> {
  const { of } = look;
  const found =
    of === null
      ? sql`select null::bigint as dossier_id, ${look.subject}::text as subject`
      : sql`${SUBJECTS[of.what]} where ${sql.ref(`${ALIAS[of.what]}.ward_id`)} = ${look.wardId}
          and ${sql.ref(`${ALIAS[of.what]}.id`)} = ${of.id}`;
  await sql`insert into looks (ward_id, at, officer_id, unit_id, viewer, kind, dossier_id, subject, row_count, request_id)
    select ${look.wardId}, ${look.at}, ${look.officerId}, ${look.unitId}, ${look.viewer}, ${look.kind}, dossier_id, subject,
      ${look.rows}::integer, ${look.requestId} from (${found}) as found`.execute(tx);
}
