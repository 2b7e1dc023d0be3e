import type { Context } from 'hono';
import { listUnits } from '../../features/organisation/index.ts';
import { dataReplacementsOf, findProcedure } from '../../features/procedures/index.ts';
import { toLocalDay } from '../../law/day.ts';
import type { PortalEnv } from '../ward.ts';
import type { ProcedureProps } from './procedure-body.tsx';

/** A procedure in force with everything that its page shows. @throws Problem not_found */
export async function readProcedure(c: Context<PortalEnv>, code: string): Promise<ProcedureProps> {
  const { database, now } = c.var.platform;
  const { ward } = c.var;
  const today = toLocalDay(now());
  const procedure = await findProcedure(database.db, code, today);
  const replacements = await dataReplacementsOf(database.db, code, today);
  const units = await listUnits(database.db, ward.id);
  const unit = units.find((each) => each.code === procedure.competentUnitCode);
  return { procedure, replacements, ward, unit };
}
