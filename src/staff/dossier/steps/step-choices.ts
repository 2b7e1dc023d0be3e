import type { Dossier } from '../../../features/dossiers/index.ts';
import { findWardRules, lookUpsOf, supplementWords } from '../../../features/dossiers/index.ts';
import { examinesDossiers, listOfficers, listUnits } from '../../../features/organisation/index.ts';
import type { ProcedureVersion } from '../../../features/procedures/index.ts';
import type { StaffContext } from '../../session.ts';
import type { StepChoices } from './step-fields.tsx';

/** What the fields of a dossier's steps offer. */
export async function findStepChoices(
  c: StaffContext,
  dossier: Dossier,
  procedure: ProcedureVersion,
): Promise<StepChoices> {
  const { wardId, state } = dossier;
  const { database, now } = c.var.platform;
  const awaited = (await lookUpsOf(c.var.platform, dossier)).filter(
    ({ document }) => document.source === 'database',
  );
  const units = (await listUnits(database.db, wardId)).filter((unit) => unit.kind !== 'collective');
  const officers = await listOfficers(database.db, wardId);
  const { supplementDays } = await findWardRules(database.db, wardId, now());
  const choice = ({ id, name }: { id: number; name: string }) => ({ value: String(id), label: name });
  return {
    procedure,
    supplementDays,
    supplement: supplementWords(awaited.flatMap(({ lookups }) => lookups)),
    units: units.map(choice),
    examiningUnits: units.filter(examinesDossiers).map(choice),
    examiners: officers
      .filter((each) => each.unitId === state.competentUnitId && each.duties.includes('examine'))
      .map((each) => choice({ id: each.id, name: each.displayName })),
  };
}
