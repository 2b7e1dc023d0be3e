import { strToU8 } from 'fflate';
import { toLocalDay } from '../../../law/day.ts';
import type { Database } from '../../../platform/database/database.ts';
import { zipStream } from '../../../platform/files/write-zip.ts';
import { gather } from './gather.ts';
import type { Person } from './gather-dossiers.ts';
import { writePage } from './page.tsx';
import { personalDataSchema } from './shape.ts';

/** Everything kept of a person as a ZIP that is made while it is sent: JSON, the shape of it, and the same as a page to read. */
export async function exportPerson(
  { db }: Database,
  person: Person,
  how: { now: Date; isAtDesk: boolean },
): Promise<ReadableStream<Uint8Array>> {
  const data = await gather(db, person, how);
  const entry = (path: string, text: () => string) => ({ path, read: async () => strToU8(text()) });
  const entries = [
    entry('du-lieu.json', () => JSON.stringify(data, null, 2)),
    entry('du-lieu.schema.json', () => JSON.stringify(personalDataSchema(), null, 2)),
    entry('doc.html', () => writePage(data)),
  ];
  return zipStream(entries, toLocalDay(how.now));
}
