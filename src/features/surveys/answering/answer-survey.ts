import type { Tx } from '../../../platform/database/database.ts';
import { Problem } from '../../../platform/problem.ts';
import type { Dossier } from '../../dossiers/index.ts';
import { noteFacts } from '../../figures/index.ts';
import { answerFacts } from '../answer-facts.ts';
import { followAnswer } from '../follow-ups/follow-answer.ts';
import { DECISIVE } from '../questions.ts';
import { type FilledForm, readAnswer } from './answer-form.ts';
import type { SurveySender, SurveyWay } from './sender.ts';
import { findSurvey, whyClosed } from './survey-state.ts';

type Sent = SurveySender & { clientKey: string; now: Date };

/**
 * Writes how an applicant was served, or changes it. One answer a dossier: the same form sent again, or two at once,
 * leave one; what it was before stays among its versions.
 * @throws Problem step_not_open, invalid (with the fields)
 */
export async function answerSurvey(
  tx: Tx,
  dossier: Dossier,
  sent: Sent,
  given: Record<string, unknown>,
): Promise<void> {
  const survey = await findSurvey(tx, dossier, sent.now, sent);
  if (!survey.open) {
    if (await isTaken(tx, dossier, sent)) return;
    throw new Problem('step_not_open', survey.why);
  }
  const form = readAnswer(survey.questions, given);
  const before = await holdAnswer(tx, dossier, sent);
  if (await isTaken(tx, dossier, sent)) return;
  const closed = whyClosed(before, sent, sent.now);
  if (closed !== null) throw new Problem('step_not_open', closed);
  const counted = before !== null && before.voidedAt === null ? before : null;
  const answeredAt = counted?.answeredAt ?? sent.now;
  const score = form.scores[DECISIVE]!;
  await saveAnswer(tx, dossier, { sent, form, answeredAt, version: (before?.version ?? 0) + 1 });
  const { procedureCode, competentUnitId: unitId } = dossier.state;
  const place = { answeredAt, procedureCode, unitId };
  await noteFacts(
    tx,
    dossier.wardId,
    counted === null ? [] : answerFacts({ ...place, score: counted.score! }),
    answerFacts({ ...place, score }),
  );
  await followAnswer(tx, dossier, { score, allowsContact: form.allowsContact, now: sent.now });
}

/** Whether this very form was taken before. */
async function isTaken(tx: Tx, { wardId, id }: Dossier, { clientKey }: Sent): Promise<boolean> {
  const row = await tx
    .selectFrom('survey_answer_versions')
    .select('version')
    .where('ward_id', '=', wardId)
    .where('dossier_id', '=', id)
    .where('client_key', '=', clientKey)
    .executeTakeFirst();
  return row !== undefined;
}

interface Held {
  answeredAt: Date;
  way: SurveyWay;
  linkHash: string | null;
  voidedAt: Date | null;
  version: number;
  /** To the decisive question. */
  score: number | null;
}

/** Locks the dossier's answer and gives what it was; null for a first one, whose row is there now. */
async function holdAnswer(tx: Tx, { wardId, id }: Dossier, sent: Sent): Promise<Held | null> {
  const key = { ward_id: wardId, dossier_id: id };
  const first = await tx
    .insertInto('survey_answers')
    .values({
      ...key,
      client_key: sent.clientKey,
      answered_at: sent.now,
      changed_at: sent.now,
      ...rowOf(sent),
    })
    .onConflict((conflict) => conflict.columns(['ward_id', 'dossier_id']).doNothing())
    .returning('version')
    .executeTakeFirst();
  if (first) return null;
  const row = await tx
    .selectFrom('survey_answers')
    .select(['answered_at', 'way', 'link_hash', 'voided_at', 'version'])
    .where('ward_id', '=', wardId)
    .where('dossier_id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const decisive = await tx
    .selectFrom('survey_scores')
    .select('score')
    .where('ward_id', '=', wardId)
    .where('dossier_id', '=', id)
    .where('question', '=', DECISIVE)
    .executeTakeFirst();
  return {
    ...{ answeredAt: row.answered_at, way: row.way as SurveyWay, linkHash: row.link_hash },
    ...{ voidedAt: row.voided_at, version: row.version, score: decisive?.score ?? null },
  };
}

/** How it came, as the answer's row keeps it. */
function rowOf(sent: SurveySender) {
  const isPaper = sent.way === 'paper';
  return {
    way: sent.way,
    link_hash: 'linkHash' in sent ? sent.linkHash : null,
    typed_by: isPaper ? sent.typedBy : null,
    paper_no: isPaper ? sent.paperNo : '',
    paper_file: isPaper ? sent.paperFile : null,
  };
}

interface Saved {
  sent: Sent;
  form: FilledForm;
  /** When it was first sent. */
  answeredAt: Date;
  version: number;
}

async function saveAnswer(tx: Tx, { wardId, id }: Dossier, saved: Saved): Promise<void> {
  const { sent, form, answeredAt, version } = saved;
  const key = { ward_id: wardId, dossier_id: id };
  const { typed_by: officerId, ...row } = rowOf(sent);
  const { scores, comment, allowsContact } = form;
  await tx
    .updateTable('survey_answers')
    .set({ ...row, typed_by: officerId, client_key: sent.clientKey, comment, version })
    .set({ answered_at: answeredAt, changed_at: sent.now, voided_at: null })
    .set((answer) => ({
      contact_at: allowsContact ? answer.fn.coalesce('contact_at', answer.val(sent.now)) : null,
    }))
    .where('ward_id', '=', wardId)
    .where('dossier_id', '=', id)
    .execute();
  await tx.deleteFrom('survey_scores').where('ward_id', '=', wardId).where('dossier_id', '=', id).execute();
  await tx
    .insertInto('survey_scores')
    .values(Object.entries(scores).map(([question, score]) => ({ ...key, question, score })))
    .execute();
  await tx
    .insertInto('survey_answer_versions')
    .values({
      ...{ ...key, version, client_key: sent.clientKey, way: sent.way, comment, at: sent.now },
      ...{ scores: JSON.stringify(scores), allows_contact: allowsContact, officer_id: officerId },
      ...{ paper_no: row.paper_no, paper_file: row.paper_file },
    })
    .execute();
}
