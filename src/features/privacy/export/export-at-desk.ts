import { z } from 'zod';
import type { Database } from '../../../platform/database/database.ts';
import { maskPersonalData } from '../../../platform/personal-data/index.ts';
import { Problem, parseFields } from '../../../platform/problem.ts';
import { ownDossiers } from '../../dossiers/index.ts';
import { type Act, noteAct } from '../../organisation/index.ts';
import { mayServePerson, personAtDesk } from '../at-desk.ts';
import { exportPerson } from './export-person.ts';
import type { Person } from './gather-dossiers.ts';

export const deskExportForm = z.object({
  ...personAtDesk,
  reason: z.string().trim().min(5, 'Ghi vì sao lập tệp này.').max(300),
});

export interface DeskExport {
  zip: ReadableStream<Uint8Array>;
  /** Whose looks this is: the dossiers in it. */
  dossierIds: number[];
}

/**
 * The same file for a person who asks for it at the desk: what bears his number. What only an account leads to is not in it, because nobody
 * signed in to it. Who made it and why stands in the access log; the reason is masked, for it is typed.
 * @throws Problem not_allowed, invalid
 */
export async function exportAtDesk(database: Database, act: Act, given: unknown): Promise<DeskExport> {
  const { officer, now } = act;
  if (!mayServePerson(officer))
    throw new Problem('not_allowed', 'Chỉ người ở quầy, người kiểm soát lập được tệp này.');
  const { name, personalId, reason } = parseFields(deskExportForm, given, 'Chưa lập được tệp.');
  const person: Person = {
    ...{ kind: 'citizen', wardId: officer.wardId, actingFor: null },
    citizen: {
      ...{ id: 0, name, personalId, birthOn: null, address: '', phone: null, email: null, assurance: 2 },
    },
  };
  const rows = await ownDossiers(database.db, person).select('id').execute();
  await database.transact((tx) =>
    noteAct(tx, act, 'export_person', `${rows.length} hồ sơ, vì: ${maskPersonalData(reason)}`),
  );
  const zip = await exportPerson(database, person, { now, isAtDesk: true });
  return { zip, dossierIds: rows.map(({ id }) => id) };
}
