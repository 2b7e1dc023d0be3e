import type { Tx } from '../../../platform/database/database.ts';
import { addWard, listWards } from '../../organisation/index.ts';
import type { Manifest } from '../schema.ts';

/**
 * The ward that a package belongs to; where this installation has none of its code, one is made from the package with the
 * units that its steps name. It has no accounts: nobody can sign in there before an officer is added. Only the owner may
 * make one.
 * @returns the ward's id @throws Problem invalid when the ward of the package cannot be made
 */
export async function wardOf(tx: Tx, { ward, units }: Manifest): Promise<number> {
  const known = (await listWards(tx)).find((each) => each.code === ward.code);
  if (known) return known.id;
  return addWard(tx, {
    ward,
    units: units.map(({ code, name, shortName, kind, headTitle }) => ({
      ...{ code, name, shortName, kind, headTitle },
    })),
  });
}
