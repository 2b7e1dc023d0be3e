import { restoreBackup } from '../platform/backup/restore-backup.ts';
import { openFileStore } from '../platform/files/store/open-store.ts';
import { readBackupKey, readFileSettings } from '../platform/settings.ts';
import { withNewDatabase } from './database.ts';
import { readOptions } from './options.ts';

/** `restore FILE`: a backup into an empty place. @returns 0, or 1 when the backup itself lacked files */
export async function restore([path, ...rest]: string[]): Promise<number> {
  if (path === undefined || path.startsWith('--')) throw new RangeError('cần restore TỆP.');
  const options = readOptions(rest, { '--json': 'flag' });
  const key = readBackupKey(process.env);
  const store = openFileStore(readFileSettings(process.env));
  await store.check();
  const restored = await withNewDatabase(process.env, (ownerUrl) =>
    restoreBackup({ path, key }, { ownerUrl, store }),
  );
  const { madeAt, rows, files, missing, migrations } = restored;
  const ok = missing.length === 0;
  const since = migrations.length === 0 ? '' : ` Đã di trú thêm ${migrations.length} bước.`;
  const lacks = ok ? '' : ` ${missing.length} tệp đã thiếu từ khi sao lưu.`;
  process.stdout.write(
    options.has('--json')
      ? `${JSON.stringify({ ok, ...restored })}\n`
      : `Đã phục hồi như lúc ${madeAt}: ${rows} dòng, ${files} tệp.${since}${lacks}\n`,
  );
  return ok ? 0 : 1;
}
