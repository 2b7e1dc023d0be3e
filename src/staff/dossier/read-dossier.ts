import {
  type Dossier,
  findDossier,
  listSlipWordings,
  type SlipSource,
} from '../../features/dossiers/index.ts';
import { findWard, listOfficersEver, listUnits } from '../../features/organisation/index.ts';
import type { ProcedureVersion } from '../../features/procedures/index.ts';
import { Problem } from '../../platform/problem.ts';
import { handlesDossiers } from '../frame.tsx';
import type { StaffContext } from '../session.ts';

/** @throws Problem not_allowed */
export function mustHandle(c: StaffContext): void {
  if (!handlesDossiers(c.var.officer))
    throw new Problem('not_allowed', 'Tài khoản quản trị không được xem hồ sơ.');
}

/** The dossier; that its page was shown is noted by `looks/note-shown.ts`. @throws Problem not_found, not_allowed */
export async function readDossier(c: StaffContext, dossierId: number): Promise<Dossier> {
  mustHandle(c);
  const { database } = c.var.platform;
  return findDossier(database.db, { wardId: c.var.officer.wardId, dossierId });
}

/** Names of units and officers by id, for pages. */
interface Names {
  unitNames: ReadonlyMap<number, string>;
  officerNames: ReadonlyMap<number, string>;
}

/** What pages and slips of a dossier are filled from. */
export async function slipSource(
  c: StaffContext,
  dossier: Dossier,
  procedure: ProcedureVersion,
): Promise<SlipSource & Names> {
  const { database, settings } = c.var.platform;
  const units = await listUnits(database.db, dossier.wardId);
  const officers = await listOfficersEver(database.db, dossier.wardId);
  return {
    ward: await findWard(database.db, dossier.wardId),
    dossier,
    procedure,
    publicUrl: settings.publicUrl,
    wordings: await listSlipWordings(database.db, dossier.wardId),
    units: new Map(units.map((unit) => [unit.id, unit])),
    officers: new Map(officers.map((officer) => [officer.id, officer])),
    unitNames: new Map(units.map((unit) => [unit.id, unit.name])),
    officerNames: new Map(officers.map((officer) => [officer.id, officer.displayName])),
  };
}
