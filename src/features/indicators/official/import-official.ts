import type { Tx } from '../../../platform/database/database.ts';
import { type FileStore, hashOf, saveFile } from '../../../platform/files/file-store.ts';
import { Problem, wrongFields } from '../../../platform/problem.ts';
import { UnreadableFile } from '../../../platform/tables/blocks.ts';
import { type Act, noteAct } from '../../organisation/index.ts';
import { mayControl } from '../../plans/index.ts';
import { readOfficialDossiers } from './reading/read-dossiers.ts';
import { readOfficialFigures } from './reading/read-figures.ts';
import { type ListedDossier, type OfficialForm, type OfficialReading, officialForm } from './schema.ts';

export interface OfficialUpload {
  bytes: Uint8Array;
  fileName: string;
  mediaType: string;
}

/** A file with its form as read, before anything is kept. */
export interface ReadUpload extends OfficialUpload {
  form: OfficialForm;
  reading: OfficialReading;
  dossiers: ListedDossier[];
}

/** @throws Problem not_allowed */
export function mustImport(act: Act): void {
  if (!mayControl(act.officer))
    throw new Problem('not_allowed', 'Chỉ lãnh đạo và cán bộ kiểm soát được nhập số chính thức.');
}

/**
 * Reads an upload outside any transaction.
 * @throws Problem invalid with the fields, file_unreadable with the reader's own sentence
 */
export async function readOfficial(given: unknown, upload: OfficialUpload): Promise<ReadUpload> {
  const parsed = officialForm.safeParse(given);
  if (!parsed.success)
    throw new Problem('invalid', 'Chưa nhập được: có mục cần sửa.', wrongFields(parsed.error.issues));
  try {
    if (parsed.data.kind === 'figures')
      return { ...upload, form: parsed.data, reading: await readOfficialFigures(upload.bytes), dossiers: [] };
    return { ...upload, form: parsed.data, ...(await readOfficialDossiers(upload.bytes)) };
  } catch (error) {
    if (error instanceof UnreadableFile)
      throw new Problem('file_unreadable', error.message, { file: error.message });
    throw error;
  }
}

const BATCH = 2000;

/**
 * Keeps what was read, for review: of figures also the original file; of a list of dossiers only its hash, because such files name
 * people. The same client key keeps once. @returns the import's id @throws Problem not_allowed
 */
export async function importOfficial(tx: Tx, files: FileStore, act: Act, read: ReadUpload): Promise<number> {
  mustImport(act);
  const { wardId, id: officerId } = act.officer;
  const { form, reading, bytes, fileName, mediaType } = read;
  const stored = { name: fileName, mediaType, bytes };
  const file = form.kind === 'figures' ? await saveFile(tx, files, wardId, stored, act.now) : null;
  const row = await tx
    .insertInto('official_imports')
    .values({
      ...{
        ward_id: wardId,
        client_key: form.clientKey,
        kind: form.kind,
        state: 'review',
        source: form.source,
      },
      ...{ day_from: form.from, day_until: form.until, file, sha256: hashOf(bytes), file_name: fileName },
      ...{ reading: JSON.stringify(reading), uploaded_by: officerId, uploaded_at: act.now },
    })
    .onConflict((conflict) => conflict.columns(['ward_id', 'client_key']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!row) return idOf(tx, wardId, form.clientKey);
  for (let from = 0; from < read.dossiers.length; from += BATCH)
    await tx
      .insertInto('official_dossiers')
      .values(
        read.dossiers.slice(from, from + BATCH).map((each, at) => ({
          ...{
            ward_id: wardId,
            import_id: row.id,
            line: from + at + 1,
            code: each.code,
            status: each.status,
          },
          ...{ channel: each.channel, received_on: each.receivedOn, due_on: each.dueOn },
          ...{ finished_on: each.finishedOn, is_late: each.isLate, has_result_file: each.hasResultFile },
        })),
      )
      .execute();
  await noteAct(tx, act, 'import_official', `nhập ${row.id}`);
  return row.id;
}

async function idOf(tx: Tx, wardId: number, clientKey: string): Promise<number> {
  const row = await tx
    .selectFrom('official_imports')
    .select('id')
    .where('ward_id', '=', wardId)
    .where('client_key', '=', clientKey)
    .executeTakeFirstOrThrow();
  return row.id;
}
