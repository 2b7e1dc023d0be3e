import { createHmac } from 'node:crypto';
import type { Db, Tx } from '../../../platform/database/database.ts';
import type { SealedText } from '../../../platform/personal-ids/sealed.ts';
import { marksOf, sealedNumber, unsealText } from '../../../platform/personal-ids/sealing.ts';
import { Problem, parseFields } from '../../../platform/problem.ts';
import { countTry } from '../../../platform/security/attempts.ts';
import { hashOf } from '../hash-of.ts';
import type { Citizen, VisitorAct } from '../schema.ts';
import { identifiedPerson, invitationForm } from './schema.ts';
import { addPerson, lockAsHead } from './store.ts';

export const INVITATION_DAYS = 7;
const INVITED_PER_DAY = 50;

export interface Invitation {
  id: number;
  organisationId: number;
  organisationName: string;
  organisationCode: string;
}

/**
 * Invites someone by his personal id, or whoever is given the link. By personal id the answer is the same whether there is
 * such an account: who signs in with that number at level 2 finds the invitation, and nobody belongs without saying so.
 * The same form sent again gives the same link.
 * @returns the link's token, which is kept nowhere; null for a personal id
 * @throws Problem not_found | not_allowed | invalid | too_many_tries
 */
export async function invite(
  tx: Tx,
  act: VisitorAct,
  { organisationId, secret }: { organisationId: number; secret: string },
  given: unknown,
): Promise<string | null> {
  const { wardId, citizen } = identifiedPerson(act);
  await lockAsHead(tx, { wardId, citizenId: citizen.id }, organisationId);
  const { personalId, basis, clientKey } = parseFields(invitationForm, given, 'Chưa mời được.');
  await countTry(tx, `invite:${wardId}/${citizen.id}`, INVITED_PER_DAY, 24 * 60, act.now);
  if (personalId !== null) await withdrawFor(tx, { wardId, organisationId, personalId, now: act.now });
  const text = `invitation:${wardId}:${citizen.id}:${organisationId}:${clientKey}`;
  const token = personalId === null ? createHmac('sha256', secret).update(text).digest('base64url') : null;
  await tx
    .insertInto('organisation_invitations')
    .values({
      ...{ ward_id: wardId, organisation_id: organisationId, basis },
      ...sealedNumber('organisation_invitations.personal_id', wardId, personalId),
      token_hash: token === null ? null : hashOf(token),
      ...{ invited_by: citizen.id, created_at: act.now },
      expires_at: new Date(act.now.getTime() + INVITATION_DAYS * 24 * 3_600_000),
    })
    .onConflict((conflict) => conflict.column('token_hash').where('token_hash', 'is not', null).doNothing())
    .execute();
  return token;
}

/** Ends what waits for a person: a newer invitation takes its place, or he was removed. */
export async function withdrawFor(
  tx: Tx,
  given: { wardId: number; organisationId: number; personalId: string; now: Date },
): Promise<void> {
  await tx
    .updateTable('organisation_invitations')
    .set({ ended_at: given.now })
    .where('ward_id', '=', given.wardId)
    .where('organisation_id', '=', given.organisationId)
    .where('personal_id_mark', 'in', marksOf(given.wardId, given.personalId))
    .where('ended_at', 'is', null)
    .execute();
}

/** Takes an invitation back; one that is over stays over. @throws Problem not_found | not_allowed */
export async function withdrawInvitation(
  tx: Tx,
  act: VisitorAct,
  { organisationId, invitationId }: { organisationId: number; invitationId: number },
): Promise<void> {
  const { wardId, citizen } = identifiedPerson(act);
  await lockAsHead(tx, { wardId, citizenId: citizen.id }, organisationId);
  await tx
    .updateTable('organisation_invitations')
    .set({ ended_at: act.now })
    .where('ward_id', '=', wardId)
    .where('organisation_id', '=', organisationId)
    .where('id', '=', invitationId)
    .where('ended_at', 'is', null)
    .execute();
}

