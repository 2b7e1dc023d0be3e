import type { Tx } from '../../../platform/database/database.ts';
import { addWard, listWards } from '../../organisation/index.ts';
import type { Manifest } from '../schema.ts';

/**
 * The ward that a package belongs to; where this installation has none of its code, one is made from the package with the
 * units that its steps name. It has no accounts: nobody can sign in there before an officer is added. Runs as the owner.
 * @throws Problem invalid when the ward of the package cannot be made
 */
export async function wardOf(tx: Tx, { ward, units }: Manifest): Promise<{ id: number; isNew: boolean }> {
  const known = (await listWards(tx)).find((each) => each.code === ward.code);
  if (known) return { id: known.id, isNew: false };
  const id = await addWard(tx, {
    ward,
    units: units.map(({ code, name, shortName, kind, headTitle }) => ({
      ...{ code, name, shortName, kind, headTitle },
    })),
  });
  return { id, isNew: true };
}
