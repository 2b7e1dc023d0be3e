import type { StoredFile } from './file-store.ts';
import { inspectFile } from './inspect.ts';

/**
 * A paper that an officer handed in (PDF, JPEG or PNG, inspected as citizens' papers are); null when the field was left
 * empty. Officers scan many pages into one file, so theirs may be larger.
 * @throws Problem file_too_large, file_unreadable, file_infected
 */
export async function readPaper(given: unknown): Promise<StoredFile | null> {
  if (!(given instanceof File) || given.size === 0) return null;
  const allowed = { kinds: ['pdf', 'jpeg', 'png'], megabytes: 20 } as const;
  return inspectFile({ name: given.name, bytes: new Uint8Array(await given.arrayBuffer()) }, allowed);
}
