import { sql } from 'kysely';
import type { Db } from '../../../platform/database/database.ts';
import { jsonScores } from '../answer-scores.ts';
import type { CheckKind } from './check-answer.ts';

export interface TypedAnswer {
  code: string;
  typedBy: number;
  answeredAt: Date;
  paperNo: string;
  paperFile: string | null;
  scores: Record<string, number>;
  comment: string;
  isVoided: boolean;
  checks: { kind: CheckKind; reason: string; officerId: number }[];
}

const SAMPLE = 20;

/** Of the papers typed in a period, some by lot that nobody compared yet; then those that were compared or are void. */
export async function listTyped(
  db: Db,
  wardId: number,
  { from, to }: { from: Date; to: Date },
): Promise<{ sample: TypedAnswer[]; found: TypedAnswer[] }> {
  const rows = await typed(db, wardId, from, to);
  const all = rows.map(
    (row): TypedAnswer => ({
      ...{ code: row.code, typedBy: row.typed_by!, answeredAt: row.answered_at, comment: row.comment },
      ...{ paperNo: row.paper_no, paperFile: row.paper_file, scores: row.scores, checks: row.checks },
      isVoided: row.voided_at !== null,
    }),
  );
  return {
    sample: all.filter(({ checks }) => checks.length === 0).slice(0, SAMPLE),
    found: all.filter(({ checks }) => checks.length > 0).slice(0, 100),
  };
}

function typed(db: Db, wardId: number, from: Date, to: Date) {
  return (
    db
      .selectFrom('survey_answers as a')
      .innerJoin('dossiers as d', (join) =>
        join.onRef('d.ward_id', '=', 'a.ward_id').onRef('d.id', '=', 'a.dossier_id'),
      )
      .select([
        'd.code',
        'a.typed_by',
        'a.answered_at',
        'a.paper_no',
        'a.paper_file',
        'a.comment',
        'a.voided_at',
      ])
      .select(jsonScores('a').as('scores'))
      .select(
        sql<
          TypedAnswer['checks']
        >`coalesce((select jsonb_agg(jsonb_build_object('kind', c.kind, 'reason', c.reason,
        'officerId', c.officer_id) order by c.at) from survey_checks as c
        where c.ward_id = a.ward_id and c.dossier_id = a.dossier_id and c.version = a.version), '[]')`.as(
          'checks',
        ),
      )
      .where('a.ward_id', '=', wardId)
      .where('a.way', '=', 'paper')
      .where('a.answered_at', '>=', from)
      .where('a.answered_at', '<', to)
      // By lot, and by the same lot however often it is looked at: nobody can choose what is compared.
      .orderBy(sql`md5(a.client_key::text || a.answered_at::text)`)
      .limit(5000)
      .execute()
  );
}

export interface TypedShare {
  /** Answers of the period that count. */
  all: number;
  /** Those that an officer typed. */
  typed: number;
  /** Of these, compared with their paper. */
  compared: number;
  differing: number;
  /** Answers of the period, of any way, that were judged invalid. */
  voided: number;
}

export async function readTypedShare(
  db: Db,
  wardId: number,
  { from, to }: { from: Date; to: Date },
): Promise<TypedShare> {
  const has = (kind: CheckKind) => sql`exists (select from survey_checks as c
    where (c.ward_id, c.dossier_id, c.version) = (a.ward_id, a.dossier_id, a.version) and c.kind = ${kind})`;
  const counts = sql`a.voided_at is null`;
  return db
    .selectFrom('survey_answers as a')
    .select([
      sql<number>`count(*) filter (where ${counts})`.as('all'),
      sql<number>`count(*) filter (where ${counts} and a.way = 'paper')`.as('typed'),
      sql<number>`count(*) filter (where ${counts} and a.way = 'paper' and (${has('matches')} or ${has('differs')}))`.as(
        'compared',
      ),
      sql<number>`count(*) filter (where ${counts} and a.way = 'paper' and ${has('differs')})`.as(
        'differing',
      ),
      sql<number>`count(*) filter (where not ${counts})`.as('voided'),
    ])
    .where('a.ward_id', '=', wardId)
    .where('a.answered_at', '>=', from)
    .where('a.answered_at', '<', to)
    .executeTakeFirstOrThrow();
}

/** Whether a file is the paper of an answer of the ward. */
export async function isPaperOf(db: Db, wardId: number, sha256: string): Promise<boolean> {
  const row = await db
    .selectFrom('survey_answer_versions')
    .select('version')
    .where('ward_id', '=', wardId)
    .where('paper_file', '=', sha256)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
