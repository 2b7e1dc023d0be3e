import { lstat, mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hashOf, saveFile } from '../../../platform/files/file-store.ts';
import { inspectFile } from '../../../platform/files/inspect.ts';
import { scanFile } from '../../../platform/files/scan.ts';
import { log } from '../../../platform/log.ts';
import { type Platform, platformWithin } from '../../../platform/platform.ts';
import { Problem } from '../../../platform/problem.ts';
import { derivedKey } from '../../dossiers/index.ts';
import { listOfficers, listWards, type Officer } from '../../organisation/index.ts';
import { openBatch } from '../batches/open-batch.ts';
import { takeScan } from '../batches/take-scan.ts';
import { SCAN_LIMITS } from '../schema.ts';

type Ground = Pick<Platform, 'database' | 'files' | 'settings' | 'now'>;

/** Where the scanner's files go when they are taken, and when they are not. */
const DONE = 'done';
const REFUSED = 'refused';

/**
 * Looks into the scanner's folders: `<SCAN_DIR>/<username>/`, or `<SCAN_DIR>/<ward code>.<username>/` where two wards have
 * the same username. A file that two looks in a row found unchanged is taken into its officer's tray and moved to `done/`; one
 * that is no paper goes to `refused/` with a text that says why. A file that a crash left is not taken twice.
 * @returns a look; how many files it took
 */
export function watchFolder(ground: Ground): () => Promise<number> {
  let before = new Map<string, string>();
  let isLooking = false;
  return async () => {
    const folder = ground.settings.scanDir;
    if (folder === null || isLooking) return 0;
    isLooking = true;
    try {
      const seen = new Map<string, string>();
      let taken = 0;
      for (const { officer, path } of await officersFolders(ground, folder))
        for (const name of await filesOf(path)) {
          const file = join(path, name);
          const state = await stateOf(file);
          if (state === null) continue;
          seen.set(file, state);
          if (before.get(file) !== state) continue;
          if (await takeOne(platformWithin(ground, officer.wardId), officer, { path, name, state })) taken++;
        }
      before = seen;
      return taken;
    } finally {
      isLooking = false;
    }
  };
}

interface Folder {
  officer: Officer;
  path: string;
}

async function officersFolders({ database }: Ground, folder: string): Promise<Folder[]> {
  const names = new Set(await readdir(folder).catch(() => []));
  const all: { code: string; officer: Officer }[] = [];
  for (const ward of await listWards(database.db))
    for (const officer of await listOfficers(database.within(ward.id).db, ward.id))
      all.push({ code: ward.code, officer });
  const isAlone = (username: string) => all.filter((each) => each.officer.username === username).length === 1;
  return all.flatMap(({ code, officer }) => {
    const { username } = officer;
    const own = [`${code}.${username}`, ...(isAlone(username) ? [username] : [])];
    return own.filter((name) => names.has(name)).map((name) => ({ officer, path: join(folder, name) }));
  });
}

async function filesOf(path: string): Promise<string[]> {
  const entries = await readdir(path, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((each) => each.isFile() && !each.name.startsWith('.'))
    .map((each) => each.name)
    .sort();
}

/** What tells whether a file still changes; null for what is no plain file any more. */
async function stateOf(file: string): Promise<string | null> {
  const found = await lstat(file).catch(() => null);
  return found?.isFile() && found.size > 0 ? `${found.size} ${found.mtimeMs} ${found.ino}` : null;
}

interface Found {
  path: string;
  name: string;
  state: string;
}

async function takeOne(ground: Ground, officer: Officer, { path, name, state }: Found): Promise<boolean> {
  const file = join(path, name);
  try {
    const size = Number(state.split(' ')[0]);
    if (size > SCAN_LIMITS.fileMegabytes * 1024 * 1024)
      throw new Problem('file_too_large', `Tệp lớn hơn ${SCAN_LIMITS.fileMegabytes} MB.`);
    const bytes = await readFile(file);
    await keep(ground, officer, { name, bytes, state });
  } catch (error) {
    if (error instanceof Problem && error.code !== 'try_later') {
      await putAside(path, name, REFUSED);
      await writeFile(join(path, REFUSED, `${name}.txt`), `${error.message}\n`);
      return false;
    }
    log('warn', 'scan_folder_failed', { officer: officer.id, error: error as Error });
    return false;
  }
  await putAside(path, name, DONE);
  return true;
}

interface Given {
  name: string;
  bytes: Uint8Array;
  state: string;
}

async function keep(ground: Ground, officer: Officer, { name, bytes, state }: Given): Promise<void> {
  const { database, files, settings, now } = ground;
  const { kinds, fileMegabytes: megabytes } = SCAN_LIMITS;
  const inspected = await inspectFile({ name, bytes }, { kinds, megabytes });
  const file = { ...inspected, scanned: await scanFile(settings, inspected) };
  await database.transact(async (tx) => {
    const act = { officer, now: now() };
    const tray = await openBatch(tx, act, null);
    const sha256 = await saveFile(tx, files, officer.wardId, file, act.now);
    // The same file has the same key at every look.
    const clientKey = derivedKey([officer.wardId, officer.id, name, state].join('\n'), hashOf(bytes));
    await takeScan(tx, tray, { source: 'folder', clientKey, sha256, name: file.name, now: act.now });
  });
}

/** Moves a file beside; one of the same name that lies there stays. */
async function putAside(path: string, name: string, folder: string): Promise<void> {
  await mkdir(join(path, folder), { recursive: true });
  const isTaken = (await lstat(join(path, folder, name)).catch(() => null)) !== null;
  const free = isTaken ? `${Date.now()}-${name}` : name;
  await rename(join(path, name), join(path, folder, free));
}
