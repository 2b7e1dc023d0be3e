import type { Db } from '../database/database.ts';

export interface LastBackups {
  /** The newest that was whole; null: none ever was. */
  whole: { at: Date; bytes: number; place: string } | null;
  /** The newest try, when it was not whole. */
  failed: { at: Date; said: string } | null;
}

/** How the installation's backups do. */
export async function findLastBackups(db: Db): Promise<LastBackups> {
  const newest = db
    .selectFrom('backups')
    .selectAll()
    .orderBy('started_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1);
  const whole = await newest.where('ok', '=', true).executeTakeFirst();
  const last = await newest.executeTakeFirst();
  return {
    whole: whole ? { at: whole.finished_at, bytes: whole.bytes, place: whole.place } : null,
    failed: last && !last.ok ? { at: last.finished_at, said: last.said } : null,
  };
}
