import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { BAD_WORD, startClamd } from '../../../test/clamd.ts';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { EICAR, makeDocx, makeJpeg, makePdf } from '../../../test/files.ts';
import { saveFile } from '../../platform/files/file-store.ts';
import { findStoredFile, listUnscanned } from '../../platform/files/stored-file.ts';
import {
  adoptUploads,
  appendUpload,
  beginUpload,
  discardUpload,
  discardUploads,
  findBegun,
  findUpload,
  finishUpload,
  listUploads,
  readUpload,
  sweepUploads,
  takeUpload,
  type UploadOwner,
} from './index.ts';

const NOW = new Date('2026-11-23T03:00:00Z');
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
let at: TestDatabase;
beforeAll(async () => {
  at = await testDatabase(NOW);
});
afterAll(() => at.close());
afterEach(() => Object.assign(at.platform.settings, { clamd: null, keepUnscanned: false }));

const someone = (): UploadOwner => ({ wardId: at.wardId, key: `draft:${randomUUID()}` });
const sha = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const sum = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('base64');
const take = (owner: UploadOwner, name: string, bytes: Uint8Array, part = '') =>
  takeUpload(at.platform, owner, { name, bytes, part }, NOW);
const list = (owner: UploadOwner) => listUploads(at.database.db, owner);
const isStored = (bytes: Uint8Array) =>
  at.platform.files.upkeep
    .namesOf(sha(bytes))
    .some((name) => existsSync(join(at.platform.settings.files.folder, name)));
const spool = () => {
  const folder = join(at.platform.settings.dataDir, 'spool');
  return existsSync(folder) ? readdirSync(folder) : [];
};
/** A paper of its own, so that no other test has the same bytes. */
const paper = (bytes = 0) => makePdf({ text: randomUUID() + 'a'.repeat(bytes) });

const begin = (owner: UploadOwner, size: number, given: object = {}, now = NOW) =>
  beginUpload(
    at.platform,
    owner,
    { key: randomUUID(), name: 'don.pdf', size, part: '', caller: randomUUID(), ...given },
    now,
  );
const append = (
  owner: UploadOwner,
  id: string,
  offset: number,
  bytes: Uint8Array,
  sha256 = sum(bytes),
  now = NOW,
) => appendUpload(at.platform, owner, id, { offset, bytes, sha256, now });
const finish = (owner: UploadOwner, id: string, sha256: string | null = null, now = NOW) =>
  finishUpload(at.platform, owner, { id, sha256, now });

/** Sends a file in pieces, all but the finish. */
async function send(owner: UploadOwner, bytes: Uint8Array, given: object = {}): Promise<string> {
  const { id } = await begin(owner, bytes.length, given);
  const half = bytes.length >> 1;
  await append(owner, id, 0, bytes.subarray(0, half));
  await append(owner, id, half, bytes.subarray(half));
  return id;
}

