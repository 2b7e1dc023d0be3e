import { toLocalDay } from '../../../law/day.ts';
import type { Db } from '../../../platform/database/database.ts';
import { containing } from '../../../platform/database/like.ts';
import { writeZip } from '../../../platform/files/write-zip.ts';
import { foldVietnamese } from '../../../platform/fold-vietnamese.ts';
import { unsealText } from '../../../platform/personal-ids/sealing.ts';
import { Problem } from '../../../platform/problem.ts';
import { type ChainedStep, type Status, type StepRow, toChainedStep } from '../../dossiers/index.ts';
import type { Ground } from '../package/part.ts';
import { type Manifest, manifestSchema, type Role } from '../schema.ts';

export interface ArchivedLine {
  id: number;
  code: string;
  procedureName: string;
  applicantName: string;
  status: Status;
  endedAt: Date;
}

/** Dossiers of other installations whose code or applicant holds these words; without words the newest. */
export async function searchArchived(
  db: Db,
  wardId: number,
  { words, after, limit }: { words: string; after: { at: Date; id: number } | null; limit: number },
): Promise<ArchivedLine[]> {
  let query = db
    .selectFrom('archived_dossiers')
    .select(['id', 'code', 'procedure_name', 'applicant_name', 'status', 'ended_at'])
    .where('ward_id', '=', wardId);
  const folded = foldVietnamese(words);
  if (folded !== '') query = query.where('search_text', 'like', containing(folded));
  if (after !== null)
    query = query.where((where) =>
      where(where.refTuple('ended_at', 'id'), '<', where.tuple(after.at, after.id)),
    );
  const rows = await query.orderBy('ended_at', 'desc').orderBy('id', 'desc').limit(limit).execute();
  return rows.map((row) => ({
    ...{ id: row.id, code: row.code, procedureName: row.procedure_name, applicantName: row.applicant_name },
    ...{ status: row.status as Status, endedAt: row.ended_at },
  }));
}

export interface ArchivedFile {
  no: number;
  path: string;
  /** Empty for what vouches for the others: manifest, hashes, signature, key. */
  role: Role | '';
  name: string;
  mediaType: string;
  size: number;
  sha256: string;
}

/** A dossier of another installation, as its package says. */
export interface Archived {
  id: number;
  manifest: Manifest;
  steps: ChainedStep[];
  files: ArchivedFile[];
  packageSha256: string;
  signer: 'known' | 'enclosed';
  signerKey: string;
  importedAt: Date;
}

/** @throws Problem not_found, also for another ward's */
export async function findArchived(db: Db, wardId: number, id: number): Promise<Archived> {
  const row = await db
    .selectFrom('archived_dossiers')
    .selectAll()
    .where('ward_id', '=', wardId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) throw new Problem('not_found', 'Không có hồ sơ lưu trữ này.');
  return {
    id,
    manifest: manifestSchema.parse(JSON.parse(unsealText('archived_dossiers.manifest', row.manifest))),
    steps: await listArchivedSteps(db, wardId, id),
    files: await listArchivedFiles(db, wardId, id),
    packageSha256: row.package_sha256,
    signer: row.signer as Archived['signer'],
    signerKey: row.signer_key,
    importedAt: row.imported_at,
  };
}

export async function listArchivedSteps(db: Db, wardId: number, id: number): Promise<ChainedStep[]> {
  const rows = await db
    .selectFrom('archived_steps')
    .selectAll()
    .where('ward_id', '=', wardId)
    .where('archived_id', '=', id)
    .orderBy('no')
    .execute();
  return rows.map((row) => toChainedStep(row as StepRow));
}

export async function listArchivedFiles(db: Db, wardId: number, id: number): Promise<ArchivedFile[]> {
  const rows = await db
    .selectFrom('archived_files')
    .selectAll()
    .where('ward_id', '=', wardId)
    .where('archived_id', '=', id)
    .orderBy('no')
    .execute();
  return rows.map(({ no, path, role, name, media_type: mediaType, size, sha256 }) => ({
    ...{ no, path, role: role as ArchivedFile['role'], name, mediaType, size, sha256 },
  }));
}

/** The package as it came, put together from its files: the same bytes again. */
export function rewritePackage(
  { files: store }: Pick<Ground, 'files'>,
  { files, manifest }: Archived,
): AsyncIterable<Uint8Array> {
  const entries = files.map(({ path, sha256 }) => ({ path, read: () => store.read(sha256) }));
  return writeZip(entries, toLocalDay(new Date(manifest.dossier.endedAt)));
}
