import type { Db, Tx } from '../../../platform/database/database.ts';
import { marksOf, sealedNumber } from '../../../platform/personal-ids/sealing.ts';
import type { Citizen } from '../schema.ts';

const ERASED = 'Tài khoản đã xóa';

interface Whose {
  wardId: number;
  /** The account from which he asked. */
  citizenId: number | null;
  /** As level 2 or his card vouched for it. */
  personalId: string | null;
}

/** The accounts of a person: the one that he asked from, and each that level 2 vouches for under his number. As he sees them himself. */
export async function findAccountsOf(db: Db, { wardId, citizenId, personalId }: Whose): Promise<Citizen[]> {
  const rows = await db
    .selectFrom('citizens')
    .select(['id', 'name', 'birth_on', 'address', 'phone', 'email', 'own_phone', 'own_email'])
    .where('ward_id', '=', wardId)
    .where((where) =>
      where.or([
        where('id', '=', citizenId ?? 0),
        where.and([
          where('personal_id_mark', 'in', marksOf(wardId, personalId ?? '')),
          where('assurance', '=', 2),
        ]),
      ]),
    )
    .orderBy('id')
    .execute();
  return rows.map(({ id, name, address, ...row }) => ({
    ...{ id, name, personalId, birthOn: row.birth_on, address },
    ...{ phone: row.own_phone ?? row.phone, email: row.own_email ?? row.email },
    assurance: personalId === null ? 1 : 2,
  }));
}

/**
 * Forgets whose an account is. Its number stays, for dossiers name it; whoever signs in with the same identity afterwards gets a new account.
 * All sessions and codes end, so does what he did for organisations. @returns rows that went or were emptied
 */
export async function eraseAccount(
  tx: Tx,
  { wardId, citizen }: { wardId: number; citizen: Pick<Citizen, 'id' | 'personalId'> },
  now: Date,
): Promise<number> {
  const { id } = citizen;
  const nobody = { issuer: '', subject: `erased:${id}` };
  await tx
    .updateTable('citizens')
    .set({ ...nobody, name: ERASED, birth_on: null, address: '', phone: null, email: null })
    .set({ own_phone: null, own_email: null, ...sealedNumber('citizens.personal_id', wardId, null) })
    .where('ward_id', '=', wardId)
    .where('id', '=', id)
    .execute();
  const sessions = await deleteOf(tx, 'citizen_sessions', { wardId, id });
  const codes = await deleteOf(tx, 'one_time_codes', { wardId, id });
  const roles = await tx
    .updateTable('organisation_people')
    .set({ until: now })
    .where('ward_id', '=', wardId)
    .where('citizen_id', '=', id)
    .where('until', 'is', null)
    .returning('organisation_id')
    .execute();
  const invitations = await tx
    .deleteFrom('organisation_invitations')
    .where('ward_id', '=', wardId)
    .where('personal_id_mark', 'in', marksOf(wardId, citizen.personalId ?? ''))
    .returning('id')
    .execute();
  return 1 + sessions + codes + roles.length + invitations.length;
}

async function deleteOf(
  tx: Tx,
  table: 'citizen_sessions' | 'one_time_codes',
  { wardId, id }: { wardId: number; id: number },
): Promise<number> {
  const rows = await tx
    .deleteFrom(table)
    .where('ward_id', '=', wardId)
    .where('citizen_id', '=', id)
    .returning('ward_id')
    .execute();
  return rows.length;
}
