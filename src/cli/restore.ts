import { restoreBackup } from '../platform/backup/restore-backup.ts';
import { asOwner } from '../platform/database/database.ts';
import { openFileStore } from '../platform/files/store/open-store.ts';
import { lackingIdKeys, whatIsLacking } from '../platform/personal-ids/known-keys.ts';
import { readBackupKey, readFileSettings } from '../platform/settings.ts';
import { withNewDatabase } from './database.ts';
import { readOptions } from './options.ts';

/** `restore FILE`: a backup into an empty place. @returns 0, or 1 when the backup itself lacked files, or ids in it are sealed with a key that is not at hand */
export async function restore([path, ...rest]: string[]): Promise<number> {
  if (path === undefined || path.startsWith('--')) throw new RangeError('cần restore TỆP.');
  const options = readOptions(rest, { '--json': 'flag' });
  const key = readBackupKey(process.env);
  const store = openFileStore(readFileSettings(process.env));
  await store.check();
  const { lacking, ...restored } = await withNewDatabase(process.env, async (ownerUrl) => ({
    ...(await restoreBackup({ path, key }, { ownerUrl, store })),
    lacking: await asOwner(ownerUrl, (owner) => lackingIdKeys(owner.db)),
  }));
  const { madeAt, rows, files, missing, migrations } = restored;
  const ok = missing.length === 0 && lacking.length === 0;
  const since = migrations.length === 0 ? '' : ` Đã di trú thêm ${migrations.length} bước.`;
  const lacks = missing.length === 0 ? '' : ` ${missing.length} tệp đã thiếu từ khi sao lưu.`;
  process.stdout.write(
    options.has('--json')
      ? `${JSON.stringify({ ok, ...restored, ...(lacking.length > 0 && { lacking }) })}\n`
      : `Đã phục hồi như lúc ${madeAt}: ${rows} dòng, ${files} tệp.${since}${lacks}\n`,
  );
  if (lacking.length > 0) process.stderr.write(`motcua: đã phục hồi, nhưng ${whatIsLacking(lacking)}\n`);
  return ok ? 0 : 1;
}
