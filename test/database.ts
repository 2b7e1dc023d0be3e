import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';
import { type Act, listOfficers, listWards, type Officer } from '../src/features/organisation/index.ts';
import { type Database, openDatabase } from '../src/platform/database/database.ts';
import { openEvents } from '../src/platform/database/listen.ts';
import { openFileStore } from '../src/platform/files/store/open-store.ts';
import type { Platform } from '../src/platform/platform.ts';
import type { FileSettings, Settings } from '../src/platform/settings.ts';
import './ids-key.ts';

/** The migrated and seeded database that copies are made of. */
export const TEMPLATE = 'motcua_template';

export interface TestDatabase {
  database: Database;
  platform: Platform & { setNow(now: Date): void };
  /** Connection string of the owner, who may do what the application may not. */
  ownerUrl: string;
  wardId: number;
  officer(username: string): Officer;
  act(username: string, now?: Date): Act;
  close(): Promise<void>;
}

/** A fresh copy of the seeded database: ward 10525, units, catalogue, demo officers; no dossiers, no plan. */
export async function testDatabase(now = new Date('2026-11-23T03:00:00Z')): Promise<TestDatabase> {
  const name = `t_${randomUUID().replaceAll('-', '')}`;
  await asAdmin((admin) => admin.query(`create database ${name} template ${TEMPLATE}`));
  const ownerUrl = urlOf(name);
  const database = openDatabase(ownerUrl, { max: 8 }).acrossWards();
  const folder = mkdtempSync(join(tmpdir(), 'motcua-files-'));
  const files = testFileSettings(folder);
  let clock = now;
  const platform = {
    database,
    events: openEvents(ownerUrl),
    files: openFileStore(files),
    settings: {
      mode: 'demo' as const,
      host: '127.0.0.1',
      port: 0,
      drainSeconds: 0,
      logLevel: 'info' as const,
      metrics: null,
      dataDir: folder,
      databaseUrl: null,
      secret: 'a secret for tests only',
      publicUrl: 'http://127.0.0.1:3000',
      demoDossiers: 0,
      trustedProxies: [],
      messages: {
        smtpUrl: null,
        mailFrom: 'motcua@localhost',
        smsUrl: null,
        zaloUrl: null,
        gatewayToken: null,
      },
      files,
      clamd: null as string | null,
      keepUnscanned: false,
      identity: {
        issuer: null as string | null,
        clientId: 'motcua',
        clientSecret: null as string | null,
        personalIdClaim: 'personal_id',
        level2Acr: '2',
      },
      payments: null as Settings['payments'],
      scanDir: null as string | null,
      scanThreads: 1,
      lookups: null as Settings['lookups'],
      signing: { tsaUrl: null, authorities: [], trustRoots: null, pkcs11Module: null } as Settings['signing'],
    },
    now: () => clock,
    isDraining: () => false,
    setNow: (next: Date) => {
      clock = next;
    },
  };
  const wardId = (await listWards(database.db))[0]!.id;
  const officers = new Map((await listOfficers(database.db, wardId)).map((each) => [each.username, each]));
  const officer = (username: string) => {
    const found = officers.get(username);
    if (!found)
      throw new Error(`No demo officer "${username}"; there are ${[...officers.keys()].join(', ')}`);
    return found;
  };
  return {
    database,
    platform,
    ownerUrl,
    wardId,
    officer,
    act: (username, at = clock) => ({ officer: officer(username), now: at, requestId: 'test' }),
    close: async () => {
      await platform.events.close();
      await database.close();
      rmSync(folder, { recursive: true, force: true });
      await asAdmin((admin) => admin.query(`drop database ${name} with (force)`));
    },
  };
}

/** Where the files of a test lie, under a key of its own. */
export function testFileSettings(folder: string): FileSettings {
  return { folder: join(folder, 'files'), key: randomBytes(32), oldKeys: [], s3: null };
}

async function asAdmin(work: (admin: pg.Client) => Promise<unknown>): Promise<void> {
  const admin = new pg.Client({ connectionString: inject('adminUrl') });
  await admin.connect();
  try {
    await work(admin);
  } finally {
    await admin.end();
  }
}

/** The connection string of the owner for another database of the tests' server. */
export function urlOf(name: string): string {
  return inject('adminUrl').replace('/postgres?', `/${name}?`);
}
