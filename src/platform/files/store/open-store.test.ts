import { randomBytes } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ACCOUNT, signatureOf, startS3 } from '../../../../test/s3.ts';
import type { FileSettings } from '../../settings.ts';
import { hashOf } from '../file-store.ts';
import { toBytes } from './flow.ts';
import { openFileStore } from './open-store.ts';

const folder = mkdtempSync(join(tmpdir(), 'motcua-store-'));
let s3: Awaited<ReturnType<typeof startS3>>;
beforeAll(async () => {
  s3 = await startS3();
});
afterAll(async () => {
  await s3.close();
  rmSync(folder, { recursive: true, force: true });
});

const key = randomBytes(32);
const settings = (change: Partial<FileSettings> = {}): FileSettings => ({
  ...{ folder: join(folder, 'files'), key, oldKeys: [], s3: null },
  ...change,
});
const places = {
  'a folder': () => settings(),
  'a bucket': () => settings({ s3: s3.settings }),
};
const sourceOf = (bytes: Uint8Array) => ({
  ...{ sha256: hashOf(bytes), size: bytes.length },
  async *open() {
    for (let at = 0; at < bytes.length; at += 100_000) yield bytes.subarray(at, at + 100_000);
  },
});
async function all<T>(given: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const each of given) found.push(each);
  return found;
}

describe.each(Object.keys(places) as (keyof typeof places)[])('in %s', (place) => {
  const open = (change: Partial<FileSettings> = {}) => openFileStore({ ...places[place](), ...change });

  it('bytes are there again whole, as bytes and as a stream', async () => {
    const store = open();
    await store.check();
    for (const size of [0, 10, 65_536, 3_000_000]) {
      const bytes = randomBytes(size);
      const sha256 = await store.write(bytes);
      expect(sha256).toBe(hashOf(bytes));
      await Promise.all([store.write(bytes), store.writeFrom(sourceOf(bytes))]);
      expect(Buffer.from(await store.read(sha256)).equals(bytes)).toBe(true);
      expect((await toBytes(await store.open(sha256))).equals(bytes)).toBe(true);
    }
    const large = randomBytes(5_000_000);
    await store.writeFrom(sourceOf(large));
    expect((await toBytes(await store.open(hashOf(large)))).equals(large)).toBe(true);
  });

  it('what is not as it was said to be is not kept', async () => {
    const store = open();
    const [said, other] = [randomBytes(300_000), randomBytes(300_000)];
    const source = { ...sourceOf(other), sha256: hashOf(said) };
    await expect(store.writeFrom(source)).rejects.toThrow();
    await expect(store.read(hashOf(said))).rejects.toThrow(/not in the store/);
    await expect(store.writeFrom({ ...sourceOf(said), size: 5 })).rejects.toThrow();
    await expect(store.open(hashOf(said))).rejects.toThrow(/not in the store/);
  });

  it('what is removed is gone, twice as once', async () => {
    const store = open();
    const sha256 = await store.write(randomBytes(100));
    await store.remove(sha256);
    await store.remove(sha256);
    await expect(store.read(sha256)).rejects.toThrow(/not in the store/);
  });

  it('all that is kept is listed, and told by who has the key alone', async () => {
    const store = open();
    const sha256 = await store.write(randomBytes(100));
    const [name] = store.upkeep.namesOf(sha256);
    const listed = await all(store.upkeep.list());
    expect(listed.filter((each) => each.name === name)).toHaveLength(1);
    expect(Math.abs(listed[0]!.at.getTime() - Date.now())).toBeLessThan(3_600_000);
    expect(await store.upkeep.whatIs(name!)).toBe(sha256);
    const stranger = open({ key: randomBytes(32) });
    expect(await stranger.upkeep.whatIs(name!)).toBeNull();
    expect(JSON.stringify(listed)).not.toContain(sha256);
  });

  it('files of an old key are read with it beside the new one, and sealed anew', async () => {
    const bytes = randomBytes(200_000);
    const sha256 = await open().write(bytes);
    const next = randomBytes(32);
    await expect(open({ key: next }).read(sha256)).rejects.toThrow(/not in the store/);
    const both = open({ key: next, oldKeys: [key] });
    expect(Buffer.from(await both.read(sha256)).equals(bytes)).toBe(true);
    await both.write(bytes);
    await expect(open({ key: next }).read(sha256)).rejects.toThrow(/not in the store/);
    expect(await both.upkeep.reseal(sha256, bytes.length)).toBe(true);
    expect(await both.upkeep.reseal(sha256, bytes.length)).toBe(false);
    expect(Buffer.from(await open({ key: next }).read(sha256)).equals(bytes)).toBe(true);
    await expect(open().read(sha256)).rejects.toThrow(/not in the store/);
  });
});

