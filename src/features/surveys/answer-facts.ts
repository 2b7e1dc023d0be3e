import { toLocalDay } from '../../law/day.ts';
import type { Db } from '../../platform/database/database.ts';
import type { PlacedFact } from '../figures/index.ts';
import { DECISIVE, SATISFIED } from './questions.ts';

interface Answered {
  answeredAt: Date;
  /** To the decisive question, 1 to 5. */
  score: number;
  procedureCode: string;
  unitId: number;
}

/** A valid form: `satisfaction`, on the day on which it was first sent, also when it is changed later. */
export function answerFacts({ answeredAt, score, procedureCode, unitId }: Answered): PlacedFact[] {
  return [
    {
      ...{ code: 'satisfaction', day: toLocalDay(answeredAt), total: 1, minutes: 0 },
      ...{ counted: Number(score >= SATISFIED), procedureCode, unitId, officerId: 0 },
    },
  ];
}

const BATCH = 5000;

/** Counts all answers of a ward anew, batch by batch. */
export async function* countAnswers(db: Db, wardId: number): AsyncGenerator<PlacedFact[]> {
  for (let after = 0; ; ) {
    const rows = await db
      .selectFrom('survey_answers as a')
      .innerJoin('survey_scores as s', (join) =>
        join
          .onRef('s.ward_id', '=', 'a.ward_id')
          .onRef('s.dossier_id', '=', 'a.dossier_id')
          .on('s.question', '=', DECISIVE),
      )
      .innerJoin('dossiers as d', (join) =>
        join.onRef('d.ward_id', '=', 'a.ward_id').onRef('d.id', '=', 'a.dossier_id'),
      )
      .select(['a.dossier_id', 'a.answered_at', 's.score', 'd.procedure_code', 'd.competent_unit_id'])
      .where('a.ward_id', '=', wardId)
      .where('a.voided_at', 'is', null)
      .where('a.dossier_id', '>', after)
      .orderBy('a.dossier_id')
      .limit(BATCH)
      .execute();
    if (rows.length === 0) return;
    yield rows.flatMap((row) =>
      answerFacts({
        ...{ answeredAt: row.answered_at, score: row.score },
        ...{ procedureCode: row.procedure_code, unitId: row.competent_unit_id },
      }),
    );
    after = rows.at(-1)!.dossier_id;
  }
}
