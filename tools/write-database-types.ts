// Writes src/platform/database/types.ts from a database that has just been migrated. With --check only compares.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import codegen from 'kysely-codegen';
import { migrate } from '../src/platform/database/migrate.ts';
import { openCluster } from '../src/platform/postgres/cluster.ts';

const target = join(import.meta.dirname, '../src/platform/database/types.ts');
const folder = mkdtempSync('/tmp/motcua-types-');
const cluster = await openCluster(join(folder, 'db'), { fsync: 'off' });
try {
  const url = cluster.url('postgres');
  await migrate(url);
  const written = await typesOf(url);
  if (!process.argv.includes('--check')) writeFileSync(target, written);
  else if (readFileSync(target, 'utf8') !== written) {
    console.error('src/platform/database/types.ts is not what the migrations give: run npm run db:types');
    process.exitCode = 1;
  }
} finally {
  await cluster.stop();
  rmSync(folder, { recursive: true, force: true });
}

/** int8 and numeric are read as numbers and date as `YYYY-MM-DD` text, as database.ts sets the parsers. */
async function typesOf(url: string): Promise<string> {
  const cli = new codegen.Cli();
  const text = await cli.generate({
    url,
    dialect: 'postgres',
    dateParser: 'string',
    numericParser: 'number',
    excludePattern: 'migrations',
    logLevel: 'silent',
    outFile: null,
    print: true,
  } as never);
  return text.replace(/Int8 = .*;/, 'Int8 = ColumnType<number, number, number>;');
}