describe('on the disk', () => {
  const plainFile = (name: string, bytes: Uint8Array) => {
    mkdirSync(join(folder, 'files', name.slice(0, 2)), { recursive: true });
    writeFileSync(join(folder, 'files', name.slice(0, 2), name), bytes);
  };

  it('plain files of an older installation are read, told, and sealed by the same command', async () => {
    const store = openFileStore(settings());
    const bytes = randomBytes(100_000);
    const sha256 = hashOf(bytes);
    plainFile(sha256, bytes);
    expect(Buffer.from(await store.read(sha256)).equals(bytes)).toBe(true);
    expect((await toBytes(await store.open(sha256))).equals(bytes)).toBe(true);
    expect(await store.upkeep.whatIs(`${sha256.slice(0, 2)}/${sha256}`)).toBe(sha256);
    expect(await store.upkeep.reseal(sha256, bytes.length)).toBe(true);
    expect(existsSync(join(folder, 'files', sha256.slice(0, 2), sha256))).toBe(false);
    expect(Buffer.from(await store.read(sha256)).equals(bytes)).toBe(true);
  });

  it('a plain file that is not what its name says is not given out at all', async () => {
    const store = openFileStore(settings());
    const sha256 = hashOf(randomBytes(10));
    plainFile(sha256, randomBytes(10));
    await expect(store.open(sha256)).rejects.toThrow(/not what was stored/);
    await expect(store.read(sha256)).rejects.toThrow(/not what was stored/);
    expect(await store.upkeep.whatIs(`${sha256.slice(0, 2)}/${sha256}`)).toBeNull();
    await expect(store.upkeep.reseal(sha256, 10)).rejects.toThrow();
    expect(existsSync(join(folder, 'files', sha256.slice(0, 2), sha256))).toBe(true);
  });

  it('nobody else may enter, and nothing stands plain', async () => {
    const store = openFileStore(settings());
    const text = Buffer.from('Họ và tên: Người Thử '.repeat(50));
    const [name] = store.upkeep.namesOf(await store.write(text));
    const path = join(folder, 'files', name!);
    expect(statSync(path).mode & 0o077).toBe(0);
    expect(statSync(join(folder, 'files', 'part')).mode & 0o077).toBe(0);
    expect(readFileSync(path).includes('Họ và tên')).toBe(false);
  });

  it('halves that a crash left are forgotten, and no earlier', async () => {
    const store = openFileStore(settings());
    await store.write(randomBytes(10));
    const part = join(folder, 'files', 'part', 'half');
    writeFileSync(part, 'half');
    const before = new Date(Date.now() - 3_600_000);
    expect(await store.upkeep.forgetParts(before)).toBe(0);
    utimesSync(part, new Date(before.getTime() - 1000), new Date(before.getTime() - 1000));
    expect(await store.upkeep.forgetParts(before)).toBe(1);
    expect(readdirSync(join(folder, 'files', 'part'))).toEqual([]);
  });
});

describe('an S3 store', () => {
  it('refuses another key, and a bucket that is not there, in words for the operator', async () => {
    const wrong = openFileStore(settings({ s3: { ...s3.settings, secret: 'another' } }));
    await expect(wrong.check()).rejects.toThrow(/HTTP 403 SignatureDoesNotMatch/);
    await expect(wrong.write(randomBytes(10))).rejects.toThrow(/HTTP 403/);
    const stranger = openFileStore(settings({ s3: { ...s3.settings, key: 'NOBODY' } }));
    await expect(stranger.check()).rejects.toThrow(/HTTP 403/);
    const nowhere = openFileStore(settings({ s3: { ...s3.settings, bucket: 'khong-co' } }));
    await expect(nowhere.check()).rejects.toThrow(/HTTP 404 NoSuchBucket/);
    await expect(nowhere.write(randomBytes(10))).rejects.toThrow(/HTTP 404/);
  });

  it('gives nothing to who does not sign', async () => {
    const store = openFileStore(settings({ s3: s3.settings }));
    const [name] = store.upkeep.namesOf(await store.write(randomBytes(10)));
    const { url, bucket } = s3.settings;
    const answer = await fetch(`${url}/${bucket}/${name}`);
    expect([answer.status, (await answer.arrayBuffer()).byteLength > 86]).toEqual([403, true]);
  });

  it('lists more than a thousand', async () => {
    const other = await startS3();
    const store = openFileStore(settings({ s3: other.settings }));
    for (let no = 0; no < 1010; no += 10)
      await Promise.all(Array.from({ length: 10 }, (_, at) => store.write(Buffer.from(`${no + at}`))));
    const names = (await all(store.upkeep.list())).map((each) => each.name);
    expect([names.length, new Set(names).size]).toEqual([1010, 1010]);
    await other.close();
  });
});

describe('a line that breaks', () => {
  const store = () => openFileStore(settings({ s3: s3.settings }));
  afterEach(() => s3.setFault(() => null));

  it.each(['drop', 503] as const)('is tried again: %s', async (fault) => {
    s3.setFault((count) => (count % 2 === 1 ? fault : null));
    const bytes = randomBytes(150_000);
    const sha256 = await store().write(bytes);
    expect(Buffer.from(await store().read(sha256)).equals(bytes)).toBe(true);
  });

  it('for good says so to whoever waits', async () => {
    s3.setFault(() => 'drop');
    await expect(store().write(randomBytes(10))).rejects.toMatchObject({ code: 'try_later' });
  });

  it('in the middle of a file is an error, never a short file', async () => {
    const sha256 = await store().write(randomBytes(3_000_000));
    s3.setFault(() => 'half');
    const stream = await store().open(sha256);
    await expect(toBytes(stream)).rejects.toThrow();
    await expect(store().read(sha256)).rejects.toThrow();
  });
});

it('the gate before the server of these tests signs as Amazon’s own example does', () => {
  const headers = {
    host: 'examplebucket.s3.amazonaws.com',
    range: 'bytes=0-9',
    'x-amz-content-sha256': hashOf(Buffer.alloc(0)),
    'x-amz-date': '20130524T000000Z',
    authorization:
      'AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,Signature=',
  };
  const account = { ...ACCOUNT, secret: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' };
  expect(signatureOf({ method: 'GET', target: '/test.txt', headers }, account)).toBe(
    'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
  );
});
