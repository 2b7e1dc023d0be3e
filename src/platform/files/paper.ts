import type { Settings } from '../settings.ts';
import type { StoredFile } from './file-store.ts';
import { inspectFile } from './inspect.ts';
import { scanFile } from './scan.ts';

/**
 * A paper that an officer handed in (PDF, JPEG or PNG, inspected and scanned as citizens' papers are); null when the field was
 * left empty. Officers scan many pages into one file, so theirs may be larger.
 * @throws Problem file_too_large, file_unreadable, file_infected, try_later
 */
export async function readPaper(
  given: unknown,
  scanner: Pick<Settings, 'clamd' | 'keepUnscanned'>,
): Promise<StoredFile | null> {
  if (!(given instanceof File) || given.size === 0) return null;
  const allowed = { kinds: ['pdf', 'jpeg', 'png'], megabytes: 20 } as const;
  const bytes = new Uint8Array(await given.arrayBuffer());
  const file = await inspectFile({ name: given.name, bytes }, allowed);
  return { ...file, scanned: await scanFile(scanner, file) };
}
