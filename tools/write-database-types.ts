// Writes src/platform/database/types.ts from a database that has just been migrated. With --check only compares.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import codegen from 'kysely-codegen';
import pg from 'pg';
import { migrate } from '../src/platform/database/migrate.ts';
import { SEALED_TABLES } from '../src/platform/personal-ids/sealed-columns.ts';
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
    overrides: { columns: Object.fromEntries(sealedColumns(await nullableOf(url))) },
  } as never);
  const sealed = 'import type { SealedJsonColumn, SealedText } from "../personal-ids/sealed.ts";';
  return text
    .replace(/Int8 = .*;/, 'Int8 = ColumnType<number, number, number>;')
    .replace(/(?<=from "kysely";)/, `\n${sealed}`);
}

async function nullableOf(url: string): Promise<ReadonlySet<string>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(
      `select table_name || '.' || column_name as name from information_schema.columns
        where table_schema = 'public' and is_nullable = 'YES'`,
    );
    return new Set(rows.map(({ name }) => name));
  } finally {
    await client.end();
  }
}

/** What is kept sealed has a type of its own, so that nothing else is written there or compared with it. */
function sealedColumns(nullable: ReadonlySet<string>): [string, string][] {
  const orNull = (name: string, type: string): [string, string] => [
    name,
    nullable.has(name) ? `${type} | null` : type,
  ];
  return SEALED_TABLES.flatMap(({ name, numbers = [], texts = [], json = [] }) => [
    ...[...numbers, ...texts].map((column) => orNull(`${name}.${column}`, 'SealedText')),
    ...json.map((column) => orNull(`${name}.${column}`, 'SealedJsonColumn')),
  ]);
}
