import { type RawBuilder, sql } from 'kysely';

/** What was answered to each question, as an object from its code to 1–5; of the answer in `table`. */
export function jsonScores(table: string): RawBuilder<Record<string, number>> {
  return sql`coalesce((select jsonb_object_agg(s.question, s.score) from survey_scores as s
    where s.ward_id = ${sql.ref(`${table}.ward_id`)} and s.dossier_id = ${sql.ref(`${table}.dossier_id`)}), '{}')`;
}
