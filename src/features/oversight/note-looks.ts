import type { Tx } from '../../platform/database/database.ts';
import { type Act, findWard, noteAccesses } from '../organisation/index.ts';
import type { OverseenWard } from './schema.ts';

/**
 * An overseer's look at wards, in the access log of each of them: who, from where, at what. He is no officer of theirs, so the line
 * names him instead of bearing his number.
 */
export async function noteLooks(
  tx: Tx,
  act: Act,
  wards: readonly OverseenWard[],
  what: string,
): Promise<void> {
  const { officer, now, requestId } = act;
  const home = await findWard(tx, officer.wardId);
  const subject = `${what} – ${officer.title}, ${home.name} (${officer.username})`;
  await noteAccesses(
    tx,
    wards.map(({ ward }) => ({
      ...{ wardId: ward.id, officerId: null, action: 'overseen', subject, requestId, at: now },
    })),
  );
}
