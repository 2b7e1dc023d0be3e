import type { Tx } from '../../platform/database/database.ts';
import type { FileStore } from '../../platform/files/file-store.ts';
import type { Act } from '../organisation/index.ts';
import { acceptDossier, type Intake, submitDossier } from './accept.ts';
import { derivedKey } from './derived-key.ts';
import { findDossier } from './store.ts';
import { takeStep } from './take-step.ts';

/** What the desk answers at once: it takes the dossier in, asks for what lacks, or refuses. */
export type DeskAnswer = { answer: 'accept' } | { answer: 'request_supplement' | 'refuse'; fields: object };

/**
 * Receives someone at the desk, in one transaction: an accepted dossier; or one that is registered and at once asked to
 * be supplemented or refused, each with its slip.
 * @throws Problem as acceptDossier and takeStep
 */
export async function receive(
  tx: Tx,
  files: FileStore,
  act: Act,
  intake: Intake,
  desk: DeskAnswer,
): Promise<{ dossierId: number; code: string }> {
  if (desk.answer === 'accept') return acceptDossier(tx, files, act, intake);
  const arrived = await submitDossier(tx, files, act, intake);
  const { state } = await findDossier(tx, { wardId: act.officer.wardId, dossierId: arrived.dossierId });
  await takeStep(tx, files, act, {
    dossierId: arrived.dossierId,
    step: desk.answer,
    clientKey: derivedKey(intake.form.clientKey, desk.answer),
    stepCount: state.stepCount,
    fields: { ...desk.fields },
  });
  return arrived;
}
