import { spawnSync } from 'node:child_process';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { archiveLife, gather } from '../../../../test/archive-life.ts';
import { type TestDatabase, testDatabase } from '../../../../test/database.ts';
import { emptyInstallation } from '../../../../test/empty-installation.ts';
import { changedTables, openSnapshots } from '../../../../test/snapshot.ts';
import { archive } from '../../../cli/archive/archive.ts';
import { hashOf } from '../../../platform/files/file-store.ts';
import { root } from '../../../platform/root.ts';
import { publicPem } from '../../../platform/security/sign.ts';
import type { FileSettings } from '../../../platform/settings.ts';
import { verifyDossiers } from '../../dossiers/index.ts';
import { listWards } from '../../organisation/index.ts';
import { packageKey } from '../package/make-package.ts';
import { checkPackage } from './check-package.ts';
import { importPackage } from './import-package.ts';
import { findArchived, rewritePackage, searchArchived } from './store.ts';
import { verifyArchived } from './verify-archived.ts';

let at: TestDatabase;
let elsewhere: Awaited<ReturnType<typeof emptyInstallation>>;
let life: ReturnType<typeof archiveLife>;
const codes: string[] = [];
let folder: string;
let keyFile: string;
beforeAll(async () => {
  at = await testDatabase();
  elsewhere = await emptyInstallation();
  life = archiveLife(at);
  for (const name of ['Người thứ nhất', 'Người thứ hai'])
    codes.push((await life.find(await life.ended(name))).state.code);
  const refused = await life.accept();
  await life.take(refused, 'quay1', 'withdraw', { reason: 'Người nộp đề nghị dừng.' });
  codes.push((await life.find(refused)).state.code);
  await life.accept();
  folder = join(elsewhere.dataDir, 'packages');
  keyFile = join(elsewhere.dataDir, 'khoa.pem');
  writeFileSync(keyFile, publicPem(packageKey(at.platform.settings.secret)));
});
afterAll(async () => {
  await at.close();
  await elsewhere.close();
});

type Installation = { url: string; dataDir: string; fileSettings: FileSettings };
const envOf = ({ url, dataDir, fileSettings: { key } }: Installation) => ({
  FILES_KEY: Buffer.from(key).toString('hex'),
  ...{ DATABASE_URL: url, DATA_DIR: dataDir, SESSION_SECRET: at.platform.settings.secret },
});

/** The real command line on the installation at this address. */
function motcua(installation: Installation, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'src', 'cli.ts'), ...args], {
    encoding: 'utf8',
    env: { ...process.env, ...envOf(installation) },
  });
  return { status, said: stdout + stderr };
}

/** The same command in this process, which is quicker: what it says, and its exit code or error. */
async function command(installation: Installation, ...args: string[]) {
  const said: string[] = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => said.push(String(text)) > 0);
  for (const [name, value] of Object.entries(envOf(installation))) vi.stubEnv(name, value);
  const status = await archive(args)
    .catch((error) => said.push(error.message) * 0 + 1)
    .finally(() => {
      vi.restoreAllMocks();
      vi.unstubAllEnvs();
    });
  return { status, said: said.join('') };
}
const here = () => ({
  ...{ url: at.ownerUrl, dataDir: at.platform.settings.dataDir },
  fileSettings: at.platform.settings.files,
});
const packageOf = (code: string) => join(folder, `${code}.zip`);
const wardThere = async () => (await listWards(elsewhere.database.db))[0]!.id;

