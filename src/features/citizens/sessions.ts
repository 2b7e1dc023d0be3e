import type { Database, Db, Tx } from '../../platform/database/database.ts';
import { unsealNumber, unsealText } from '../../platform/personal-ids/sealing.ts';
import { seal, unseal } from '../../platform/security/seal.ts';
import { hashOf, newToken } from './hash-of.ts';
import type { Citizen, ClientOrganisation, Visitor } from './schema.ts';

const SESSION_HOURS = 12;
const IDLE_MINUTES = 60;
const ID_TOKEN = 'id-token';

/** What a session is opened for: a person of the ward's accounts, or one dossier. */
export type SessionOf = { citizenId: number; organisationId?: number | null } | { dossierId: number };

/**
 * Opens a session. It keeps the level by which the person was identified just now: a later sign-in of another level
 * changes nothing for it.
 * @returns the cookie's value, which is kept nowhere
 */
export async function openCitizenSession(
  tx: Tx,
  wardId: number,
  of: SessionOf,
  now: Date,
  sealedIdToken: string | null = null,
): Promise<string> {
  const token = newToken();
  await tx
    .insertInto('citizen_sessions')
    .values({
      token_hash: hashOf(token),
      ward_id: wardId,
      citizen_id: 'citizenId' in of ? of.citizenId : null,
      organisation_id: 'citizenId' in of ? (of.organisationId ?? null) : null,
      dossier_id: 'dossierId' in of ? of.dossierId : null,
      assurance: 'citizenId' in of ? (await findCitizenRow(tx, wardId, of.citizenId)).assurance : null,
      sealed_id_token: sealedIdToken,
      created_at: now,
      seen_at: now,
      expires_at: new Date(now.getTime() + SESSION_HOURS * 3_600_000),
    })
    .execute();
  return token;
}

/** Who is at the other end of this cookie; null when the session is over, or of another ward. */
export async function findVisitor(
  database: Database,
  wardId: number,
  token: string,
  now: Date,
): Promise<Visitor | null> {
  const tokenHash = hashOf(token);
  const session = await database.db
    .selectFrom('citizen_sessions')
    .selectAll()
    .where('token_hash', '=', tokenHash)
    .where('ward_id', '=', wardId)
    .where('expires_at', '>', now)
    .where('seen_at', '>', idleSince(now))
    .executeTakeFirst();
  if (!session) return null;
  if (now.getTime() - session.seen_at.getTime() > 60_000)
    await database.transact((tx) =>
      tx.updateTable('citizen_sessions').set({ seen_at: now }).where('token_hash', '=', tokenHash).execute(),
    );
  if (session.dossier_id !== null) return { kind: 'guest', wardId, dossierId: session.dossier_id };
  const citizen = await findCitizen(database.db, wardId, session.citizen_id!, session.assurance);
  return {
    ...{ kind: 'citizen', wardId, citizen },
    actingFor:
      citizen.assurance === 2
        ? await actingFor(database.db, wardId, citizen.id, session.organisation_id)
        : null,
  };
}

export async function closeCitizenSession(tx: Tx, token: string): Promise<void> {
  await tx.deleteFrom('citizen_sessions').where('token_hash', '=', hashOf(token)).execute();
}

/** Ends a session. @returns the provider's token by which it may end its own; null for a guest */
export async function signOutCitizen(tx: Tx, token: string, secret: string): Promise<string | null> {
  const row = await tx
    .deleteFrom('citizen_sessions')
    .where('token_hash', '=', hashOf(token))
    .returning('sealed_id_token')
    .executeTakeFirst();
  return row?.sealed_id_token ? unseal(secret, ID_TOKEN, row.sealed_id_token) : null;
}

export function sealIdToken(secret: string, idToken: string): string {
  return seal(secret, ID_TOKEN, idToken);
}

export interface OpenCitizenSession {
  since: Date;
  seenAt: Date;
  assurance: number | null;
  /** The one from which he asks. */
  isThis: boolean;
}

