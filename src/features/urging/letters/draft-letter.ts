import { toLocalDay } from '../../../law/day.ts';
import type { UrgingSigner, UrgingStep } from '../../../law/urging.ts';
import type { Tx } from '../../../platform/database/database.ts';
import { foldVietnamese } from '../../../platform/fold-vietnamese.ts';
import { derivedKey } from '../../dossiers/index.ts';
import { draftDocument, type Signing } from '../../official-documents/index.ts';
import { findPlanInUse } from '../../plans/index.ts';
import type { UrgingCase } from '../schema.ts';
import type { LateSubject } from '../sources/source.ts';
import { composeLetter } from './compose-letter.ts';
import { findLetters } from './find-letters.ts';
import { letterOrigin } from './origin.ts';

/** The control officer's superior is the director of the centre. */
const SIGNINGS: Record<UrgingSigner, Signing> = {
  ...{ superior: 'director', director: 'director', chairman: 'chairman_own' },
};

/**
 * Drafts the letter of a step as a document of the desk, by the system. The same case, step and number of events draft once.
 * @returns the document's number
 */
export async function draftLetter(
  tx: Tx,
  known: UrgingCase,
  { step, late, now }: { step: UrgingStep; late: LateSubject; now: Date },
): Promise<number> {
  const { wardId, id, state } = known;
  const earlier = (await findLetters(tx, known)).filter((each) => each.step.no < step.no);
  const words = composeLetter(known, step, late, earlier);
  const origin = letterOrigin(id, step.no);
  return draftDocument(
    tx,
    { wardId, now },
    {
      clientKey: derivedKey(`${wardId}/${origin}`, `letter ${state.eventCount}`),
      kind: 'directive',
      origin,
      ...words,
      basis: [],
      annexes: [...late.matter.annexes],
      signing: SIGNINGS[step.signer],
      tasks: await tasksOfUrging(tx, wardId, late, now),
    },
  );
}

/**
 * The rows of the plan that ask the ward to urge: a letter that was issued is evidence for them; never for the row that it urges.
 */
async function tasksOfUrging(
  tx: Tx,
  wardId: number,
  late: LateSubject,
  now: Date,
): Promise<{ planId: number; taskKey: number }[]> {
  const plan = await findPlanInUse(tx, wardId, Number(toLocalDay(now).slice(0, 4)));
  if (!plan) return [];
  return plan.tasks
    .filter(({ text }) => /don doc/.test(foldVietnamese(text)))
    .filter(({ key }) => late.matter.task?.planId !== plan.id || late.matter.task.taskKey !== key)
    .map(({ key }) => ({ planId: plan.id, taskKey: key }));
}
