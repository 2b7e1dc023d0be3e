import { sql } from 'kysely';
import { addWard } from '../../features/organisation/index.ts';
import { seedDemoAccount } from '../../features/payments/index.ts';
import type { Tx } from '../../platform/database/database.ts';
import { readOrganisationSeed } from '../seed-organisation.ts';
import { seedHall } from '../seed-reception.ts';

export interface MadeWard {
  id: number;
  code: string;
  agencyCode: string;
  name: string;
}

const FIRST_CODE = 95_000;

/** The code of the n-th ward that is made, from 1 on. No place has it. */
export const codeOfWard = (no: number) => String(FIRST_CODE + no);

/** A ward like the first one, with its units, its demo officers and its hall. Nobody real lives there. */
export async function openWard(tx: Tx, no: number, likeWardId: number): Promise<MadeWard> {
  const seed = readOrganisationSeed();
  const name = `phường Mẫu ${no} (trình diễn)`;
  const ward = { code: codeOfWard(no), name, city: seed.ward.city, agencyCode: `H24.950.${no}` };
  const address = `Số 1, ${name}`;
  const id = await addWard(tx, { ward: { ...ward, address }, units: seed.units });
  // The same words and the same password: hashing it anew for each would take longer than everything else.
  await sql`
    insert into officers (ward_id, unit_id, username, display_name, title, duties, password_hash, is_demo)
    select ${id}, own.id, o.username, o.display_name, o.title, o.duties, o.password_hash, true
    from officers as o join units as u on u.ward_id = o.ward_id and u.id = o.unit_id
    join units as own on own.ward_id = ${id} and own.code = u.code
    where o.ward_id = ${likeWardId} and o.is_demo order by o.id`.execute(tx);
  await seedHall(tx, id);
  await seedDemoAccount(tx, id);
  return { id, code: ward.code, agencyCode: ward.agencyCode, name };
}

/** How many dossiers each ward has: a few large ones, many small ones, together as many as were asked for. */
export function sizesOf(dossiers: number, wards: number): number[] {
  const weights = Array.from({ length: wards }, (_, at) => 1 / (at + 1) ** 0.6);
  const sum = weights.reduce((whole, each) => whole + each, 0);
  const sizes = weights.map((each) => Math.floor((dossiers * each) / sum));
  sizes[0]! += dossiers - sizes.reduce((whole, each) => whole + each, 0);
  return sizes;
}
