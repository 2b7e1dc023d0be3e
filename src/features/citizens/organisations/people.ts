import type { Tx } from '../../../platform/database/database.ts';
import { unsealNumber } from '../../../platform/personal-ids/sealing.ts';
import { Problem } from '../../../platform/problem.ts';
import { hashOf } from '../hash-of.ts';
import type { VisitorAct } from '../schema.ts';
import { withdrawFor } from './invitations.ts';
import { identifiedPerson } from './schema.ts';
import { addPerson, endPerson, lockAsHead, lockOwnOrganisation, stopActing } from './store.ts';

interface Target {
  organisationId: number;
  citizenId: number;
}

/**
 * Ends someone's time in an organisation: the head a member's, a member his own. The head himself hands over first.
 * Already gone is gone.
 * @throws Problem not_found | not_allowed | step_not_open
 */
export async function removePerson(tx: Tx, act: VisitorAct, target: Target): Promise<void> {
  const { wardId, citizen } = identifiedPerson(act);
  const isOwn = target.citizenId === citizen.id;
  const lock = isOwn ? lockOwnOrganisation : lockAsHead;
  const { role } = await lock(tx, { wardId, citizenId: citizen.id }, target.organisationId);
  if (isOwn && role === 'head')
    throw new Problem('step_not_open', 'Người đứng đầu phải bàn giao cho người khác trước khi rời tổ chức.');
  const person = { wardId, citizenId: target.citizenId };
  await endPerson(tx, person, target.organisationId, act.now);
  await stopActing(tx, person, target.organisationId);
  const gone = await tx
    .selectFrom('citizens')
    .select('personal_id')
    .where('ward_id', '=', wardId)
    .where('id', '=', target.citizenId)
    .executeTakeFirst();
  const { organisationId } = target;
  const personalId = unsealNumber('citizens.personal_id', gone?.personal_id ?? null);
  if (personalId !== null) await withdrawFor(tx, { wardId, organisationId, personalId, now: act.now });
}

/** Makes a member the head, and the head a member. @throws Problem not_found | not_allowed */
export async function handOver(tx: Tx, act: VisitorAct, target: Target): Promise<void> {
  const { wardId, citizen } = identifiedPerson(act);
  const { organisationId } = target;
  await lockAsHead(tx, { wardId, citizenId: citizen.id }, organisationId);
  if (target.citizenId === citizen.id) return;
  const successor = await tx
    .selectFrom('organisation_people')
    .select('basis')
    .where('ward_id', '=', wardId)
    .where('organisation_id', '=', organisationId)
    .where('citizen_id', '=', target.citizenId)
    .where('until', 'is', null)
    .executeTakeFirst();
  if (!successor) throw new Problem('not_found', 'Người này không còn trong tổ chức.');
  const row = { ward_id: wardId, organisation_id: organisationId };
  for (const citizenId of [citizen.id, target.citizenId])
    await endPerson(tx, { wardId, citizenId }, organisationId, act.now);
  await addPerson(tx, { ...row, citizen_id: citizen.id, role: 'member', basis: '' }, act.now);
  await addPerson(tx, { ...row, ...successor, citizen_id: target.citizenId, role: 'head' }, act.now);
}

/** For whom this session acts from now on; null: for the person himself. @throws Problem not_found | not_allowed */
export async function actFor(
  tx: Tx,
  act: VisitorAct,
  session: string,
  organisationId: number | null,
): Promise<void> {
  if (organisationId !== null) {
    const { wardId, citizen } = identifiedPerson(act);
    await lockOwnOrganisation(tx, { wardId, citizenId: citizen.id }, organisationId);
  }
  await tx
    .updateTable('citizen_sessions')
    .set({ organisation_id: organisationId })
    .where('token_hash', '=', hashOf(session))
    .where('citizen_id', 'is not', null)
    .execute();
}
