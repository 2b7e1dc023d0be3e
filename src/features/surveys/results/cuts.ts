import { type RawBuilder, sql } from 'kysely';
import { toLocalDay } from '../../../law/day.ts';
import type { Db } from '../../../platform/database/database.ts';
import { type SurveyWay, WAY_LABELS } from '../answering/sender.ts';
import { LED_STEPS } from '../concerned.ts';
import { questionsOn, SATISFIED } from '../questions.ts';
import { amongOf, forms, SATISFIED_COUNT, type SatisfactionRequest } from './figures.ts';
import { ANONYMOUS_FROM, type Cut, foldFew } from './fold-few.ts';

interface Asked {
  wardId: number;
  from: Date;
  to: Date;
  request: SatisfactionRequest;
}

const PARTS: Record<'unit' | 'procedure' | 'way', { label: RawBuilder<string>; rest: string }> = {
  unit: {
    label: sql`(select u.short_name from units as u where u.ward_id = d.ward_id and u.id = d.competent_unit_id)`,
    rest: 'Các đơn vị ít phiếu',
  },
  procedure: { label: sql`p.name`, rest: 'Các thủ tục ít phiếu' },
  way: { label: sql`a.way`, rest: 'Các kênh ít phiếu' },
};

/** The share of each unit, procedure or channel; those with too few forms stand together. */
export async function readCut(
  db: Db,
  part: keyof typeof PARTS,
  { wardId, from, to, request }: Asked,
): Promise<Cut[]> {
  const { label, rest } = PARTS[part];
  const rows = await forms(db, wardId, from, to, amongOf(request))
    .select([label.as('label'), sql<number>`count(*)`.as('denominator'), SATISFIED_COUNT.as('numerator')])
    .groupBy('label')
    .orderBy('denominator', 'desc')
    .orderBy('label')
    .execute();
  const named =
    part === 'way' ? rows.map((row) => ({ ...row, label: WAY_LABELS[row.label as SurveyWay] })) : rows;
  return foldFew(named, rest);
}

/** How each question was answered by those who answered it, "hài lòng" and better; only where enough did. */
export async function readQuestions(db: Db, { wardId, from, to, request }: Asked): Promise<Cut[]> {
  const rows = await forms(db, wardId, from, to, amongOf(request))
    .innerJoin('survey_scores as q', (join) =>
      join.onRef('q.ward_id', '=', 'a.ward_id').onRef('q.dossier_id', '=', 'a.dossier_id'),
    )
    .select([
      'q.question',
      sql<number>`count(*)`.as('denominator'),
      sql<number>`count(*) filter (where q.score >= ${SATISFIED})`.as('numerator'),
    ])
    .groupBy('q.question')
    .execute();
  const found = new Map(rows.map((row) => [row.question, row]));
  return questionsOn(toLocalDay(from)).flatMap(({ code, text }) => {
    const row = found.get(code);
    if (row === undefined || row.denominator < ANONYMOUS_FROM) return [];
    return [{ label: text, numerator: row.numerator, denominator: row.denominator }];
  });
}

/** By the officers with whom an applicant had to do: one form counts for each of them. For whoever oversees only. */
export async function readByOfficer(
  db: Db,
  { wardId, from, to, request }: Asked,
): Promise<(Cut & { officerId: number })[]> {
  const rows = await forms(db, wardId, from, to, amongOf(request))
    .innerJoin(
      sql<{
        ward_id: number;
        dossier_id: number;
        officer_id: number;
      }>`(select distinct ward_id, dossier_id, officer_id
        from dossier_steps where ward_id = ${wardId} and officer_id is not null and step <> all(${LED_STEPS}))`.as(
        't',
      ),
      (join) => join.onRef('t.ward_id', '=', 'a.ward_id').onRef('t.dossier_id', '=', 'a.dossier_id'),
    )
    .innerJoin('officers as o', (join) =>
      join.onRef('o.ward_id', '=', 't.ward_id').onRef('o.id', '=', 't.officer_id'),
    )
    .select(['o.id as officerId', 'o.display_name as label'])
    .select([sql<number>`count(*)`.as('denominator'), SATISFIED_COUNT.as('numerator')])
    .groupBy(['o.id', 'o.display_name'])
    .orderBy('o.display_name')
    .execute();
  return rows.filter((row) => row.denominator >= ANONYMOUS_FROM);
}

/** Of the dossiers that ended in a period, returned or refused, those whose applicants have answered. */
export async function readResponse(
  db: Db,
  wardId: number,
  { from, to }: { from: Date; to: Date },
): Promise<{ numerator: number; denominator: number }> {
  return db
    .selectFrom('dossiers as d')
    .leftJoin('survey_answers as a', (join) =>
      join
        .onRef('a.ward_id', '=', 'd.ward_id')
        .onRef('a.dossier_id', '=', 'd.id')
        .on('a.voided_at', 'is', null),
    )
    .select([sql<number>`count(*)`.as('denominator'), sql<number>`count(a.dossier_id)`.as('numerator')])
    .where('d.ward_id', '=', wardId)
    .where('d.status', 'in', ['returned', 'refused'])
    .where(sql`coalesce(d.returned_at, d.finished_at)`, '>=', from)
    .where(sql`coalesce(d.returned_at, d.finished_at)`, '<', to)
    .executeTakeFirstOrThrow();
}
