import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { LookupOutcome } from '../../law/failed-look-up.ts';
import type { DatabaseCode } from '../../law/national-databases.ts';
import { maskPersonalId } from '../../law/personal-id.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { Problem } from '../../platform/problem.ts';
import type { AdapterKind, Lookup, LookupAct, LookupQuestion } from './schema.ts';

const COLUMNS = [
  ...([
    'id',
    'ward_id',
    'asked_at',
    'officer_id',
    'dossier_id',
    'document_no',
    'database',
    'adapter',
  ] as const),
  ...(['procedure_code', 'paper', 'legal_basis', 'subject_mask', 'outcome', 'reason', 'checked_at'] as const),
  ...(['duration_ms', 'facts', 'client_key'] as const),
] as const;

export function selectLookups(db: Db, wardId: number) {
  return db.selectFrom('lookups').select(COLUMNS).where('ward_id', '=', wardId);
}

type Row = Awaited<ReturnType<ReturnType<typeof selectLookups>['executeTakeFirstOrThrow']>>;

export function toLookup(row: Row): Lookup {
  return {
    ...{ id: row.id, wardId: row.ward_id, askedAt: row.asked_at, officerId: row.officer_id },
    ...{ dossierId: row.dossier_id, documentNo: row.document_no, database: row.database as DatabaseCode },
    ...{ adapter: row.adapter as AdapterKind, procedureCode: row.procedure_code, paper: row.paper },
    ...{ legalBasis: row.legal_basis, subjectMask: row.subject_mask, reason: row.reason },
    ...{ outcome: row.outcome as LookupOutcome, checkedAt: row.checked_at, durationMs: row.duration_ms },
    ...{ facts: row.facts, clientKey: row.client_key },
  };
}

/** What is kept of a number: it can be compared with a number that is at hand, and joins no two rows. */
export function hashOfSubject(clientKey: string, number: string): Buffer {
  return createHash('sha256').update(`${clientKey} ${number}`).digest();
}

export async function findByKey(db: Db, wardId: number, clientKey: string): Promise<Lookup | null> {
  const row = await selectLookups(db, wardId).where('client_key', '=', clientKey).executeTakeFirst();
  return row ? toLookup(row) : null;
}

/** A look-up of the officer's own. @throws Problem not_found, for another's too */
export async function findLookup(
  db: Db,
  officer: { id: number; wardId: number },
  id: number,
): Promise<Lookup> {
  const row = await selectLookups(db, officer.wardId)
    .where('id', '=', id)
    .where('officer_id', '=', officer.id)
    .executeTakeFirst();
  if (!row) throw new Problem('not_found', 'Không có lần tra cứu này.');
  return toLookup(row);
}

/** The look-ups of a dossier, those of the desk before it was there too, in their order. */
export async function listLookupsOf(db: Db, wardId: number, dossierId: number): Promise<Lookup[]> {
  const rows = await selectLookups(db, wardId)
    .where((on) =>
      on.or([
        on('dossier_id', '=', dossierId),
        on(
          'id',
          'in',
          db
            .selectFrom('dossier_documents as doc')
            .select('doc.lookup_id')
            .where('doc.ward_id', '=', wardId)
            .where('doc.dossier_id', '=', dossierId)
            .where('doc.lookup_id', 'is not', null)
            .$castTo<{ lookup_id: number }>(),
        ),
      ]),
    )
    .orderBy('id')
    .execute();
  return rows.map(toLookup);
}

/** How look-ups ended: of these dossiers, or with these numbers. */
export async function outcomesOf(
  db: Db,
  wardId: number,
  { dossierIds, ids }: { dossierIds: readonly number[]; ids: readonly number[] },
): Promise<Pick<Lookup, 'id' | 'dossierId' | 'outcome'>[]> {
  const any = (given: readonly number[]) => sql<number>`any(${[...given]}::bigint[])`;
  const rows = await db
    .selectFrom('lookups')
    .select(['id', 'dossier_id', 'outcome'])
    .where('ward_id', '=', wardId)
    .where((on) => on.or([on('dossier_id', '=', any(dossierIds)), on('id', '=', any(ids))]))
    .execute();
  return rows.map((row) => ({
    ...{ id: row.id, dossierId: row.dossier_id, outcome: row.outcome as LookupOutcome },
  }));
}

export interface NewLookup
  extends Pick<Lookup, 'adapter' | 'outcome' | 'reason' | 'checkedAt' | 'durationMs'> {
  facts: string | null;
}

/** Keeps a look-up; the same client key keeps it once. */
export async function insertLookup(
  tx: Tx,
  act: LookupAct,
  question: LookupQuestion,
  ending: NewLookup,
): Promise<{ lookup: Lookup; isNew: boolean }> {
  const { subject, matter, clientKey } = question;
  const row = await tx
    .insertInto('lookups')
    .values({
      ...{
        ward_id: act.wardId,
        asked_at: act.now,
        officer_id: act.officer?.id ?? null,
        client_key: clientKey,
      },
      ...{ dossier_id: matter?.dossierId ?? null, document_no: matter?.documentNo ?? null },
      ...{ database: question.database, adapter: ending.adapter, procedure_code: question.procedureCode },
      ...{ paper: question.paper, legal_basis: legalBasisOf(question), subject_of: subject.of },
      ...subjectColumns(clientKey, subject.number),
      ...{ outcome: ending.outcome, reason: ending.reason, checked_at: ending.checkedAt },
      ...{ duration_ms: Math.round(ending.durationMs), facts: ending.facts },
    })
    .onConflict((conflict) => conflict.columns(['ward_id', 'client_key']).doNothing())
    .returning(COLUMNS)
    .executeTakeFirst();
  if (row) return { lookup: toLookup(row), isNew: true };
  return { lookup: (await findByKey(tx, act.wardId, clientKey))!, isNew: false };
}

/** The columns that tell whose look-up it was, without his number. */
export function subjectColumns(clientKey: string, number: string) {
  return { subject_mask: maskPersonalId(number), subject_hash: hashOfSubject(clientKey, number) };
}

export function legalBasisOf({ rule }: Pick<LookupQuestion, 'rule'>): string {
  const base = [rule.article, rule.legalDocument].filter(Boolean).join(' ');
  return `Nghị quyết 66.7/2025/NQ-CP${base ? `, thay cho giấy tờ tại ${base}` : ''}`.slice(0, 500);
}
