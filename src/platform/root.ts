import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder of the checkout: the nearest one upwards that holds package.json and db/migrations. */
export const root: string = findRoot(import.meta.dirname);

function findRoot(from: string): string {
  if (existsSync(join(from, 'package.json')) && existsSync(join(from, 'db', 'migrations'))) return from;
  const parent = dirname(from);
  if (parent === from) throw new Error(`No package.json with db/migrations above ${import.meta.dirname}`);
  return findRoot(parent);
}
