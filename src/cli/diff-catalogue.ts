import { readFileSync } from 'node:fs';
import {
  compareCatalogue,
  DIFFERENCE_KINDS,
  DIFFERENCE_LABELS,
  listInForce,
  readExport,
} from '../features/procedures/index.ts';
import { toLocalDay } from '../law/day.ts';
import { openDatabase } from '../platform/database/database.ts';
import { withDatabase } from './database.ts';

/** `catalogue diff FILE [--json]`: what an export of the national database says otherwise. @returns the exit code */
export async function diffCatalogue(args: string[]): Promise<number> {
  const file = args.find((each) => !each.startsWith('--'));
  if (file === undefined) {
    process.stderr.write('motcua catalogue diff: cần tên tệp xuất từ cơ sở dữ liệu quốc gia\n');
    return 64;
  }
  try {
    const { rows, faults } = await readExport(new Uint8Array(readFileSync(file)));
    const today = toLocalDay(new Date());
    const here = await withDatabase(process.env, (url) => inForceAt(url, today));
    const differences = compareCatalogue(here, rows, today);
    if (args.includes('--json')) process.stdout.write(`${JSON.stringify({ differences, faults })}\n`);
    else
      for (const kind of DIFFERENCE_KINDS)
        process.stdout.write(
          `${DIFFERENCE_LABELS[kind]}: ${differences.filter((each) => each.kind === kind).length}\n`,
        );
    return 0;
  } catch (error) {
    process.stderr.write(`motcua catalogue diff: ${(error as Error).message}\n`);
    return 2;
  }
}

async function inForceAt(url: string, today: string) {
  const database = openDatabase(url, { max: 1 });
  try {
    return await listInForce(database.db, today);
  } finally {
    await database.close();
  }
}