describe('a whole file', () => {
  it('is kept as what it is, for its owner alone', async () => {
    const [owner, bytes] = [someone(), paper()];
    const upload = await take(owner, '../Giấy khai sinh.PDF', bytes, 'giay-1');
    expect(upload).toMatchObject({
      ...{ name: 'Giấy khai sinh.pdf', mediaType: 'application/pdf', size: bytes.length },
      ...{ sha256: sha(bytes), scanned: false, part: 'giay-1', at: NOW },
    });
    expect(await list(owner)).toEqual([upload]);
    expect(Buffer.from((await readUpload(at.platform, owner, upload.id)).bytes)).toEqual(bytes);
    for (const other of [someone(), { ...owner, wardId: owner.wardId + 1 }]) {
      expect(await list(other)).toEqual([]);
      await expect(findUpload(at.database.db, other, upload.id)).rejects.toMatchObject({ code: 'not_found' });
      await discardUpload(at.platform, other, upload.id);
    }
    await expect(findUpload(at.database.db, owner, "x' or 1=1")).rejects.toMatchObject({ code: 'not_found' });
    expect(await list(owner)).toHaveLength(1);
  });

  it('given twice is one, at once too, but may serve two parts', async () => {
    const [owner, bytes] = [someone(), paper()];
    const taken = await Promise.all([1, 2, 3, 4].map((no) => take(owner, `${no}.pdf`, bytes)));
    expect(new Set(taken.map((each) => each.id)).size).toBe(1);
    await take(owner, 'a.pdf', bytes, 'other');
    expect(await list(owner)).toHaveLength(2);
  });

  it('that is refused leaves nothing behind', async () => {
    const owner = someone();
    const bad = [
      Buffer.from('<html>'),
      makePdf({ catalog: '/A /JavaScript' }),
      makeJpeg().subarray(0, 90),
      Buffer.alloc(0),
    ];
    for (const bytes of bad) {
      await expect(take(owner, 'don.pdf', bytes)).rejects.toMatchObject({ code: 'file_unreadable' });
      expect(isStored(bytes)).toBe(false);
    }
    expect(await list(owner)).toEqual([]);
  });

  it('beyond thirty megabytes or twenty files is refused, in a race too', async () => {
    const owner = someone();
    const large = () => paper(7 * 1024 * 1024);
    const [one, two, three, four, five] = [large(), large(), large(), large(), large()];
    const answers = await Promise.allSettled(
      [one, two, three, four, five].map((each) => take(owner, 'a.pdf', each)),
    );
    const refused = answers.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []));
    expect(refused).toHaveLength(1);
    expect(refused[0]).toMatchObject({ code: 'file_too_large', message: /30 MB/ });
    expect([one, two, three, four, five].filter(isStored)).toHaveLength(4);
    const many = someone();
    await Promise.all(Array.from({ length: 20 }, () => take(many, 'a.pdf', paper())));
    const over = paper();
    await expect(take(many, 'a.pdf', over)).rejects.toMatchObject({ code: 'invalid', message: /20 tệp/ });
    expect(isStored(over)).toBe(false);
  });

  it('that is discarded is forgotten, unless others have the same bytes', async () => {
    const [one, other, bytes] = [someone(), someone(), paper()];
    const [first, second] = [await take(one, 'a.pdf', bytes), await take(other, 'b.pdf', bytes)];
    await discardUpload(at.platform, one, first.id);
    await discardUpload(at.platform, one, first.id);
    expect([await list(one), isStored(bytes)]).toEqual([[], true]);
    await discardUpload(at.platform, other, second.id);
    expect(isStored(bytes)).toBe(false);
    await at.database.transact((tx) =>
      saveFile(tx, at.platform.files, at.wardId, { name: 'a.pdf', mediaType: 'application/pdf', bytes }, NOW),
    );
    await discardUpload(at.platform, one, (await take(one, 'a.pdf', bytes)).id);
    expect(isStored(bytes)).toBe(true);
  });

  it('discarded by one while another gives the same is never lost', async () => {
    const [bytes, one, other] = [paper(), someone(), someone()];
    for (let round = 0; round < 10; round++) {
      const { id } = await take(one, 'a.pdf', bytes);
      const [, kept] = await Promise.all([discardUpload(at.platform, one, id), take(other, 'a.pdf', bytes)]);
      expect((await readUpload(at.platform, other, kept.id)).bytes).toHaveLength(bytes.length);
      await discardUploads(at.platform, other);
    }
    expect(isStored(bytes)).toBe(false);
  });
});

