import { isDeepStrictEqual } from 'node:util';
import type { Db } from '../../../platform/database/database.ts';
import type { SealedText } from '../../../platform/personal-ids/sealed.ts';
import { unsealText } from '../../../platform/personal-ids/sealing.ts';
import { brokenLink, fold } from '../../dossiers/index.ts';
import { factsOf, writeStep } from '../facts.ts';
import type { Manifest } from '../schema.ts';
import { listArchivedFiles, listArchivedSteps } from './store.ts';

export interface ArchiveVerification {
  archived: number;
  faults: { code: string; what: string }[];
}

/** Folds the control slip of every dossier that came from elsewhere and compares it with its manifest. Reads only. */
export async function verifyArchived(db: Db, wardId: number): Promise<ArchiveVerification> {
  const found: ArchiveVerification = { archived: 0, faults: [] };
  for (let after = 0; ; ) {
    const rows = await db
      .selectFrom('archived_dossiers')
      .select(['id', 'code', 'head_hash', 'manifest'])
      .where('ward_id', '=', wardId)
      .where('id', '>', after)
      .orderBy('id')
      .limit(100)
      .execute();
    if (rows.length === 0) return found;
    for (const row of rows) {
      found.archived++;
      const what = await faultOf(db, wardId, row);
      if (what !== null) found.faults.push({ code: row.code, what });
    }
    after = rows.at(-1)!.id;
  }
}

async function faultOf(
  db: Db,
  wardId: number,
  row: { id: number; code: string; head_hash: Buffer; manifest: SealedText },
): Promise<string | null> {
  const steps = await listArchivedSteps(db, wardId, row.id);
  const broken = brokenLink(steps);
  if (broken) return broken;
  if (!steps.at(-1)!.hash.equals(row.head_hash)) return 'bước cuối không phải là bước đã ghi';
  const manifest = JSON.parse(unsealText('archived_dossiers.manifest', row.manifest)) as Manifest;
  if (!isDeepStrictEqual(steps.map(writeStep), manifest.steps)) return 'các bước khác với manifest';
  const facts = factsOf(fold(steps.map((each) => each.step)));
  if (!isDeepStrictEqual(facts, manifest.dossier) || facts.code !== row.code)
    return 'dữ kiện của hồ sơ khác với các bước';
  const kept = new Map((await listArchivedFiles(db, wardId, row.id)).map((file) => [file.path, file.sha256]));
  const differs = manifest.files.find(({ path, sha256 }) => kept.get(path) !== sha256);
  return differs ? `tệp ${differs.path} không như manifest ghi` : null;
}
