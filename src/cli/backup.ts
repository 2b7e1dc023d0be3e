import { resolve } from 'node:path';
import { forgetOldBackups, makeBackup } from '../platform/backup/make-backup.ts';
import { verifyBackup } from '../platform/backup/verify-backup.ts';
import { openFileStore } from '../platform/files/store/open-store.ts';
import { readBackupKey, readFileSettings } from '../platform/settings.ts';
import { withDatabase } from './database.ts';
import { type GivenOptions, mustHave, readOptions } from './options.ts';

/** `backup --to FOLDER` and `backup verify FILE`. @returns 0, or 1 when a file is missing or the backup is not whole */
export async function backup(args: string[]): Promise<number> {
  if (args[0] === 'verify') return verify(args.slice(1));
  const options = readOptions(args, {
    ...{ '--to': 'one', '--keep': 'one', '--without-files': 'flag', '--json': 'flag' },
  });
  const folder = resolve(mustHave(options, '--to'));
  const keep = readKeep(options);
  const made = await withDatabase(process.env, async (ownerUrl) => {
    const store = options.has('--without-files') ? null : openFileStore(readFileSettings(process.env));
    await store?.check();
    return makeBackup({ ownerUrl, store, key: readBackupKey(process.env), folder, now: new Date() });
  });
  const ok = made.missing.length === 0;
  // A backup that is not whole does not push out one that is.
  const forgotten = ok && keep !== null ? await forgetOldBackups(folder, keep) : [];
  const size = `${(made.bytes / 1e6).toFixed(1)} MB`;
  const text = `${made.file}: ${made.rows} dòng, ${made.files} tệp, ${size}.\n${
    ok
      ? ''
      : `Không đọc được ${made.missing.length} tệp:\n${made.missing.map((each) => `  ${each}\n`).join('')}`
  }`;
  process.stdout.write(options.has('--json') ? `${JSON.stringify({ ok, ...made, forgotten })}\n` : text);
  return ok ? 0 : 1;
}

async function verify([file, ...rest]: string[]): Promise<number> {
  if (file === undefined || file.startsWith('--')) throw new RangeError('cần backup verify TỆP.');
  const options = readOptions(rest, { '--json': 'flag' });
  const found = await verifyBackup(file, readBackupKey(process.env));
  const ok = found.faults.length === 0;
  const text = `Bản sao lưu lúc ${found.madeAt}, ${found.version}: ${found.rows} dòng, ${found.files} tệp; ${
    ok ? 'nguyên vẹn.' : `${found.faults.length} chỗ sai:`
  }\n${found.faults.map((fault) => `  ${fault}\n`).join('')}`;
  process.stdout.write(options.has('--json') ? `${JSON.stringify({ ok, ...found })}\n` : text);
  return ok ? 0 : 1;
}

function readKeep(options: GivenOptions): number | null {
  const text = options.get('--keep')?.[0];
  if (text === undefined) return null;
  if (/^[1-9]\d{0,3}$/.test(text)) return Number(text);
  throw new RangeError('--keep cần một số từ 1 đến 9999.');
}
