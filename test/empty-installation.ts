import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';
import { openDatabase } from '../src/platform/database/database.ts';
import { migrate } from '../src/platform/database/migrate.ts';
import { openFileStore } from '../src/platform/files/store/open-store.ts';
import { testFileSettings, urlOf } from './database.ts';

/** An installation that was migrated and holds nothing: no ward, no officer, no catalogue. */
export async function emptyInstallation() {
  const name = `e_${randomUUID().replaceAll('-', '')}`;
  const asAdmin = async (statement: string) => {
    const admin = new pg.Client({ connectionString: inject('adminUrl') });
    await admin.connect();
    await admin.query(statement).finally(() => admin.end());
  };
  await asAdmin(`create database ${name}`);
  const url = urlOf(name);
  await migrate(url);
  const database = openDatabase(url, { max: 4 }).acrossWards();
  const dataDir = mkdtempSync(join(tmpdir(), 'motcua-empty-'));
  const fileSettings = testFileSettings(dataDir);
  return {
    ...{ url, database, dataDir, fileSettings },
    files: openFileStore(fileSettings),
    close: async () => {
      await database.close();
      rmSync(dataDir, { recursive: true, force: true });
      await asAdmin(`drop database ${name} with (force)`);
    },
  };
}
