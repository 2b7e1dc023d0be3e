import type { StoredFile } from '../../platform/files/file-store.ts';
import type { Platform } from '../../platform/platform.ts';
import { Problem } from '../../platform/problem.ts';
import { type Dossier, declaration, drawPdf } from '../dossiers/index.ts';
import type { Ward } from '../organisation/index.ts';
import { findProcedureVersion } from '../procedures/index.ts';
import { findAnswers } from './find-answers.ts';

/**
 * What was declared at home as a PDF. The caller has checked who may read the dossier.
 * @throws Problem not_found for a dossier that came another way
 */
export async function declarationFile(
  { database, settings }: Pick<Platform, 'database' | 'settings'>,
  ward: Ward,
  dossier: Dossier,
): Promise<StoredFile> {
  const filed = await findAnswers(database.db, dossier.wardId, dossier.id);
  if (filed === null)
    throw new Problem('not_found', 'Hồ sơ này không khai trực tuyến nên không có tờ khai điện tử.');
  const { code, procedureCode, procedureVersion, submittedAt } = dossier.state;
  const { name } = await findProcedureVersion(database.db, procedureCode, procedureVersion);
  const { publicUrl } = settings;
  const source = { ward, code, procedureName: name, publicUrl, filedAt: submittedAt, ...filed };
  const bytes = await drawPdf(declaration(source));
  return { name: `to-khai-${code}.pdf`, mediaType: 'application/pdf', bytes };
}
