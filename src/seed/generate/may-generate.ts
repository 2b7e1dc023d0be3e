import type { Database } from '../../platform/database/database.ts';

/**
 * Why nothing may be made up here, as a Vietnamese sentence; null where it may. A place is either empty or sown as a demo; what has
 * work of real people in it is left alone. Demo accounts come with a password that everybody knows, so production has to ask for
 * it by name, and only for an empty place.
 */
export async function whyNotGenerate(
  owner: Database,
  { isProduction, intoEmpty }: { isProduction: boolean; intoEmpty: boolean },
): Promise<string | null> {
  const { db } = owner;
  const isSown = await db
    .selectFrom('seeds_done')
    .select('name')
    .where('name', '=', 'demo')
    .executeTakeFirst();
  const dossier = await db.selectFrom('dossiers').select('id').limit(1).executeTakeFirst();
  const real = await db
    .selectFrom('officers')
    .select('id')
    .where('is_demo', '=', false)
    .limit(1)
    .executeTakeFirst();
  const isEmpty = dossier === undefined && real === undefined;
  if (!isSown && !isEmpty)
    return 'nơi này có hồ sơ hoặc tài khoản thật: không trộn dữ liệu bịa vào. Đặt DATA_DIR hoặc DATABASE_URL khác, còn trống.';
  if (!isProduction || (intoEmpty && isEmpty && !isSown)) return null;
  if (isSown || !isEmpty)
    return 'đang ở chế độ vận hành thật (MOTCUA_MODE=production): chỉ làm ở nơi còn trống, với --into-empty.';
  return (
    'đang ở chế độ vận hành thật (MOTCUA_MODE=production). Dữ liệu bịa có tài khoản trình diễn với mật khẩu ai cũng biết; ' +
    'nếu nơi này chỉ để đo, tập huấn thì thêm --into-empty.'
  );
}
