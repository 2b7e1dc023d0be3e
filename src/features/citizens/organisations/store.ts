import { sql } from 'kysely';
import { maskPersonalId } from '../../../law/personal-id.ts';
import type { Db, Tx } from '../../../platform/database/database.ts';
import { unsealText } from '../../../platform/personal-ids/sealing.ts';
import { Problem } from '../../../platform/problem.ts';
import type { ClientOrganisation } from '../schema.ts';

export type OrganisationRole = 'head' | 'member';

export interface OwnOrganisation extends ClientOrganisation {
  /** What the person is in it. */
  role: OrganisationRole;
}

export interface OrganisationPerson {
  citizenId: number;
  name: string;
  role: OrganisationRole;
  basis: string;
  since: Date;
}

export interface OpenInvitation {
  id: number;
  /** Masked; null: by link. */
  personalId: string | null;
  basis: string;
  expiresAt: Date;
}

interface Person {
  wardId: number;
  citizenId: number;
}

/** The organisations that a person belongs to now. */
export async function listOwnOrganisations(
  db: Db,
  { wardId, citizenId }: Person,
): Promise<OwnOrganisation[]> {
  const rows = await ownOrganisations(db, { wardId, citizenId })
    .orderBy('organisation.name')
    .limit(100)
    .execute();
  return rows.map(toOwnOrganisation);
}

/** @throws Problem not_found, also for one that exists and is not the person's */
export async function findOwnOrganisation(
  db: Db,
  person: Person,
  organisationId: number,
): Promise<OwnOrganisation> {
  const row = await ownOrganisations(db, person)
    .where('organisation.id', '=', organisationId)
    .executeTakeFirst();
  if (!row) throw new Problem('not_found', 'Không có tổ chức này trong các tổ chức của bạn.');
  return toOwnOrganisation(row);
}

type OwnRow = Awaited<ReturnType<ReturnType<typeof ownOrganisations>['execute']>>[number];

function toOwnOrganisation(row: OwnRow): OwnOrganisation {
  const code = unsealText('client_organisations.code', row.code);
  return { ...row, code, role: row.role as OrganisationRole };
}

function ownOrganisations(db: Db, { wardId, citizenId }: Person) {
  return db
    .selectFrom('organisation_people as people')
    .innerJoin('client_organisations as organisation', (join) =>
      join
        .onRef('organisation.ward_id', '=', 'people.ward_id')
        .onRef('organisation.id', '=', 'people.organisation_id'),
    )
    .select(['organisation.id', 'organisation.name', 'organisation.code', 'organisation.address'])
    .select(['organisation.phone', 'organisation.email', 'people.role'])
    .where('people.ward_id', '=', wardId)
    .where('people.citizen_id', '=', citizenId)
    .where('people.until', 'is', null);
}

/** Its people of now, the head first. */
export async function listPeople(
  db: Db,
  wardId: number,
  organisationId: number,
): Promise<OrganisationPerson[]> {
  const rows = await db
    .selectFrom('organisation_people as people')
    .innerJoin('citizens as citizen', (join) =>
      join.onRef('citizen.ward_id', '=', 'people.ward_id').onRef('citizen.id', '=', 'people.citizen_id'),
    )
    .select(['people.citizen_id', 'citizen.name', 'people.role', 'people.basis', 'people.since'])
    .where('people.ward_id', '=', wardId)
    .where('people.organisation_id', '=', organisationId)
    .where('people.until', 'is', null)
    .orderBy('people.role')
    .orderBy('citizen.name')
    .execute();
  return rows.map(({ citizen_id, role, ...row }) => ({
    ...row,
    citizenId: citizen_id,
    role: role as OrganisationRole,
  }));
}

const INVITED = 'organisation_invitations.personal_id';

/** Invitations that wait, for the head alone. */
export async function listInvitations(
  db: Db,
  wardId: number,
  organisationId: number,
  now: Date,
): Promise<OpenInvitation[]> {
  const rows = await db
    .selectFrom('organisation_invitations')
    .select(['id', 'personal_id', 'basis', 'expires_at'])
    .where('ward_id', '=', wardId)
    .where('organisation_id', '=', organisationId)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .orderBy('id', 'desc')
    .limit(100)
    .execute();
  return rows.map((row) => ({
    ...{ id: row.id, basis: row.basis, expiresAt: row.expires_at },
    personalId: row.personal_id === null ? null : maskPersonalId(unsealText(INVITED, row.personal_id)),
  }));
}

/**
 * Holds an organisation until the transaction ends, so that two changes of its people follow one another, and says what
 * the person is in it. @throws Problem not_found
 */
export async function lockOwnOrganisation(tx: Tx, person: Person, organisationId: number) {
  await tx
    .selectFrom('client_organisations')
    .select('id')
    .where('ward_id', '=', person.wardId)
    .where('id', '=', organisationId)
    .forUpdate()
    .execute();
  return findOwnOrganisation(tx, person, organisationId);
}

/** The same for what only the head may. @throws Problem not_found | not_allowed */
export async function lockAsHead(tx: Tx, person: Person, organisationId: number) {
  const own = await lockOwnOrganisation(tx, person, organisationId);
  if (own.role === 'head') return own;
  throw new Problem('not_allowed', 'Chỉ người đứng đầu tổ chức được làm việc này.');
}

/** Lets a person belong from now on. An earlier time of his ends before this one begins, whatever the clock says. */
export async function addPerson(
  tx: Tx,
  row: {
    ward_id: number;
    organisation_id: number;
    citizen_id: number;
    role: OrganisationRole;
    basis: string;
  },
  now: Date,
): Promise<void> {
  const { since } = await tx
    .selectFrom('organisation_people')
    .select(sql<Date>`greatest(${now}::timestamptz, max(since) + interval '1 millisecond')`.as('since'))
    .where('ward_id', '=', row.ward_id)
    .where('organisation_id', '=', row.organisation_id)
    .where('citizen_id', '=', row.citizen_id)
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('organisation_people')
    .values({ ...row, since })
    .execute();
}

/** Ends a person's time; whoever acts for the organisation at this moment acts for himself again. */
export async function endPerson(
  tx: Tx,
  { wardId, citizenId }: Person,
  organisationId: number,
  now: Date,
): Promise<void> {
  await tx
    .updateTable('organisation_people')
    .set({ until: sql<Date>`greatest(${now}::timestamptz, since)` })
    .where('ward_id', '=', wardId)
    .where('organisation_id', '=', organisationId)
    .where('citizen_id', '=', citizenId)
    .where('until', 'is', null)
    .execute();
}

export async function stopActing(
  tx: Tx,
  { wardId, citizenId }: Person,
  organisationId: number,
): Promise<void> {
  await tx
    .updateTable('citizen_sessions')
    .set({ organisation_id: null })
    .where('ward_id', '=', wardId)
    .where('citizen_id', '=', citizenId)
    .where('organisation_id', '=', organisationId)
    .execute();
}
