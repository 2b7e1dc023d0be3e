import { manifestJsonSchema } from '../../features/archive/index.ts';
import { exportPackages } from './export-packages.ts';
import { importPackages, verifyPackages } from './import-packages.ts';

/** `archive …`: packages of ended dossiers out of an installation, into another, and checked. @returns the exit code */
export async function archive(args: string[]): Promise<number> {
  const [deed, ...rest] = args;
  if (deed === 'export') return exportPackages(rest);
  if (deed === 'import') return importPackages(rest);
  if (deed === 'verify') return verifyPackages(rest);
  if (deed === 'schema') {
    process.stdout.write(manifestJsonSchema());
    return 0;
  }
  process.stderr.write('motcua archive: cần export, import, verify hoặc schema; xem motcua --help\n');
  return 64;
}
