import type { DatabaseCode } from '../../../law/national-databases.ts';
import type { LookupSubject } from '../../lookups/index.ts';

/** Who files, as a form or a dossier has it. */
export interface Filer {
  applicantKind: string;
  name: string;
  personalId: string | null;
  birthOn: string | null;
  representativeName: string | null;
  representativePersonalId: string | null;
}

/** Databases that know organisations too; the others know persons alone. */
const OF_ORGANISATIONS: ReadonlySet<DatabaseCode> = new Set([
  'business',
  'land',
  'organisation_ids',
  'vehicles',
]);

/** Whose number a database is asked for: the applicant's; for an organisation, in a database of persons, who acts for it. */
export function lookupSubject(filer: Filer, database: DatabaseCode): LookupSubject {
  const isOfPersons = filer.applicantKind === 'organisation' && !OF_ORGANISATIONS.has(database);
  if (isOfPersons)
    return {
      ...{ of: 'applicant', number: digitsOf(filer.representativePersonalId), birthOn: null },
      name: filer.representativeName ?? '',
    };
  return { of: 'applicant', number: digitsOf(filer.personalId), name: filer.name, birthOn: filer.birthOn };
}

function digitsOf(number: string | null): string {
  return (number ?? '').replace(/\D/g, '');
}
