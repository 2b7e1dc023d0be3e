import type { Db } from '../../platform/database/database.ts';
import { Problem } from '../../platform/problem.ts';

/** A form whose key has written something else, as when someone goes back in the browser and fills it in anew. */
export function usedForm(what: string): Problem {
  return new Problem(
    'changed_meanwhile',
    `Biểu mẫu này đã dùng để ghi ${what}; lần gửi này chưa ghi gì. Hãy mở lại trang rồi làm tiếp.`,
  );
}

/** The code of the dossier of this ward in whose steps a client key stands. */
export async function findCodeOfKey(db: Db, wardId: number, clientKey: string): Promise<string | null> {
  const row = await db
    .selectFrom('dossier_steps')
    .innerJoin('dossiers', (join) =>
      join
        .onRef('dossiers.ward_id', '=', 'dossier_steps.ward_id')
        .onRef('dossiers.id', '=', 'dossier_steps.dossier_id'),
    )
    .select('dossiers.code')
    .where('dossier_steps.ward_id', '=', wardId)
    .where('dossier_steps.client_key', '=', clientKey)
    .executeTakeFirst();
  return row?.code ?? null;
}
