import type { Db, Tx } from '../../platform/database/database.ts';
import { unsealJson } from '../../platform/personal-ids/sealing.ts';
import { Problem } from '../../platform/problem.ts';
import type { Visitor } from '../citizens/index.ts';
import type { Answers } from '../procedures/index.ts';
import { type Draft, draftChoices } from './schema.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const NOT_FOUND = 'Không có bản nháp này, hoặc nó thuộc về người khác, hoặc đã hết hạn lưu.';

export interface DraftKey {
  wardId: number;
  id: string;
}

/**
 * A draft that this visitor may open: his own, that of the organisation he acts for, or one that belongs to nobody yet and
 * whose link he holds.
 * @throws Problem not_found, also for another's and for one that has expired
 */
export async function findDraft(db: Db, key: DraftKey, visitor: Visitor | null, now: Date): Promise<Draft> {
  if (!UUID.test(key.id)) throw new Problem('not_found', NOT_FOUND);
  const row = await rowOf(db, key).executeTakeFirst();
  return mustBeOpen(row && toDraft(row), visitor, now);
}

/** The same, locked until the transaction ends. */
export async function lockDraft(tx: Tx, key: DraftKey, visitor: Visitor | null, now: Date): Promise<Draft> {
  if (!UUID.test(key.id)) throw new Problem('not_found', NOT_FOUND);
  const row = await rowOf(tx, key).forUpdate().executeTakeFirst();
  return mustBeOpen(row && toDraft(row), visitor, now);
}

function mustBeOpen(draft: Draft | undefined, visitor: Visitor | null, now: Date): Draft {
  const isGone = draft?.dossierId === null && draft.expiresAt <= now;
  if (!draft || isGone || !isOpenTo(draft, visitor)) throw new Problem('not_found', NOT_FOUND);
  return draft;
}

function isOpenTo({ citizenId, organisationId }: Draft, visitor: Visitor | null): boolean {
  if (citizenId === null) return true;
  if (visitor?.kind !== 'citizen') return false;
  if (organisationId !== null) return visitor.actingFor?.id === organisationId;
  return visitor.actingFor === null && visitor.citizen.id === citizenId;
}

/** The visitor's drafts that are not filed yet, the newest first. */
export async function listDrafts(db: Db, visitor: Visitor, now: Date): Promise<Draft[]> {
  if (visitor.kind !== 'citizen') return [];
  const { actingFor, citizen } = visitor;
  const own = db
    .selectFrom('drafts')
    .selectAll()
    .where('ward_id', '=', visitor.wardId)
    .where('filed_at', 'is', null)
    .where('expires_at', '>', now);
  const rows = await (actingFor === null
    ? own.where('citizen_id', '=', citizen.id).where('client_organisation_id', 'is', null)
    : own.where('client_organisation_id', '=', actingFor.id)
  )
    .orderBy('saved_at', 'desc')
    .limit(50)
    .execute();
  return rows.map(toDraft);
}

function rowOf(db: Db, { wardId, id }: DraftKey) {
  return db.selectFrom('drafts').selectAll().where('ward_id', '=', wardId).where('id', '=', id);
}

type Row = NonNullable<Awaited<ReturnType<ReturnType<typeof rowOf>['executeTakeFirst']>>>;

function toDraft(row: Row): Draft {
  return {
    wardId: row.ward_id,
    id: row.id,
    procedureCode: row.procedure_code,
    formVersion: row.form_version,
    citizenId: row.citizen_id,
    organisationId: row.client_organisation_id,
    answers: unsealJson<Answers>('drafts.answers', row.answers),
    choices: draftChoices.parse(row.choices),
    savedAt: row.saved_at,
    expiresAt: row.expires_at,
    dossierId: row.dossier_id,
  };
}