describe('harmful code', () => {
  const noted = (owner: UploadOwner) =>
    at.database.db.selectFrom('infected_uploads').selectAll().where('owner_key', '=', owner.key).execute();

  it('is refused without a scanner too, and only that it was tried is kept', async () => {
    const owner = someone();
    const hidden = makeDocx({ name: 'word/a.xml', data: EICAR });
    for (const bytes of [EICAR, hidden]) {
      await expect(take(owner, 'đơn của tôi.docx', bytes)).rejects.toMatchObject({ code: 'file_infected' });
      expect(isStored(bytes)).toBe(false);
    }
    expect(await list(owner)).toEqual([]);
    const rows = await noted(owner);
    expect(rows.map((row) => [row.signature, row.sha256])).toEqual([
      ['EICAR-Test', sha(EICAR)],
      ['EICAR-Test', sha(hidden)],
    ]);
    expect(JSON.stringify(rows)).not.toContain('của tôi');
  });

  it('that only the scanner knows is refused, and what it saw is marked', async () => {
    const [owner, clamd] = [someone(), await startClamd()];
    at.platform.settings.clamd = clamd.address;
    const bad = makePdf({ text: BAD_WORD });
    await expect(take(owner, 'a.pdf', bad)).rejects.toMatchObject({ code: 'file_infected' });
    expect([isStored(bad), (await noted(owner))[0]?.signature]).toEqual([false, 'Thu.Nghiem-1']);
    expect(await take(owner, 'b.pdf', paper())).toMatchObject({ scanned: true });
    clamd.mood = 'hangs-up';
    const waiting = paper();
    await expect(take(owner, 'c.pdf', waiting)).rejects.toMatchObject({ code: 'try_later' });
    expect(isStored(waiting)).toBe(false);
    const id = await send(owner, waiting);
    await expect(finish(owner, id)).rejects.toMatchObject({ code: 'try_later' });
    clamd.mood = 'well';
    expect(await finish(owner, id)).toMatchObject({ scanned: true, sha256: sha(waiting) });
    await clamd.close();
  });
});

