import type pg from 'pg';

const TABLES = [
  'dossiers',
  'dossier_steps',
  'dossier_documents',
  'payment_intents',
  'survey_answers',
  'survey_scores',
];

/**
 * Very many rows go in several times as fast while their tables have only the indexes of their constraints; the others are made again
 * from what was written, in the words of their migrations.
 */
export async function withoutIndexes(owner: pg.Client, work: () => Promise<void>): Promise<void> {
  const { rows } = await owner.query(
    `select c.relname as name, pg_get_indexdef(i.indexrelid) as text from pg_index as i join pg_class as c on c.oid = i.indexrelid
     where i.indrelid = any($1::regclass[]) and not exists (select from pg_constraint as k where k.conindid = i.indexrelid)`,
    [TABLES],
  );
  for (const { name } of rows) await owner.query(`drop index ${name}`);
  await work();
  await owner.query(`set maintenance_work_mem = '1GB'`);
  for (const { text } of rows) await owner.query(text);
  await owner.query('reset maintenance_work_mem');
}
