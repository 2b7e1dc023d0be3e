import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { archiveLife } from '../../../../test/archive-life.ts';
import { type TestDatabase, testDatabase } from '../../../../test/database.ts';
import { resign, type Unpacked } from '../../../../test/tampering.ts';
import { hashOf } from '../../../platform/files/file-store.ts';
import { root } from '../../../platform/root.ts';
import { publicPem } from '../../../platform/security/sign.ts';
import { stepHash } from '../../dossiers/chain.ts';
import { manifestJsonSchema } from '../index.ts';
import { MANIFEST, type Manifest, manifestSchema } from '../schema.ts';
import { packageKey } from './make-package.ts';

let at: TestDatabase;
let life: ReturnType<typeof archiveLife>;
let id: number;
let bytes: Buffer;
let files: Unpacked;
const folder = mkdtempSync(join(tmpdir(), 'motcua-goi-'));
beforeAll(async () => {
  at = await testDatabase();
  life = archiveLife(at);
  id = await life.ended();
  bytes = await life.pack(id);
  files = unzipSync(bytes);
});
afterAll(async () => {
  await at.close();
  rmSync(folder, { recursive: true, force: true });
});

const manifestOf = (of: Unpacked): Manifest => JSON.parse(Buffer.from(of[MANIFEST]!).toString());

describe('a package', () => {
  it('holds slips, papers, results and what was declared, in a layout that a person can read', () => {
    const paths = Object.keys(files).map((path) => path.replace(/-[0-9a-f]{8}(?=\.)/, '-…'));
    expect(paths).toEqual([
      'index.html',
      'phieu/01-giay-tiep-nhan-ho-so-va-hen-tra-ket-qua.pdf',
      'phieu/14-phieu-kiem-soat-qua-trinh-giai-quyet-ho-so.pdf',
      'giay-to/01-to-khai-….pdf',
      'ket-qua/12-ket-qua-….pdf',
      'to-khai/to-khai.pdf',
      'to-khai/cau-tra-loi.json',
      'HUONG-DAN.txt',
      'kiem-tra.mjs',
      'kiem-tra.py',
      'manifest.json',
      'khoa-cong-khai.pem',
      'SHA256SUMS',
      'SHA256SUMS.sig',
    ]);
  });

  it('says all about the dossier, and names every file with its hash', async () => {
    const { state, steps } = await life.find(id);
    const manifest = manifestSchema.parse(manifestOf(files));
    expect(manifest.dossier).toMatchObject({
      code: state.code,
      status: 'returned',
      resultOutcome: 'granted',
    });
    expect(manifest.steps.map((each) => each.hash)).toEqual(steps.map((each) => each.hash.toString('hex')));
    expect(manifest.documents.map(({ name, path }) => [name, path !== null])).toEqual([
      ['Tờ khai', true],
      ['Bản chính "giấy" <khai sinh>', false],
    ]);
    expect(manifest.keptUntil).toBeNull();
    for (const file of manifest.files)
      expect([file.sha256, file.size]).toEqual([hashOf(files[file.path]!), files[file.path]!.length]);
    const named = manifest.officers.map((each) => Object.keys(each).sort());
    expect(new Set(named.flat())).toEqual(new Set(['id', 'name', 'title', 'unitId']));
  });

  it('holds the result to the byte as it is kept', async () => {
    const { resultFile } = (await life.find(id)).state;
    const { path } = manifestOf(files).files.find(({ role }) => role === 'result')!;
    expect(Buffer.from(files[path]!)).toEqual(Buffer.from(await at.platform.files.read(resultFile!)));
  });

  it('opens as a page that runs and fetches nothing', () => {
    const page = Buffer.from(files['index.html']!).toString();
    expect(page).not.toMatch(/<script|<img|<link|https?:\/\/|\son[a-z]+=/i);
    expect(page).toContain("default-src 'none'");
    expect(page).toContain('Bản chính &quot;giấy&quot; &lt;khai sinh&gt;');
    expect(page).toContain('Đủ điều kiện &lt;b&gt;');
    for (const [, path] of page.matchAll(/href="([^"]+)"/g)) expect(Object.keys(files)).toContain(path);
  });

  it('is the same to the byte every time, at another hour and in another time zone', async () => {
    const zone = process.env.TZ;
    process.env.TZ = 'America/Los_Angeles';
    at.platform.setNow(new Date('2027-05-01T20:00:00Z'));
    try {
      expect(hashOf(await life.pack(id))).toBe(hashOf(bytes));
    } finally {
      if (zone === undefined) delete process.env.TZ;
      else process.env.TZ = zone;
      at.platform.setNow(new Date('2026-11-23T03:00:00Z'));
    }
  });

  it('is made of no dossier that has not ended, nor without a file that it names', async () => {
    await expect(life.pack(await life.accept())).rejects.toMatchObject({ code: 'step_not_open' });
    const lost = await life.ended('Người mất giấy');
    await at.platform.files.remove((await life.find(lost)).state.documents[0]!.file!);
    await expect(life.pack(lost)).rejects.toThrow();
  });

  it('has its manifest described by the published JSON Schema', () => {
    const published = readFileSync(join(root, 'docs', 'goi-ho-so.schema.json'), 'utf8');
    expect(JSON.parse(published)).toEqual(JSON.parse(manifestJsonSchema()));
  });
});

