import type { Db } from '../../../platform/database/database.ts';
import { Problem } from '../../../platform/problem.ts';
import { type Dossier, STEP_LABELS, type Step } from '../../dossiers/index.ts';
import { filesNamed } from '../facts.ts';
import type { Role } from '../schema.ts';
import type { Ground, Part } from './part.ts';
import { pathOf } from './paths.ts';

const RESULT_STEPS = new Set<Step['step']>(['stamp', 'approve_correction', 'note_result']);

interface Place {
  folder: string;
  no: number;
  what: string;
  role: Role;
}

/**
 * Every stored file that the steps of a dossier name, once each, to the byte as it is kept: the papers as they stand now,
 * the results, and what was attached on the way or replaced later.
 * @throws Problem not_found when a file that a step names is not known
 */
export async function storedParts({ database, files }: Ground, dossier: Dossier): Promise<Part[]> {
  const steps = dossier.steps.map((each) => each.step);
  const named = [...filesNamed(steps)];
  const rows = await findRows(
    database.db,
    dossier.wardId,
    named.map(([sha256]) => sha256),
  );
  return named.map(([sha256, step]) => {
    const row = rows.get(sha256);
    if (row === undefined)
      throw new Problem('not_found', `Thiếu một tệp mà bước ${step.no} của hồ sơ nhắc đến.`);
    const { folder, no, what, role } = placeOf(dossier, sha256, step);
    return {
      ...{ path: unique(pathOf(folder, no, what, row.media_type), sha256), role, name: row.name },
      ...{ mediaType: row.media_type, size: row.size, sha256 },
      read: () => files.read(sha256),
    };
  });
}

/** Two files may stand at one step with one name: the hash tells them apart. */
function unique(path: string, sha256: string): string {
  const dot = path.lastIndexOf('.');
  return `${path.slice(0, dot)}-${sha256.slice(0, 8)}${path.slice(dot)}`;
}

function placeOf({ state }: Dossier, sha256: string, step: Step): Place {
  if (RESULT_STEPS.has(step.step))
    return { folder: 'ket-qua', no: step.no, what: state.resultName || 'Kết quả', role: 'result' };
  const document = state.documents.find((each) => each.file === sha256);
  if (document) return { folder: 'giay-to', no: document.no, what: document.name, role: 'paper' };
  const role = 'documents' in step.payload || step.step === 'attach_scan' ? 'paper' : 'attachment';
  return { folder: 'kem-theo', no: step.no, what: STEP_LABELS[step.step], role };
}

async function findRows(db: Db, wardId: number, sha256s: string[]) {
  if (sha256s.length === 0) return new Map<string, never>();
  const rows = await db
    .selectFrom('files')
    .select(['sha256', 'name', 'media_type', 'size'])
    .where('ward_id', '=', wardId)
    .where('sha256', 'in', sha256s)
    .execute();
  return new Map(rows.map((row) => [row.sha256, row]));
}
