import { sql } from 'kysely';
import type { Tx } from '../../../platform/database/database.ts';
import { type FileStore, saveFile } from '../../../platform/files/file-store.ts';
import { foldVietnamese } from '../../../platform/fold-vietnamese.ts';
import { sealText, unsealText } from '../../../platform/personal-ids/sealing.ts';
import { Problem } from '../../../platform/problem.ts';
import type { CheckedPackage } from './check-package.ts';
import { readEntry } from './read-package.ts';

/**
 * Keeps a checked package of another installation at a ward, for reading only: the dossier with its steps and hashes as they
 * were there, and every file. The same package twice is kept once.
 * @returns whether it was new
 * @throws Problem invalid when the ward has a dossier of this code already, with other content or its own
 */
export async function importPackage(
  tx: Tx,
  files: FileStore,
  { wardId, given, now }: { wardId: number; given: CheckedPackage; now: Date },
): Promise<'imported' | 'unchanged'> {
  const { code } = given.manifest.dossier;
  await lockCode(tx, wardId, code);
  const kept = await findKept(tx, wardId, code);
  if (kept !== null) return mustBeSame(kept, given);
  await mustNotBeOurs(tx, wardId, code);
  const key = { wardId, archivedId: await insertDossier(tx, wardId, given, now) };
  await insertSteps(tx, key, given);
  const named = new Map(given.manifest.files.map((file) => [file.path, file]));
  for (const [at, entry] of given.entries.entries()) {
    const { role, name, mediaType } = named.get(entry.path) ?? OWN;
    const kind = { name: name || entry.path, mediaType };
    const bytes = await readEntry(entry, entry.size);
    await saveFile(tx, files, wardId, { ...kind, bytes }, now);
    await tx
      .insertInto('archived_files')
      .values({
        ...{ ward_id: wardId, archived_id: key.archivedId, no: at + 1, path: entry.path, role },
        ...{ name: kind.name, media_type: mediaType, size: entry.size, sha256: entry.sha256 },
      })
      .execute();
  }
  return 'imported';
}

/** Manifest, hashes, signature and key, which the manifest does not name. */
const OWN = { role: '', name: '', mediaType: 'application/octet-stream' };

const MANIFEST = 'archived_dossiers.manifest';

async function lockCode(tx: Tx, wardId: number, code: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`archive:${wardId}:${code}`}, 0))`.execute(tx);
}

async function findKept(tx: Tx, wardId: number, code: string): Promise<string | null> {
  const row = await tx
    .selectFrom('archived_dossiers')
    .select('manifest')
    .where('ward_id', '=', wardId)
    .where('code', '=', code)
    .executeTakeFirst();
  return row ? unsealText(MANIFEST, row.manifest) : null;
}

function mustBeSame(kept: string, { manifest, manifestText }: CheckedPackage): 'unchanged' {
  if (kept === manifestText) return 'unchanged';
  throw new Problem('invalid', `Hồ sơ ${manifest.dossier.code} đã có trong lưu trữ với nội dung khác.`);
}

async function mustNotBeOurs(tx: Tx, wardId: number, code: string): Promise<void> {
  const own = await tx
    .selectFrom('dossiers')
    .select('id')
    .where('ward_id', '=', wardId)
    .where('code', '=', code)
    .executeTakeFirst();
  if (own)
    throw new Problem('invalid', `Hồ sơ ${code} là hồ sơ gốc của hệ thống này, không nhập gói của nó.`);
}

async function insertDossier(tx: Tx, wardId: number, given: CheckedPackage, now: Date): Promise<number> {
  const { dossier, procedure, applicant } = given.manifest;
  const { id } = await tx
    .insertInto('archived_dossiers')
    .values({
      ...{ ward_id: wardId, code: dossier.code, applicant_name: applicant.name },
      search_text: foldVietnamese(`${dossier.code} ${applicant.name}`),
      ...{ procedure_code: dossier.procedureCode, procedure_name: procedure.name },
      ...{ status: dossier.status, ended_at: new Date(dossier.endedAt), step_count: dossier.stepCount },
      ...{ head_hash: given.steps.at(-1)!.hash, manifest: sealText(MANIFEST, given.manifestText) },
      ...{ package_sha256: given.packageSha256, signer: given.signer, signer_key: given.signerKey },
      imported_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

async function insertSteps(
  tx: Tx,
  { wardId, archivedId }: { wardId: number; archivedId: number },
  { steps }: CheckedPackage,
): Promise<void> {
  for (const { step, clientKey, previousHash, hash } of steps)
    await tx
      .insertInto('archived_steps')
      .values({
        ...{ ward_id: wardId, archived_id: archivedId, no: step.no, step: step.step },
        ...{ status_after: step.statusAfter, at: step.at, due_at: step.dueAt },
        ...{ officer_id: step.officerId, unit_id: step.unitId },
        ...{ to_unit_id: step.toUnitId, to_officer_id: step.toOfficerId },
        ...{ payload: JSON.stringify(step.payload), client_key: clientKey },
        ...{ previous_hash: previousHash, hash },
      })
      .execute();
}
