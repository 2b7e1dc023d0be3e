import { randomUUID } from 'node:crypto';
import { toLocalDay } from '../../../law/day.ts';
import { workingDaysAfter } from '../../../law/working-days.ts';
import type { Tx } from '../../../platform/database/database.ts';
import { type Dossier, findWardRules } from '../../dossiers/index.ts';
import { findSettings } from '../../organisation/index.ts';
import { SCORE_LABELS } from '../questions.ts';
import { noteEvent } from './note-event.ts';

interface Answer {
  /** To the decisive question. */
  score: number;
  allowsContact: boolean;
  now: Date;
}

/** Opens what a bad answer sets off; an answer that is changed is noted in what is open already. Under the answer's lock. */
export async function followAnswer(
  tx: Tx,
  dossier: Dossier,
  { score, allowsContact, now }: Answer,
): Promise<void> {
  const { wardId } = dossier;
  const said = `${SCORE_LABELS[score]}${allowsContact ? '; cho phép liên hệ lại' : ''}`;
  const open = await tx
    .selectFrom('survey_follow_ups')
    .select('id')
    .where('ward_id', '=', wardId)
    .where('dossier_id', '=', dossier.id)
    .executeTakeFirst();
  const event = { officerId: null, now, clientKey: randomUUID(), text: said };
  if (open) {
    await noteEvent(tx, { wardId, id: open.id }, { ...event, event: 'changed' });
    return;
  }
  const today = toLocalDay(now);
  const settings = await findSettings(tx, wardId, today);
  if (score > settings.surveyFollowUpScore) return;
  const { calendar } = await findWardRules(tx, wardId, now);
  const { id } = await tx
    .insertInto('survey_follow_ups')
    .values({
      ...{ ward_id: wardId, dossier_id: dossier.id, score, opened_at: now, event_count: 0 },
      ...{ procedure_code: dossier.state.procedureCode, unit_id: dossier.state.competentUnitId },
      due_on: workingDaysAfter(today, settings.surveyFollowUpDays, calendar),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await noteEvent(tx, { wardId, id }, { ...event, event: 'opened' });
}

/** Notes that the answer counts no longer, in what it set off. */
export async function followVoid(tx: Tx, { wardId, id }: Dossier, now: Date): Promise<void> {
  const open = await tx
    .selectFrom('survey_follow_ups')
    .select('id')
    .where('ward_id', '=', wardId)
    .where('dossier_id', '=', id)
    .executeTakeFirst();
  const event = { event: 'voided' as const, officerId: null, now, clientKey: randomUUID(), text: '' };
  if (open) await noteEvent(tx, { wardId, id: open.id }, event);
}