describe('a file in pieces', () => {
  it('is put together, checked piece by piece and whole, and inspected', async () => {
    const [owner, bytes] = [someone(), paper(500_000)];
    const id = await send(owner, bytes, { name: 'C:\\ảnh\\đơn.pdf' });
    expect(isStored(bytes)).toBe(false);
    const upload = await finish(owner, id, sha(bytes));
    expect(upload).toMatchObject({ name: 'đơn.pdf', sha256: sha(bytes), size: bytes.length });
    expect(await list(owner)).toEqual([upload]);
    expect([isStored(bytes), spool()]).toEqual([true, []]);
  });

  it('goes on where it stopped, and says where that is', async () => {
    const [owner, bytes, key] = [someone(), paper(1000), randomUUID()];
    const { id } = await begin(owner, bytes.length, { key });
    await append(owner, id, 0, bytes.subarray(0, 400));
    expect(await begin(owner, bytes.length, { key })).toMatchObject({ id, received: 400 });
    expect(await findBegun(at.database.db, owner, id, NOW)).toMatchObject({ received: 400 });
    await expect(append(owner, id, 0, bytes.subarray(0, 400))).rejects.toMatchObject({
      code: 'changed_meanwhile',
      offset: 400,
    });
    await expect(append(owner, id, 600, bytes.subarray(600))).rejects.toMatchObject({ offset: 400 });
    await expect(append(owner, id, 400, bytes.subarray(400), sum(bytes))).rejects.toMatchObject({
      offset: 400,
      message: /sai lệch/,
    });
    await expect(finish(owner, id)).rejects.toMatchObject({ code: 'changed_meanwhile' });
    expect(await append(owner, id, 400, bytes.subarray(400))).toBe(bytes.length);
    expect((await finish(owner, id)).sha256).toBe(sha(bytes));
  });

  it('takes one of two pieces at the same place', async () => {
    const [owner, bytes] = [someone(), paper(1000)];
    const { id } = await begin(owner, bytes.length);
    const answers = await Promise.allSettled([1, 2, 3, 4].map(() => append(owner, id, 0, bytes)));
    expect(answers.filter((each) => each.status === 'fulfilled')).toHaveLength(1);
    for (const each of answers)
      if (each.status === 'rejected') expect(each.reason).toMatchObject({ offset: bytes.length });
    expect((await finish(owner, id)).sha256).toBe(sha(bytes));
  });

  it('finished twice, at once or later, is one file', async () => {
    const [owner, bytes] = [someone(), paper(1000)];
    const id = await send(owner, bytes);
    const both = await Promise.all([finish(owner, id), finish(owner, id), finish(owner, id)]);
    expect(new Set([...both, await finish(owner, id)].map((each) => each.id)).size).toBe(1);
    expect(await list(owner)).toHaveLength(1);
    await expect(append(owner, id, bytes.length, Buffer.from('x'))).rejects.toMatchObject({
      offset: bytes.length,
    });
  });

  it('that is refused, or was turned on its way, is gone with its pieces', async () => {
    const owner = someone();
    for (const [bytes, whole] of [
      [Buffer.from('<html>'.repeat(20)), null],
      [paper(), sha(Buffer.from('other'))],
      [EICAR, null],
    ] as const) {
      const id = await send(owner, bytes);
      await expect(finish(owner, id, whole)).rejects.toMatchObject({ code: /file_/ });
      await expect(findBegun(at.database.db, owner, id, NOW)).rejects.toMatchObject({ code: 'not_found' });
      expect([isStored(bytes), spool()]).toEqual([false, []]);
    }
    expect(await list(owner)).toEqual([]);
  });

  it('is told from the start when pieces were lost with the disk', async () => {
    const [owner, bytes] = [someone(), paper(1000)];
    const { id } = await begin(owner, bytes.length);
    await append(owner, id, 0, bytes.subarray(0, 500));
    rmSync(join(at.platform.settings.dataDir, 'spool', id));
    await expect(append(owner, id, 500, bytes.subarray(500))).rejects.toMatchObject({ offset: 0 });
    await append(owner, id, 0, bytes);
    expect((await finish(owner, id)).sha256).toBe(sha(bytes));
  });

  it('lies sealed on its way, wherever its pieces are cut, and begins anew when its key is gone', async () => {
    const [owner, bytes] = [someone(), paper(3000)];
    const { id } = await begin(owner, bytes.length);
    for (let at = 0; at < bytes.length; at += 101) await append(owner, id, at, bytes.subarray(at, at + 101));
    const lying = readFileSync(join(at.platform.settings.dataDir, 'spool', id));
    expect(lying.includes('aaaa') || lying.includes('%PDF')).toBe(false);
    expect((await finish(owner, id, sha(bytes))).sha256).toBe(sha(bytes));
    const [other, begun] = [paper(3000), await begin(owner, bytes.length)];
    await append(owner, begun.id, 0, other.subarray(0, 500));
    const { files } = at.platform.settings;
    at.platform.settings.files = { ...files, key: randomBytes(32) };
    await expect(append(owner, begun.id, 500, other.subarray(500))).rejects.toMatchObject({ offset: 0 });
    at.platform.settings.files = files;
    await append(owner, begun.id, 0, other);
    expect((await finish(owner, begun.id)).sha256).toBe(sha(other));
  });

  it("is another's secret", async () => {
    const [owner, bytes] = [someone(), paper(1000)];
    const { id } = await begin(owner, bytes.length);
    for (const other of [someone(), { ...owner, wardId: owner.wardId + 1 }]) {
      await expect(append(other, id, 0, bytes)).rejects.toMatchObject({ code: 'not_found' });
      await expect(finish(other, id)).rejects.toMatchObject({ code: 'not_found' });
      await discardUpload(at.platform, other, id);
    }
    await expect(append(owner, "1' or 1=1", 0, bytes)).rejects.toMatchObject({ code: 'not_found' });
    expect(await findBegun(at.database.db, owner, id, NOW)).toMatchObject({ received: 0 });
    await discardUpload(at.platform, owner, id);
    await expect(append(owner, id, 0, bytes)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('is not begun too large, too many, or too much', async () => {
    const owner = someone();
    const MB = 1024 * 1024;
    await expect(begin(owner, 10 * MB + 1)).rejects.toMatchObject({
      code: 'file_too_large',
      message: /10 MB/,
    });
    for (let no = 0; no < 3; no++) await begin(owner, 9 * MB);
    await expect(begin(owner, 9 * MB)).rejects.toMatchObject({ code: 'file_too_large', message: /30 MB/ });
    await begin(owner, 100);
    await begin(owner, 100);
    await expect(begin(owner, 100)).rejects.toMatchObject({ code: 'too_many_tries' });
    const [caller, size] = [randomUUID(), 100];
    for (let no = 0; no < 30; no++) await begin(someone(), size, { caller });
    await expect(begin(someone(), size, { caller })).rejects.toMatchObject({ code: 'too_many_tries' });
    // Left alone for a quarter of an hour they stand in nobody's way.
    expect(await begin(owner, 9 * MB, {}, later(20))).toMatchObject({ received: 0 });
  });

  it('grows no longer than was said', async () => {
    const owner = someone();
    const { id } = await begin(owner, 10);
    await expect(append(owner, id, 0, Buffer.alloc(11))).rejects.toMatchObject({ code: 'invalid' });
    await expect(append(owner, id, 0, Buffer.alloc(1024 * 1024 + 1))).rejects.toMatchObject({
      code: 'file_too_large',
    });
    expect(spool()).not.toContain(id);
  });

  it('and one that no dossier took over is forgotten after a quarter of a year', async () => {
    const [owner, bytes] = [someone(), paper()];
    await take(owner, 'a.pdf', bytes);
    await sweepUploads(at.platform, later(89 * 24 * 60));
    expect([(await list(owner)).length, isStored(bytes)]).toEqual([1, true]);
    await sweepUploads(at.platform, later(91 * 24 * 60));
    expect([(await list(owner)).length, isStored(bytes)]).toEqual([0, false]);
  });

  it('from one address is counted, whole ones too', async () => {
    const [owner, caller] = [someone(), randomUUID()];
    const counted = () => takeUpload(at.platform, owner, { name: 'a.pdf', bytes: paper(), caller }, NOW);
    await counted();
    await at.database.transact((tx) =>
      tx.updateTable('attempts').set({ tries: 600 }).where('key', 'like', 'upload:%').execute(),
    );
    await expect(counted()).rejects.toMatchObject({ code: 'too_many_tries' });
    expect(await list(owner)).toHaveLength(1);
  });

  it('is forgotten after a day', async () => {
    const [owner, bytes] = [someone(), paper()];
    const id = await send(owner, bytes);
    expect(spool()).toContain(id);
    await sweepUploads(at.platform, later(23 * 60));
    expect(spool()).toContain(id);
    expect(await sweepUploads(at.platform, later(24 * 60))).toBeGreaterThan(0);
    expect(spool()).not.toContain(id);
    await expect(finish(owner, id)).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('a dossier takes them over', () => {
  it('as stored files, once', async () => {
    const [owner, one, two] = [someone(), paper(), paper()];
    await take(owner, 'một.pdf', one);
    await take(owner, 'hai.pdf', two, 'b');
    const adopt = () => at.database.transact((tx) => adoptUploads(tx, owner));
    const both = (await Promise.all([adopt(), adopt()])).flat();
    expect(both.map((each) => each.name)).toEqual(['một.pdf', 'hai.pdf']);
    expect(await list(owner)).toEqual([]);
    await discardUploads(at.platform, owner);
    const stored = await findStoredFile(at.database.db, at.platform.files, at.wardId, sha(one));
    expect(stored).toMatchObject({ name: 'một.pdf', mediaType: 'application/pdf' });
    expect(await listUnscanned(at.database.db, at.wardId, [sha(one), sha(two)])).toEqual(
      new Set([sha(one), sha(two)]),
    );
  });

  it("or does not, and then they are still the owner's", async () => {
    const [owner, bytes] = [someone(), paper()];
    await take(owner, 'a.pdf', bytes);
    const failing = at.database.transact(async (tx) => {
      await adoptUploads(tx, owner);
      throw new Error('later fault');
    });
    await expect(failing).rejects.toThrow('later fault');
    expect([(await list(owner)).length, isStored(bytes)]).toEqual([1, true]);
  });
});