/** Writes the files as whoever unpacks them has them. */
function unpackInto(name: string, all: Unpacked): string {
  const into = join(folder, name);
  for (const [path, data] of Object.entries(all)) {
    mkdirSync(dirname(join(into, path)), { recursive: true });
    writeFileSync(join(into, path), data);
  }
  return into;
}

/** What each published command says of a folder: whether it finds everything right. */
function checks(cwd: string, key = 'khoa-cong-khai.pem') {
  const run = (program: string, ...args: string[]) =>
    spawnSync(program, args, { cwd, encoding: 'utf8', env: { ...process.env, PYTHONIOENCODING: 'utf-8' } });
  const given = key === 'khoa-cong-khai.pem' ? [] : ['--khoa', key];
  const done = {
    sha256sum: run('sha256sum', '--check', '--quiet', 'SHA256SUMS'),
    openssl: run(
      ...(['openssl', 'pkeyutl', '-verify', '-pubin', '-inkey', key, '-rawin'] as const),
      ...['-in', 'SHA256SUMS', '-sigfile', 'SHA256SUMS.sig'],
    ),
    node: run(process.execPath, 'kiem-tra.mjs', ...given),
    python: run('python3', 'kiem-tra.py', ...given),
  };
  return Object.fromEntries(Object.entries(done).map(([name, { status }]) => [name, status === 0]));
}

const ALL_RIGHT = { sha256sum: true, openssl: true, node: true, python: true };

/** A chain whose last step says odd things, as its program hashes it. */
function withOddStep(): Unpacked {
  const manifest = manifestOf(files);
  const { previousHash, hash, ...words } = manifest.steps.at(-1)!;
  words.payload = {
    ...{ note: '“Ễ”\u2028\u007f\t\\ "\u0001" 😀', remainingMinutes: 0.0000166, more: 1e-9, none: null },
    ...{ list: [1, 2.5, -3, true, { z: '', a: [] }], chữ: 'có dấu' },
  };
  const step = { ...words, at: new Date(words.at), dueAt: words.dueAt && new Date(words.dueAt) };
  const hashed = stepHash(Buffer.from(previousHash, 'hex'), step as never, words.clientKey).toString('hex');
  manifest.steps.splice(-1, 1, { ...words, previousHash, hash: hashed });
  expect(hashed).not.toBe(hash);
  return resign({ ...files, [MANIFEST]: Buffer.from(JSON.stringify(manifest)) });
}

describe('the published instructions', () => {
  it('hash a step with odd words and numbers as the system does', () => {
    expect(checks(unpackInto('odd', withOddStep()))).toEqual(ALL_RIGHT);
  });

  it('find a whole package right, with the key in it and with the published one', () => {
    const into = unpackInto('whole', files);
    const key = join(folder, 'khoa.pem');
    writeFileSync(key, publicPem(packageKey(at.platform.settings.secret)));
    expect(checks(into)).toEqual(ALL_RIGHT);
    expect(checks(into, key)).toEqual(ALL_RIGHT);
    const guide = Buffer.from(files['HUONG-DAN.txt']!).toString();
    expect(guide).toContain('openssl pkeyutl -verify -pubin -inkey khoa-cong-khai.pem -rawin -in SHA256SUMS');
  });

  it('work on what unzip unpacks', () => {
    writeFileSync(join(folder, 'goi.zip'), bytes);
    const into = join(folder, 'unzipped');
    expect(spawnSync('unzip', ['-q', join(folder, 'goi.zip'), '-d', into]).status).toBe(0);
    expect(checks(into)).toEqual(ALL_RIGHT);
  });

  it('find a changed, a missing and a foreign file', () => {
    const changed = unpackInto('changed', files);
    appendFileSync(join(changed, 'index.html'), ' ');
    expect(checks(changed)).toEqual({ sha256sum: false, openssl: true, node: false, python: false });
    const missing = unpackInto('missing', files);
    rmSync(join(missing, 'to-khai/to-khai.pdf'));
    expect(checks(missing)).toEqual({ sha256sum: false, openssl: true, node: false, python: false });
    const foreign = unpackInto('foreign', { ...files, 'giay-to/99-la.pdf': Buffer.from('x') });
    expect(checks(foreign)).toEqual({ sha256sum: true, openssl: true, node: false, python: false });
  });

  it('find a step that was changed though all hashes of files were made anew and signed with another key', () => {
    const manifest = manifestOf(files);
    manifest.steps[3]!.at = '2026-11-20T03:00:00.000Z';
    const forged = resign({ ...files, [MANIFEST]: Buffer.from(JSON.stringify(manifest)) });
    const into = unpackInto('forged', forged);
    expect(checks(into)).toEqual({ sha256sum: true, openssl: true, node: false, python: false });
  });

  it('find a package that another signed, by the published key alone', () => {
    const manifest = manifestOf(files);
    manifest.applicant.name = 'Người khác';
    const forged = resign({ ...files, [MANIFEST]: Buffer.from(JSON.stringify(manifest)) });
    const into = unpackInto('signed-by-another', forged);
    expect(checks(into)).toEqual(ALL_RIGHT);
    expect(checks(into, join(folder, 'khoa.pem'))).toEqual({
      ...{ sha256sum: true, openssl: false, node: false, python: false },
    });
  });
});
