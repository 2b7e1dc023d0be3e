import pg from 'pg';

/**
 * Copies of dossiers that have ended, with their steps, in bulk: each for itself, with its own code. Their figures are counted by nobody yet.
 * @returns the ids of the copies
 */
export async function copyDossiers(
  ownerUrl: string,
  baseIds: readonly number[],
  each: number,
): Promise<number[]> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    await owner.query('set session_replication_role = replica');
    const { rows } = await owner.query<{ name: string }>(
      `select column_name as name from information_schema.columns where table_name = 'dossiers'
       and not column_name = any('{id,code,client_key}') and is_generated = 'NEVER' order by ordinal_position`,
    );
    const names = rows.map(({ name }) => name).join(', ');
    const values = rows.map(({ name }) => `b.${name}`).join(', ');
    const made = await owner.query<{ id: string }>(
      `insert into dossiers (code, client_key, ${names})
       select b.code || '-' || n, gen_random_uuid(), ${values}
       from dossiers as b, generate_series(1, $2::int) as n where b.id = any($1) order by n, b.id returning id, code`,
      [baseIds, each],
    );
    const ids = made.rows.map(({ id }) => Number(id));
    await owner.query(
      `insert into dossier_steps (ward_id, dossier_id, no, step, status_after, at, officer_id, unit_id, to_unit_id,
         to_officer_id, due_at, payload, client_key, previous_hash, hash)
       select s.ward_id, d.id, s.no, s.step, s.status_after, s.at, s.officer_id, s.unit_id, s.to_unit_id, s.to_officer_id,
         s.due_at, case when s.no = 1 then s.payload || jsonb_build_object('code', d.code) else s.payload end,
         gen_random_uuid(), s.previous_hash, s.hash
       from dossiers as d
       join dossiers as b on b.ward_id = d.ward_id and b.id = any($2) and d.code like b.code || '-%'
       join dossier_steps as s on s.ward_id = b.ward_id and s.dossier_id = b.id
       where d.id = any($1)`,
      [ids, baseIds],
    );
    await owner.query('analyze');
    return ids;
  } finally {
    await owner.end();
  }
}
