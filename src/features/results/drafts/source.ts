import type { Db } from '../../../platform/database/database.ts';
import { type Dossier, listSlipWordings, type SlipSource } from '../../dossiers/index.ts';
import { findWard, listOfficersEver, listUnits } from '../../organisation/index.ts';
import { findProcedureVersion } from '../../procedures/index.ts';

/** What a result is filled from. */
export async function resultSource(db: Db, dossier: Dossier, publicUrl: string): Promise<SlipSource> {
  const { wardId, state } = dossier;
  const units = await listUnits(db, wardId);
  const officers = await listOfficersEver(db, wardId);
  return {
    ...{ dossier, publicUrl, ward: await findWard(db, wardId) },
    procedure: await findProcedureVersion(db, state.procedureCode, state.procedureVersion),
    wordings: await listSlipWordings(db, wardId),
    units: new Map(units.map((unit) => [unit.id, unit])),
    officers: new Map(officers.map((officer) => [officer.id, officer])),
  };
}
