import { strToU8 } from 'fflate';
import type { Database } from '../../../platform/database/database.ts';
import { zipOf } from '../../../platform/files/zip-of.ts';
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
  return zipOf(async function* () {
    yield { name: 'du-lieu.json', bytes: strToU8(JSON.stringify(data, null, 2)) };
    yield { name: 'du-lieu.schema.json', bytes: strToU8(JSON.stringify(personalDataSchema(), null, 2)) };
    yield { name: 'doc.html', bytes: strToU8(writePage(data)) };
  });
}
