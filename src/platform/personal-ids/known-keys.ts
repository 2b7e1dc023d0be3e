import type { Database, Db } from '../database/database.ts';
import { idKeys } from './keys-in-use.ts';

/**
 * Writes down that rows may be sealed with the present key from now on.
 * @throws Error with a Vietnamese sentence when rows may be sealed with a key that is not at hand: nothing was touched
 */
export async function noteIdKey(owner: Database): Promise<void> {
  const lacking = await lackingIdKeys(owner.db);
  if (lacking.length > 0) throw new Error(whatIsLacking(lacking));
  await owner.transact((tx) =>
    tx
      .insertInto('id_keys')
      .values({ key_id: idKeys().current.id })
      .onConflict((conflict) => conflict.doNothing())
      .execute(),
  );
}

/** Names of the keys that rows may be sealed with and that this process does not have. */
export async function lackingIdKeys(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('id_keys').select('key_id').orderBy('key_id').execute();
  const { all } = idKeys();
  return rows.map((row) => row.key_id).filter((id) => !all.some((key) => key.id === id));
}

export function whatIsLacking(keyIds: readonly string[]): string {
  return `số định danh trong cơ sở dữ liệu đã mã hóa bằng khóa ${keyIds.join(', ')} mà ở đây không có. Đặt lại IDS_KEY đúng khóa ấy, hoặc thêm nó vào IDS_KEYS_OLD; nếu chưa từng đặt IDS_KEY thì thêm FILES_KEY cũ vào FILES_KEYS_OLD. Dữ liệu vẫn còn nguyên.`;
}

/** Forgets keys that nothing is sealed with any more; the present one stays. @param used names of those that something is */
export async function forgetIdKeys(owner: Database, used: readonly string[]): Promise<void> {
  await owner.transact((tx) =>
    tx
      .deleteFrom('id_keys')
      .where('key_id', 'not in', [idKeys().current.id, ...used])
      .execute(),
  );
}
