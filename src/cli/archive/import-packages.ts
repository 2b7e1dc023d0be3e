import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { checkPackage, type Ground, importPackage, wardOf } from '../../features/archive/index.ts';
import { listWards, noteAccess } from '../../features/organisation/index.ts';
import { asOwner, type Tx } from '../../platform/database/database.ts';
import { readOptions } from '../options.ts';
import { messageOf } from './export-packages.ts';
import { onGround } from './ground.ts';

const MOST_BYTES = 1024 * 1024 * 1024;

/**
 * `archive import`: checks each package, then keeps it at its ward. A package that is refused leaves nothing behind and does
 * not stop the others. @returns 0, or 1 when one was refused
 */
export async function importPackages(args: string[]): Promise<number> {
  const { paths, key } = await readTarget(args, 'import');
  return onGround(async (ground, ownerUrl) => {
    let refused = 0;
    for (const path of paths) {
      const said = await importOne(ground, ownerUrl, path, key).catch((error) => {
        refused++;
        return `KHÔNG NHẬP: ${messageOf(error)}`;
      });
      process.stdout.write(`${path}: ${said}\n`);
    }
    process.stdout.write(`${paths.length - refused} gói đã nhập hoặc có sẵn, ${refused} gói bị từ chối.\n`);
    return refused === 0 ? 0 : 1;
  });
}

async function importOne(
  ground: Ground,
  ownerUrl: string,
  path: string,
  key: string | null,
): Promise<string> {
  const given = await checkPackage(await readPackageFile(path), key);
  const { ward, dossier } = given.manifest;
  const isNew = !(await listWards(ground.database.db)).some((each) => each.code === ward.code);
  const keep = async (tx: Tx) => {
    const now = ground.now();
    const wardId = await wardOf(tx, given.manifest);
    const outcome = await importPackage(tx, ground.files, { wardId, given, now });
    const note = { wardId, officerId: null, action: 'import_package', subject: dossier.code, at: now };
    if (outcome === 'imported') await noteAccess(tx, note);
    return outcome;
  };
  // Only the owner may make a ward; all else is done as the application.
  const outcome = isNew
    ? await asOwner(ownerUrl, (owner) => owner.transact(keep))
    : await ground.database.transact(keep);
  if (outcome === 'unchanged') return `hồ sơ ${dossier.code} đã có sẵn, như gói`;
  return `đã nhập hồ sơ ${dossier.code}${isNew ? `, lập ${ward.name} từ gói` : ''}${vouched(given.signer)}`;
}

/** `archive verify`: checks packages without a database. @returns 0, or 1 when one has a fault */
export async function verifyPackages(args: string[]): Promise<number> {
  const { paths, key } = await readTarget(args, 'verify');
  let faults = 0;
  for (const path of paths) {
    const said = await readPackageFile(path)
      .then((bytes) => checkPackage(bytes, key))
      .then(({ manifest, signer }) => `ĐÚNG: hồ sơ ${manifest.dossier.code}${vouched(signer)}`)
      .catch((error) => {
        faults++;
        return `SAI: ${messageOf(error)}`;
      });
    process.stdout.write(`${path}: ${said}\n`);
  }
  return faults === 0 ? 0 : 1;
}

function vouched(signer: 'known' | 'enclosed'): string {
  return signer === 'known' ? ', chữ ký đúng với khóa đã cho' : ', chữ ký chỉ kiểm bằng khóa kèm trong gói';
}

async function readTarget(args: string[], deed: string): Promise<{ paths: string[]; key: string | null }> {
  const [target, ...rest] = args;
  if (target === undefined || target.startsWith('-'))
    throw new RangeError(`motcua archive ${deed}: thiếu TỆP hoặc THƯ-MỤC.`);
  const keyFile = readOptions(rest, { '--key': 'one' }).get('--key')?.[0];
  const key = keyFile === undefined ? null : await readFile(keyFile, 'utf8');
  const isFolder = (await stat(target)).isDirectory();
  if (!isFolder) return { paths: [target], key };
  const names = (await readdir(target)).filter((name) => name.endsWith('.zip')).sort();
  if (names.length === 0) throw new RangeError(`${target} không có gói nào (.zip).`);
  return { paths: names.map((name) => join(target, name)), key };
}

async function readPackageFile(path: string): Promise<Buffer> {
  const { size } = await stat(path);
  if (size > MOST_BYTES) throw new Error('gói lớn hơn 1 GB');
  return readFile(path);
}
