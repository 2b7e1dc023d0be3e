import { readFile } from 'node:fs/promises';
import { addWard, type NewWard } from '../features/organisation/index.ts';
import { asOwner } from '../platform/database/database.ts';
import { withDatabase } from './database.ts';

/** `ward create`: a ward and its units from a file. @returns the exit code */
export async function createWard(args: string[]): Promise<number> {
  const [file] = args;
  if (file === undefined) {
    process.stderr.write('motcua ward create: thiếu TỆP\n');
    return 64;
  }
  const given = await readWard(file);
  await withDatabase(process.env, (url) =>
    asOwner(url, (owner) => owner.transact((tx) => addWard(tx, given))),
  );
  process.stdout.write(`Đã thêm ${given.ward.name} (${given.ward.code}) với ${given.units.length} đơn vị.\n`);
  return 0;
}

async function readWard(file: string): Promise<NewWard> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new Error(`không đọc được tệp ${file}.`);
  });
  try {
    return JSON.parse(text) as NewWard;
  } catch {
    throw new Error(`${file} không phải JSON.`);
  }
}