/** What waits for a person by his personal id, as level 2 vouches for it. */
export async function listInvitationsOf(
  db: Db,
  { wardId, citizen, now }: { wardId: number; citizen: Citizen; now: Date },
): Promise<Invitation[]> {
  if (citizen.assurance < 2 || citizen.personalId === null) return [];
  const rows = await openInvitations(db, wardId, now)
    .where('invitation.personal_id_mark', 'in', marksOf(wardId, citizen.personalId))
    .orderBy('invitation.id', 'desc')
    .limit(50)
    .execute();
  return rows.map(toInvitation);
}

/** The invitation behind a link. @throws Problem not_found when there is none, or no longer */
export async function findInvitation(
  db: Db,
  given: { wardId: number; token: string; now: Date },
): Promise<Invitation> {
  const row = await openInvitations(db, given.wardId, given.now)
    .where('invitation.token_hash', '=', hashOf(given.token))
    .executeTakeFirst();
  if (!row)
    throw new Problem('not_found', 'Lời mời này đã dùng, đã hết hạn hoặc không có. Hãy xin lời mời mới.');
  return toInvitation(row);
}

function openInvitations(db: Db, wardId: number, now: Date) {
  return db
    .selectFrom('organisation_invitations as invitation')
    .innerJoin('client_organisations as organisation', (join) =>
      join
        .onRef('organisation.ward_id', '=', 'invitation.ward_id')
        .onRef('organisation.id', '=', 'invitation.organisation_id'),
    )
    .select(['invitation.id', 'invitation.organisation_id', 'invitation.basis'])
    .select(['organisation.name', 'organisation.code'])
    .where('invitation.ward_id', '=', wardId)
    .where('invitation.ended_at', 'is', null)
    .where('invitation.expires_at', '>', now);
}

function toInvitation(row: {
  id: number;
  organisation_id: number;
  name: string;
  code: SealedText;
}): Invitation {
  return {
    id: row.id,
    organisationId: row.organisation_id,
    organisationName: row.name,
    organisationCode: unsealText('client_organisations.code', row.code),
  };
}

/**
 * Takes or declines an invitation, once: of one's own personal id, or by its link.
 * @returns the organisation. @throws Problem not_found | not_allowed
 */
export async function answerInvitation(
  tx: Tx,
  act: VisitorAct,
  by: { token: string } | { invitationId: number },
  isTaken: boolean,
): Promise<number> {
  const { wardId, citizen } = identifiedPerson(act);
  const open = openInvitations(tx, wardId, act.now).forUpdate('invitation');
  const row = await ('token' in by
    ? open.where('invitation.token_hash', '=', hashOf(by.token))
    : open
        .where('invitation.id', '=', by.invitationId)
        .where('invitation.personal_id_mark', 'in', marksOf(wardId, citizen.personalId ?? ''))
  ).executeTakeFirst();
  if (!row)
    throw new Problem('not_found', 'Lời mời này đã dùng, đã hết hạn hoặc không có. Hãy xin lời mời mới.');
  await tx
    .updateTable('organisation_invitations')
    .set({ ended_at: act.now })
    .where('ward_id', '=', wardId)
    .where('id', '=', row.id)
    .execute();
  if (isTaken) await join(tx, { wardId, citizenId: citizen.id, ...row }, act.now);
  return row.organisation_id;
}

/** Who belongs already stays what he is. */
async function join(
  tx: Tx,
  given: { wardId: number; citizenId: number; organisation_id: number; basis: string },
  now: Date,
): Promise<void> {
  await tx
    .selectFrom('client_organisations')
    .select('id')
    .where('ward_id', '=', given.wardId)
    .where('id', '=', given.organisation_id)
    .forUpdate()
    .execute();
  const row = { ward_id: given.wardId, organisation_id: given.organisation_id, citizen_id: given.citizenId };
  const belongs = await tx
    .selectFrom('organisation_people')
    .select('role')
    .where('ward_id', '=', row.ward_id)
    .where('organisation_id', '=', row.organisation_id)
    .where('citizen_id', '=', row.citizen_id)
    .where('until', 'is', null)
    .executeTakeFirst();
  if (!belongs) await addPerson(tx, { ...row, role: 'member', basis: given.basis }, now);
}
