import { createHash } from 'node:crypto';
import type { Db, Tx } from '../../../platform/database/database.ts';
import { publish } from '../../../platform/database/publish.ts';
import { hashOf, lockBytes } from '../../../platform/files/file-store.ts';
import type { Job } from '../../../platform/jobs/jobs.ts';
import { Problem } from '../../../platform/problem.ts';
import { type Dossier, findDossier } from '../../dossiers/index.ts';
import { writePackage } from '../package/make-package.ts';
import type { Ground, PartsFrom } from '../package/part.ts';
import { ARCHIVE_TOPIC } from './request-export.ts';

/** How often a package is tried before its dossier is reported; a disk that fails now may answer in a minute. */
const MOST_TRIES = 3;
const FAILED = 'Có lỗi khi đóng gói hồ sơ này. Xem nhật ký của máy chủ.';

export interface ItemKey {
  wardId: number;
  exportId: number;
  dossierId: number;
}

/** Makes one package of an export and keeps it for whoever ordered it; done twice it is made once. */
export async function packItem(
  ground: Ground,
  more: readonly PartsFrom[],
  key: ItemKey,
  job: Pick<Job, 'attempts'>,
): Promise<void> {
  const { database, files, now } = ground;
  if ((await itemRow(database.db, key).executeTakeFirst())?.state !== 'waiting') return;
  try {
    const dossier = await findDossier(database.db, key);
    const bytes = await gather(writePackage(ground, dossier, more));
    await database.transact(async (tx) => {
      await lockBytes(tx, hashOf(bytes));
      if ((await itemRow(tx, key).forUpdate().executeTakeFirst())?.state !== 'waiting') return;
      const sha256 = await files.write(bytes);
      const made = { exportId: key.exportId, madeBy: null, sha256, size: bytes.length, at: now() };
      const packageId = await notePackage(tx, dossier, made);
      await setItem(tx, key, { state: 'packed', package_id: packageId, kept_sha256: sha256 });
    });
  } catch (error) {
    if (!(error instanceof Problem) && job.attempts < MOST_TRIES) throw error;
    const fault = error instanceof Problem ? error.message : FAILED;
    await database.transact((tx) => setItem(tx, key, { state: 'failed', fault }));
    if (!(error instanceof Problem)) throw error;
  }
}

async function gather(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all);
}

export interface Made {
  exportId: number | null;
  madeBy: number | null;
  sha256: string;
  size: number;
  at: Date;
}

/** Records that a package was made, of the dossier as it stood. @returns the record's id */
export async function notePackage(tx: Tx, dossier: Dossier, made: Made): Promise<number> {
  const last = dossier.steps.at(-1)!;
  const { id } = await tx
    .insertInto('archive_packages')
    .values({
      ...{ ward_id: dossier.wardId, dossier_id: dossier.id, export_id: made.exportId },
      ...{ made_by: made.madeBy, made_at: made.at, package_sha256: made.sha256, size: made.size },
      ...{ head_hash: last.hash, step_count: last.step.no },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Counts and hashes a package while it passes by. */
export async function* measured(
  pieces: AsyncIterable<Uint8Array>,
  tell: (measure: { sha256: string; size: number }) => void,
): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  let size = 0;
  for await (const piece of pieces) {
    hash.update(piece);
    size += piece.length;
    yield piece;
  }
  tell({ sha256: hash.digest('hex'), size });
}

function itemRow(db: Db, { wardId, exportId, dossierId }: ItemKey) {
  return db
    .selectFrom('archive_export_items')
    .select('state')
    .where('ward_id', '=', wardId)
    .where('export_id', '=', exportId)
    .where('dossier_id', '=', dossierId);
}

interface ItemChange {
  state: 'packed' | 'failed';
  fault?: string;
  package_id?: number;
  kept_sha256?: string;
}

async function setItem(tx: Tx, { wardId, exportId, dossierId }: ItemKey, change: ItemChange): Promise<void> {
  await tx
    .updateTable('archive_export_items')
    .set(change)
    .where('ward_id', '=', wardId)
    .where('export_id', '=', exportId)
    .where('dossier_id', '=', dossierId)
    .where('state', '=', 'waiting')
    .execute();
  await publish(tx, wardId, ARCHIVE_TOPIC, 'packed');
}
