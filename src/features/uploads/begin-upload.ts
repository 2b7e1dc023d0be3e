import { randomUUID } from 'node:crypto';
import type { Tx } from '../../platform/database/database.ts';
import { shownName } from '../../platform/files/inspect.ts';
import { Problem } from '../../platform/problem.ts';
import { type Begun, ownBegun, toBegun } from './begun.ts';
import { countUpload, sealCaller } from './callers.ts';
import { type BeginFields, type Ground, limitsOf, type UploadOwner } from './schema.ts';
import { forgetPieces } from './spool.ts';
import { checkRoom, listUploads, lockOwner } from './store.ts';

const LIFE_MS = 24 * 3_600_000;
const MOST_OF_OWNER = 5;
const MOST_OF_CALLER = 30;
/** An upload without a piece for so long stands in nobody's way. */
const IDLE_MS = 15 * 60_000;

/**
 * Begins to take a file in pieces; the same key again gives the same upload, with what it has received.
 * @throws Problem file_too_large, invalid, too_many_tries
 */
export async function beginUpload(
  ground: Ground,
  owner: UploadOwner,
  given: BeginFields & { caller: string },
  now: Date,
): Promise<Begun> {
  const name = shownName(given.name);
  const { fileMegabytes } = limitsOf(owner);
  if (given.size > fileMegabytes * 1024 * 1024)
    throw new Problem(
      'file_too_large',
      `Tệp "${name}" lớn hơn ${fileMegabytes} MB. Hãy quét lại với độ phân giải 200–300 dpi.`,
    );
  const caller = sealCaller(ground, given.caller);
  const dropped: string[] = [];
  const begun = await ground.database.transact(async (tx) => {
    await lockOwner(tx, owner);
    const known = await ownBegun(tx, owner).where('client_key', '=', given.key).executeTakeFirst();
    if (known) return toBegun(known);
    await countUpload(tx, caller, now);
    dropped.push(...(await makeRoom(tx, owner, { size: given.size, caller, now })));
    return insert(tx, owner, { ...given, name: given.name.slice(0, 300).replaceAll('\0', ''), caller }, now);
  });
  for (const id of dropped) await forgetPieces(ground, id);
  return begun;
}

interface Wanted {
  size: number;
  caller: string;
  now: Date;
}

/** Counts what is under way beside what is there; idle ones give way. @returns which were dropped */
async function makeRoom(tx: Tx, owner: UploadOwner, { size, caller, now }: Wanted): Promise<string[]> {
  const idleSince = new Date(now.getTime() - IDLE_MS);
  const dropped = await tx
    .deleteFrom('begun_uploads')
    .where('ward_id', '=', owner.wardId)
    .where('owner_key', '=', owner.key)
    .where('upload_id', 'is', null)
    .where('touched_at', '<', idleSince)
    .where(({ selectFrom }) =>
      selectFrom('begun_uploads as other')
        .select(({ fn, eb }) => eb(fn.countAll(), '>=', MOST_OF_OWNER).as('isFull'))
        .where('other.ward_id', '=', owner.wardId)
        .where('other.owner_key', '=', owner.key)
        .where('other.upload_id', 'is', null),
    )
    .returning('id')
    .execute();
  const underWay = await ownBegun(tx, owner).where('upload_id', 'is', null).execute();
  const ofCaller = await tx
    .selectFrom('begun_uploads')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('caller', '=', caller)
    .where('upload_id', 'is', null)
    .where('touched_at', '>', idleSince)
    .executeTakeFirstOrThrow();
  if (underWay.length >= MOST_OF_OWNER || ofCaller.count >= MOST_OF_CALLER)
    throw new Problem(
      'too_many_tries',
      'Đang gửi nhiều tệp cùng lúc. Hãy chờ các tệp trước gửi xong rồi thử lại.',
    );
  const live = underWay.filter((each) => each.touched_at > idleSince);
  checkRoom(owner, [...(await listUploads(tx, owner)), ...live], size);
  return dropped.map((each) => each.id);
}

async function insert(
  tx: Tx,
  owner: UploadOwner,
  given: BeginFields & { caller: string },
  now: Date,
): Promise<Begun> {
  const row = await tx
    .insertInto('begun_uploads')
    .values({
      ward_id: owner.wardId,
      owner_key: owner.key,
      id: randomUUID(),
      part: given.part,
      client_key: given.key,
      caller: given.caller,
      name: given.name,
      size: given.size,
      touched_at: now,
      expires_at: new Date(now.getTime() + LIFE_MS),
    })
    .returning(['id', 'part', 'name', 'size', 'received', 'upload_id'])
    .executeTakeFirstOrThrow();
  return toBegun(row);
}
