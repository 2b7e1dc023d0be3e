import type { Tx } from '../../platform/database/database.ts';
import { noteAccess } from '../organisation/index.ts';
import { announce } from './announce.ts';
import { saveStep } from './save.ts';
import type { Status, StepName } from './schema.ts';
import { passOnSettled } from './settled.ts';
import type { Step, StepPayloads } from './step-payloads.ts';
import type { Dossier } from './store.ts';

interface SystemStep<Name extends StepName> {
  step: Name;
  statusAfter: Status;
  payload: StepPayloads[Name];
  now: Date;
  clientKey: string;
  /** Left out: it stays. */
  dueAt?: Date | null;
  toUnitId?: number;
  /** Who caused it; empty when it follows by itself. */
  officer?: { id: number; unitId: number };
}

/** A step that follows by itself: from a limit that passed, or from what was done to another dossier. */
export async function saveSystemStep<Name extends StepName>(
  tx: Tx,
  dossier: Dossier,
  given: SystemStep<Name>,
): Promise<Dossier> {
  const { state, wardId } = dossier;
  const step = {
    step: given.step,
    no: state.stepCount + 1,
    statusAfter: given.statusAfter,
    at: given.now,
    officerId: given.officer?.id ?? null,
    unitId: given.officer?.unitId ?? null,
    toUnitId: given.toUnitId ?? null,
    toOfficerId: null,
    dueAt: given.dueAt === undefined ? state.dueAt : given.dueAt,
    payload: given.payload,
  } as Step;
  const saved = await saveStep(tx, dossier, step, given.clientKey);
  await noteAccess(tx, {
    ...{ wardId, officerId: given.officer?.id ?? null, action: given.step, subject: state.code },
    at: given.now,
  });
  await passOnSettled(tx, dossier, saved, given.now);
  if (given.step !== 'recount') await announce(tx, saved, given.clientKey);
  return saved;
}