describe('from one installation to another', () => {
  it('exports every ended dossier of some days, on record, and no other', async () => {
    const days = ['--closed-from', '2026-11-01', '--closed-until', '2026-11-23'];
    const done = motcua(here(), 'archive', 'export', ...days, '--reason', 'Nộp lưu trữ', '--to', folder);
    expect(done).toMatchObject({ status: 0, said: expect.stringContaining(`3 gói ở ${folder}`) });
    for (const code of codes) {
      const { id } = (await life.findByCode(code))!;
      expect(hashOf(readFileSync(packageOf(code)))).toBe(hashOf(await life.pack(id)));
    }
    const records = await at.database.db.selectFrom('archive_packages').selectAll().execute();
    expect(records.map((row) => row.package_sha256).sort()).toEqual(
      codes.map((code) => hashOf(readFileSync(packageOf(code)))).sort(),
    );
    const notes = await at.database.db
      .selectFrom('access_log')
      .select('subject')
      .where('action', '=', 'export_packages')
      .execute();
    expect(notes).toEqual([{ subject: '3 gói hồ sơ, dòng lệnh: Nộp lưu trữ' }]);
  });

  it('says why it exports nothing', async () => {
    const say = (...args: string[]) => motcua(here(), 'archive', 'export', '--to', folder, ...args);
    expect(await say('--dossier', codes[0]!)).toMatchObject({
      status: 1,
      said: expect.stringMatching(/thiếu --reason/),
    });
    expect(await say('--reason', 'thử', '--dossier', 'H0')).toMatchObject({
      status: 1,
      said: expect.stringMatching(/không có hồ sơ H0/),
    });
  });

  it('imports them into an empty installation with identical hashes; a bad one stops none', async () => {
    copyFileSync(packageOf(codes[0]!), join(folder, 'a-hong.zip'));
    const bad = readFileSync(join(folder, 'a-hong.zip'));
    bad[Math.floor(bad.length / 2)]! ^= 1;
    writeFileSync(join(folder, 'a-hong.zip'), bad);
    const done = motcua(elsewhere, 'archive', 'import', folder, '--key', keyFile);
    expect(done.said).toContain('3 gói đã nhập hoặc có sẵn, 1 gói bị từ chối.');
    expect(done.said).toContain('a-hong.zip: KHÔNG NHẬP');
    expect(done.said).toContain('lập phường Hải Dương từ gói, chữ ký đúng với khóa đã cho');
    expect(done.status).toBe(1);
    const { db } = elsewhere.database;
    const wardId = await wardThere();
    const lines = await searchArchived(db, wardId, { words: '', after: null, limit: 10 });
    expect(lines.map((line) => line.code).sort()).toEqual([...codes].sort());
    for (const { id, code } of lines) {
      const archived = await findArchived(db, wardId, id);
      const original = (await life.findByCode(code))!;
      expect(archived.steps).toEqual(original.steps);
      expect(archived.signer).toBe('known');
      const again = await gather(rewritePackage({ files: elsewhere.files }, archived));
      expect(hashOf(again)).toBe(hashOf(readFileSync(packageOf(code))));
      expect(archived.packageSha256).toBe(hashOf(again));
    }
  });

  it('proves there what it proves here', async () => {
    const there = motcua(elsewhere, 'verify');
    expect(there).toMatchObject({
      status: 0,
      said: expect.stringContaining('3 hồ sơ, chuỗi băm nguyên vẹn'),
    });
    const { faults } = await at.database.transact((tx) => verifyDossiers(tx, at.wardId), 'repeatable read');
    expect(faults).toEqual([]);
  });

  it('keeps names without accounts, and counts nothing', async () => {
    const { db } = elsewhere.database;
    for (const table of ['dossiers', 'dossier_steps', 'officers', 'sessions'] as const)
      expect(await db.selectFrom(table).selectAll().execute()).toEqual([]);
    const line = (
      await searchArchived(db, await wardThere(), { words: 'thu nhat', after: null, limit: 9 })
    )[0]!;
    const { manifest } = await findArchived(db, await wardThere(), line.id);
    expect(manifest.officers.map((each) => each.name)).toContain(at.officer('hotich').displayName);
  });

  it('imports the same again without adding anything', async () => {
    const count = async () => {
      const { db } = elsewhere.database;
      const tables = ['archived_dossiers', 'archived_steps', 'archived_files', 'files', 'wards'] as const;
      return Promise.all(
        tables.map(async (name) => (await db.selectFrom(name).selectAll().execute()).length),
      );
    };
    const before = await count();
    const done = await command(elsewhere, 'import', packageOf(codes[0]!));
    expect(done).toMatchObject({ status: 0, said: expect.stringContaining('đã có sẵn, như gói') });
    expect(await count()).toEqual(before);
  });

  it('checks packages without a database', async () => {
    const nowhere = { ...elsewhere, url: '', dataDir: join(elsewhere.dataDir, 'none') };
    const done = await command(nowhere, 'verify', folder, '--key', keyFile);
    expect(done.status).toBe(1);
    expect(done.said.match(/ĐÚNG: hồ sơ/g)).toHaveLength(3);
    expect(done.said.match(/SAI:/g)).toHaveLength(1);
  });
});

