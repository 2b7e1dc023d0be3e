import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/database.ts';
import type { Holder, KeptCertificate } from './schema.ts';

const COLUMNS = [
  ...(['id', 'officer_id', 'kind', 'certificate', 'chain', 'subject', 'issuer', 'serial'] as const),
  ...(['valid_from', 'valid_until', 'picture', 'added_at', 'withdrawn_at', 'withdraw_reason'] as const),
];

/** The certificate in use; null where there is none. */
export async function findCertificate(
  db: Db,
  wardId: number,
  holder: Holder,
): Promise<KeptCertificate | null> {
  return (await listCertificates(db, wardId, holder)).find((each) => each.withdrawnAt === null) ?? null;
}

/** Every certificate that an officer, or the ward for its seal, had; the newest first. */
export async function listCertificates(db: Db, wardId: number, holder: Holder): Promise<KeptCertificate[]> {
  const rows = await certificateRows(db, wardId, holder)
    .select([...COLUMNS])
    .orderBy('id', 'desc')
    .execute();
  return rows.map((row) => ({
    ...{ id: row.id, officerId: row.officer_id, kind: row.kind as KeptCertificate['kind'] },
    ...{ certificate: row.certificate, chain: row.chain, subject: row.subject, issuer: row.issuer },
    ...{ serial: row.serial, validFrom: row.valid_from, validUntil: row.valid_until, picture: row.picture },
    ...{ addedAt: row.added_at, withdrawnAt: row.withdrawn_at, withdrawReason: row.withdraw_reason },
  }));
}

function certificateRows(db: Db, wardId: number, holder: Holder) {
  const rows = db.selectFrom('certificates').where('ward_id', '=', wardId);
  return holder === 'seal'
    ? rows.where('officer_id', 'is', null)
    : rows.where('officer_id', '=', holder.officerId);
}

/** Holds the place of a holder's certificate until the transaction ends: one is in use at a time. */
export async function holdPlace(tx: Tx, wardId: number, holder: Holder): Promise<void> {
  const key = `certificate:${wardId}/${holder === 'seal' ? 'seal' : holder.officerId}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(tx);
}

/** Where the key of the certificate in use is. */
export async function findKeyPlace(db: Db, wardId: number, id: number) {
  return db
    .selectFrom('certificates')
    .select(['sealed_file', 'token_label', 'token_key'])
    .where('ward_id', '=', wardId)
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
}

export async function isKeyUsed(
  db: Db,
  table: 'certificates' | 'trust_anchors',
  wardId: number,
  clientKey: string,
): Promise<boolean> {
  const row = await db
    .selectFrom(table)
    .select('id')
    .where('ward_id', '=', wardId)
    .where('client_key', '=', clientKey)
    .executeTakeFirst();
  return row !== undefined;
}

export interface NewCertificate extends Omit<KeptCertificate, 'id' | 'withdrawnAt' | 'withdrawReason'> {
  sealedFile: string | null;
  token: { label: string; key: string } | null;
  addedBy: number | null;
  clientKey: string;
}

export async function saveCertificate(tx: Tx, wardId: number, given: NewCertificate): Promise<void> {
  await tx
    .insertInto('certificates')
    .values({
      ...{ ward_id: wardId, officer_id: given.officerId, kind: given.kind, client_key: given.clientKey },
      ...{ certificate: Buffer.from(given.certificate), chain: given.chain.map((each) => Buffer.from(each)) },
      ...{ subject: given.subject, issuer: given.issuer, serial: given.serial },
      ...{ valid_from: given.validFrom, valid_until: given.validUntil, sealed_file: given.sealedFile },
      ...{ token_label: given.token?.label ?? null, token_key: given.token?.key ?? null },
      picture: given.picture === null ? null : Buffer.from(given.picture),
      ...{ added_at: given.addedAt, added_by: given.addedBy },
    })
    .execute();
}

/** Ends its use and throws its key away. */
export async function saveWithdrawal(
  tx: Tx,
  given: { wardId: number; id: number; at: Date; by: number | null; reason: string },
): Promise<void> {
  await tx
    .updateTable('certificates')
    .set({ sealed_file: null, withdrawn_at: given.at, withdrawn_by: given.by, withdraw_reason: given.reason })
    .where('ward_id', '=', given.wardId)
    .where('id', '=', given.id)
    .execute();
}
