import { createWriteStream, existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { findEnded, type Ground, measured, notePackage, writePackage } from '../../features/archive/index.ts';
import { type Dossier, findDossier, findDossierByCode, isEnded } from '../../features/dossiers/index.ts';
import { listWards, noteAccess, type Ward } from '../../features/organisation/index.ts';
import { PACKAGE_PARTS } from '../../jobs.ts';
import { addDays, isDay } from '../../law/day.ts';
import { type GivenOptions, readOptions } from '../options.ts';
import { onGround } from './ground.ts';

const OPTIONS = {
  '--ward': 'one',
  '--dossier': 'one',
  '--closed-from': 'one',
  '--closed-until': 'one',
  '--to': 'one',
  '--reason': 'one',
} as const;

/** `archive export`: one file a dossier into a folder. @returns 0, or 1 when a dossier could not be packed */
export async function exportPackages(args: string[]): Promise<number> {
  const options = readOptions(args, OPTIONS);
  const one = (name: keyof typeof OPTIONS) => options.get(name)?.[0];
  const folder = must(one('--to'), '--to THƯ-MỤC');
  const reason = must(one('--reason'), '--reason "lý do xuất"');
  mustBeWhich(options);
  return onGround(async (ground) => {
    const ward = findWard(await listWards(ground.database.db), one('--ward'));
    const ids = await dossierIds(ground, ward.id, options);
    await mkdir(folder, { recursive: true });
    await ground.database.transact((tx) =>
      noteAccess(tx, {
        ...{ wardId: ward.id, officerId: null, action: 'export_packages', at: ground.now() },
        subject: `${ids.length} gói hồ sơ, dòng lệnh: ${reason}`.slice(0, 200),
      }),
    );
    let failed = 0;
    for (const dossierId of ids) {
      const dossier = await findDossier(ground.database.db, { wardId: ward.id, dossierId });
      const fault = await packInto(ground, folder, dossier).then(() => null, messageOf);
      if (fault !== null) failed++;
      process.stdout.write(`${dossier.state.code}: ${fault ?? 'đã đóng gói'}\n`);
    }
    process.stdout.write(
      `${ids.length - failed} gói ở ${folder}${failed > 0 ? `; ${failed} hồ sơ lỗi` : ''}.\n`,
    );
    return failed === 0 ? 0 : 1;
  });
}

/** The file appears under its name only when it is whole and on record. */
async function packInto(ground: Ground, folder: string, dossier: Dossier): Promise<void> {
  const path = join(folder, `${dossier.state.code}.zip`);
  const part = `${path}.part`;
  let measure = { sha256: '', size: 0 };
  try {
    const pieces = measured(writePackage(ground, dossier, PACKAGE_PARTS), (found) => {
      measure = found;
    });
    await pipeline(Readable.from(pieces), createWriteStream(part, { mode: 0o600, flush: true }));
    const made = { ...measure, exportId: null, madeBy: null, at: ground.now() };
    await ground.database.transact((tx) => notePackage(tx, dossier, made));
    await rename(part, path);
  } finally {
    if (existsSync(part)) await rm(part);
  }
}

async function dossierIds(ground: Ground, wardId: number, options: GivenOptions): Promise<number[]> {
  const { db } = ground.database;
  const code = options.get('--dossier')?.[0];
  if (code !== undefined) {
    const dossier = await findDossierByCode(db, wardId, code.toUpperCase());
    if (dossier === null) throw new Error(`không có hồ sơ ${code}.`);
    if (!isEnded(dossier.state.status)) throw new Error(`hồ sơ ${code} chưa kết thúc.`);
    return [dossier.id];
  }
  const [from, to] = [options.get('--closed-from')![0]!, options.get('--closed-until')![0]!];
  if (!isDay(from) || !isDay(to) || to < from)
    throw new Error(
      '--closed-from và --closed-until là ngày như 2026-11-01, ngày cuối không trước ngày đầu.',
    );
  return findEnded(db, wardId, { from, until: addDays(to, 1) });
}

function mustBeWhich(options: GivenOptions): void {
  const isOne = options.has('--dossier');
  const period = ['--closed-from', '--closed-until'].filter((name) => options.has(name)).length;
  if (isOne ? period > 0 : period < 2)
    throw new RangeError('cần --dossier MÃ, hoặc cả --closed-from NGÀY và --closed-until NGÀY.');
}

function findWard(wards: Ward[], code: string | undefined): Ward {
  const found =
    code === undefined && wards.length === 1 ? wards[0] : wards.find((each) => each.code === code);
  if (!found) throw new Error(`cần --ward MÃ; có: ${wards.map((each) => each.code).join(', ')}.`);
  return found;
}

function must(value: string | undefined, what: string): string {
  if (value === undefined) throw new RangeError(`thiếu ${what}.`);
  return value;
}

export function messageOf(error: unknown): string {
  return (error as Error).message;
}
