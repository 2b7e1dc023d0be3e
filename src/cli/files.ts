import { type Database, openDatabase } from '../platform/database/database.ts';
import type { FileStore } from '../platform/files/file-store.ts';
import { openFileStore } from '../platform/files/store/open-store.ts';
import { reencryptFiles } from '../platform/files/upkeep/reencrypt.ts';
import { sweepFiles } from '../platform/files/upkeep/sweep.ts';
import { verifyFiles } from '../platform/files/upkeep/verify.ts';
import { readFileSettings } from '../platform/settings.ts';
import { withDatabase } from './database.ts';
import { readOptions } from './options.ts';

const MOST_SHOWN = 50;

/** What a command found: for a program, for a person, and whether all is well. */
interface Found {
  counts: object;
  text: string;
  isWell: boolean;
}

interface Ground {
  database: Database;
  files: FileStore;
}

/** `files verify|sweep|reencrypt`: looks after the store of files as the server does. @returns 0, or 1 when something is amiss */
export async function lookAfterFiles([what = '', ...args]: string[]): Promise<number> {
  const work = WORKS[what];
  if (!work) throw new RangeError('cần một trong: files verify, files sweep, files reencrypt.');
  const options = readOptions(args, { '--json': 'flag', ...work.options });
  const { counts, text, isWell } = await withFiles((ground) => work.run(ground, options));
  process.stdout.write(
    options.has('--json') ? `${JSON.stringify({ ok: isWell, ...counts })}\n` : `${text}\n`,
  );
  return isWell ? 0 : 1;
}

interface Work {
  options: Record<string, 'flag'>;
  run(ground: Ground, options: ReadonlyMap<string, unknown>): Promise<Found>;
}

const WORKS: Record<string, Work> = {
  verify: {
    options: {},
    run: async ({ database, files }) => {
      const found = await verifyFiles(database.db, files);
      const said = `${found.files} tệp, ${(found.bytes / 1e6).toFixed(1)} MB đã đọc`;
      return withFaults(found, `${said}; tất cả còn nguyên.`, `${said}; thiếu hoặc sai`);
    },
  },
  reencrypt: {
    options: {},
    run: async (ground) => {
      const done = await reencryptFiles(ground);
      const said = `${done.files} tệp, ${done.resealed} tệp vừa được mã hóa bằng khóa hiện tại`;
      return withFaults(done, `${said}.`, `${said}; không đọc được`);
    },
  },
  sweep: {
    options: { '--dry-run': 'flag', '--force': 'flag' },
    run: async (ground, options) => {
      const [dryRun, force] = [options.has('--dry-run'), options.has('--force')];
      const swept = await sweepFiles(ground, new Date(), { dryRun, force });
      const said = `${swept.rows} bản ghi, ${swept.bytes} tệp, ${swept.parts} phần dở dang`;
      const unknown =
        swept.unknown > 0 ? ` Để lại ${swept.unknown} tệp lạ (khóa không biết, hoặc hỏng).` : '';
      const why =
        'Dừng: quá nửa kho không có bản ghi nào dùng. Kiểm tra DATABASE_URL, FILES_KEY; đúng thì thêm --force.';
      const text = swept.refused ? why : `${dryRun ? 'Sẽ xóa' : 'Đã xóa'} ${said}.${unknown}`;
      return { counts: swept, text, isWell: !swept.refused };
    },
  },
};

function withFaults(found: { faults: string[] }, well: string, ill: string): Found {
  const { faults } = found;
  const shown = faults.slice(0, MOST_SHOWN).map((sha256) => `\n  ${sha256}`);
  return {
    counts: found,
    text: faults.length === 0 ? well : `${ill} ${faults.length} tệp:${shown.join('')}`,
    isWell: faults.length === 0,
  };
}

async function withFiles(work: (ground: Ground) => Promise<Found>): Promise<Found> {
  return withDatabase(process.env, async (url) => {
    const files = openFileStore(readFileSettings(process.env));
    const database = openDatabase(url, { max: 2 }).acrossWards();
    try {
      await files.check();
      return await work({ database, files });
    } finally {
      await database.close();
    }
  });
}