/** The sessions that a person has open, the newest first. */
export async function listCitizenSessions(
  db: Db,
  { wardId, citizenId, token, now }: { wardId: number; citizenId: number; token: string; now: Date },
): Promise<OpenCitizenSession[]> {
  const rows = await db
    .selectFrom('citizen_sessions')
    .select(['token_hash', 'created_at', 'seen_at', 'assurance'])
    .where('ward_id', '=', wardId)
    .where('citizen_id', '=', citizenId)
    .where('expires_at', '>', now)
    .where('seen_at', '>', idleSince(now))
    .orderBy('created_at', 'desc')
    .limit(50)
    .execute();
  const own = hashOf(token);
  return rows.map(({ token_hash, created_at, seen_at, assurance }) => ({
    ...{ since: created_at, seenAt: seen_at, assurance, isThis: own.equals(token_hash) },
  }));
}

/** Ends all sessions of a person but the one from which he asks. @returns how many */
export async function endOtherSessions(
  tx: Tx,
  { wardId, citizenId, token }: { wardId: number; citizenId: number; token: string },
): Promise<number> {
  const rows = await tx
    .deleteFrom('citizen_sessions')
    .where('ward_id', '=', wardId)
    .where('citizen_id', '=', citizenId)
    .where('token_hash', '!=', hashOf(token))
    .returning('citizen_id')
    .execute();
  return rows.length;
}

/** Sessions, sign-ins and codes past their end; run by the clock. */
export async function sweepCitizens(tx: Tx, now: Date): Promise<void> {
  const over = tx.deleteFrom('citizen_sessions');
  await over
    .where((where) => where.or([where('expires_at', '<', now), where('seen_at', '<', idleSince(now))]))
    .execute();
  await tx.deleteFrom('sign_ins_under_way').where('expires_at', '<', now).execute();
  const yesterday = new Date(now.getTime() - 24 * 3_600_000);
  await tx.deleteFrom('one_time_codes').where('created_at', '<', yesterday).execute();
}

const idleSince = (now: Date) => new Date(now.getTime() - IDLE_MINUTES * 60_000);

function findCitizenRow(db: Db, wardId: number, id: number) {
  return db
    .selectFrom('citizens')
    .selectAll()
    .where('ward_id', '=', wardId)
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
}

/** The person as this session may see him: what level 2 vouches for is not there at level 1. */
async function findCitizen(db: Db, wardId: number, id: number, level: number | null): Promise<Citizen> {
  const row = await findCitizenRow(db, wardId, id);
  const assurance = (level ?? row.assurance) === 2 ? 2 : 1;
  return {
    id: row.id,
    name: row.name,
    personalId: assurance === 2 ? unsealNumber('citizens.personal_id', row.personal_id) : null,
    birthOn: row.birth_on,
    address: row.address,
    phone: row.own_phone ?? row.phone,
    email: row.own_email ?? row.email,
    assurance,
  };
}

/** The organisation of the session, as long as the person still belongs to it. */
async function actingFor(
  db: Db,
  wardId: number,
  citizenId: number,
  organisationId: number | null,
): Promise<ClientOrganisation | null> {
  if (organisationId === null) return null;
  const row = await db
    .selectFrom('organisation_people as people')
    .innerJoin('client_organisations as organisation', (join) =>
      join
        .onRef('organisation.ward_id', '=', 'people.ward_id')
        .onRef('organisation.id', '=', 'people.organisation_id'),
    )
    .selectAll('organisation')
    .where('people.ward_id', '=', wardId)
    .where('people.citizen_id', '=', citizenId)
    .where('people.organisation_id', '=', organisationId)
    .where('people.until', 'is', null)
    .executeTakeFirst();
  if (!row) return null;
  const { id, name, address, phone, email } = row;
  return { id, name, code: unsealText('client_organisations.code', row.code), address, phone, email };
}