describe('what is kept', () => {
  const keep = async (bytes: Buffer, wardId: number) => {
    const given = await checkPackage(bytes, null);
    const now = at.platform.now();
    return elsewhere.database.transact((tx) => importPackage(tx, elsewhere.files, { wardId, given, now }));
  };

  it('refuses another content under a code that is there, and writes nothing', async () => {
    const wardId = await wardThere();
    const shots = await openSnapshots({ ownerUrl: elsewhere.url });
    const before = await shots.take();
    at.platform.settings.publicUrl = 'https://khac.example';
    const { id } = (await life.findByCode(codes[0]!))!;
    const other = await life.pack(id);
    await expect(keep(other, wardId)).rejects.toMatchObject({
      ...{ code: 'invalid', message: expect.stringContaining('đã có trong lưu trữ với nội dung khác') },
    });
    expect(changedTables(before, await shots.take())).toEqual([]);
    at.platform.settings.publicUrl = 'http://127.0.0.1:3000';
    await shots.close();
  });

  it('refuses a package of a dossier that is its own', async () => {
    const given = await checkPackage(readFileSync(packageOf(codes[0]!)), null);
    const keepHere = at.database.transact((tx) =>
      importPackage(tx, at.platform.files, { wardId: at.wardId, given, now: at.platform.now() }),
    );
    await expect(keepHere).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringMatching(/hồ sơ gốc/),
    });
    expect(await at.database.db.selectFrom('archived_dossiers').selectAll().execute()).toEqual([]);
  });

  it('keeps one of two that come at once', async () => {
    const bytes = await life.pack(await life.ended('Người đến hai lần'));
    const wardId = await wardThere();
    const outcomes = await Promise.all([keep(bytes, wardId), keep(bytes, wardId)]);
    expect(outcomes.sort()).toEqual(['imported', 'unchanged']);
  });

  it('is found out when it is changed by hand', async () => {
    const wardId = await wardThere();
    const fault = async () => (await verifyArchived(elsewhere.database.db, wardId)).faults;
    expect(await fault()).toEqual([]);
    const by = async (statement: string) => {
      const owner = await openSnapshots({ ownerUrl: elsewhere.url });
      await owner.query(statement).finally(() => owner.close());
    };
    await by(`update archived_steps set at = at + interval '1 hour' where archived_id = 1 and no = 2`);
    expect(await fault()).toHaveLength(1);
    await by(`update archived_steps set at = at - interval '1 hour' where archived_id = 1 and no = 2`);
    await by(
      `update archived_files set sha256 = (select min(sha256) from files) where archived_id = 1 and no = 2`,
    );
    expect(await fault()).toEqual([
      { code: expect.any(String), what: expect.stringContaining('không như manifest') },
    ]);
  });

  it('cannot be changed by the application', async () => {
    for (const table of ['archived_steps', 'archived_dossiers', 'archive_packages'] as const)
      await expect(elsewhere.database.transact((tx) => tx.deleteFrom(table).execute())).rejects.toThrow(
        /permission denied/,
      );
  });
});
