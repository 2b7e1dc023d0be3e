import { createHash, randomBytes } from 'node:crypto';
import type { Database, Db, Tx } from '../../platform/database/database.ts';
import type { Citizen, ClientOrganisation, Visitor } from './schema.ts';

const SESSION_HOURS = 12;
const IDLE_MINUTES = 60;

/** What a session is opened for: a person of the ward's accounts, or one dossier. */
export type SessionOf = { citizenId: number; organisationId?: number | null } | { dossierId: number };

/** Opens a session. @returns the cookie's value, which is kept nowhere */
export async function openCitizenSession(tx: Tx, wardId: number, of: SessionOf, now: Date): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await tx
    .insertInto('citizen_sessions')
    .values({
      token_hash: hashOf(token),
      ward_id: wardId,
      citizen_id: 'citizenId' in of ? of.citizenId : null,
      organisation_id: 'citizenId' in of ? (of.organisationId ?? null) : null,
      dossier_id: 'dossierId' in of ? of.dossierId : null,
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
    .where('seen_at', '>', new Date(now.getTime() - IDLE_MINUTES * 60_000))
    .executeTakeFirst();
  if (!session) return null;
  if (now.getTime() - session.seen_at.getTime() > 60_000)
    await database.transact((tx) =>
      tx.updateTable('citizen_sessions').set({ seen_at: now }).where('token_hash', '=', tokenHash).execute(),
    );
  if (session.dossier_id !== null) return { kind: 'guest', wardId, dossierId: session.dossier_id };
  return {
    kind: 'citizen',
    wardId,
    citizen: await findCitizen(database.db, wardId, session.citizen_id!),
    actingFor: await actingFor(database.db, wardId, session.citizen_id!, session.organisation_id),
  };
}

export async function closeCitizenSession(tx: Tx, token: string): Promise<void> {
  await tx.deleteFrom('citizen_sessions').where('token_hash', '=', hashOf(token)).execute();
}

async function findCitizen(db: Db, wardId: number, id: number): Promise<Citizen> {
  const row = await db
    .selectFrom('citizens')
    .selectAll()
    .where('ward_id', '=', wardId)
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return {
    id: row.id,
    name: row.name,
    personalId: row.personal_id,
    birthOn: row.birth_on,
    address: row.address,
    phone: row.phone,
    email: row.email,
    assurance: row.assurance === 2 ? 2 : 1,
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
  const { id, name, code, address, phone, email } = row;
  return { id, name, code, address, phone, email };
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
