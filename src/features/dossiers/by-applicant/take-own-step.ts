import type { Tx } from '../../../platform/database/database.ts';
import { Problem } from '../../../platform/problem.ts';
import type { Visitor, VisitorAct } from '../../citizens/index.ts';
import { noteAccess } from '../../organisation/index.ts';
import { announce } from '../announce.ts';
import { echoStep } from '../echo.ts';
import { STEP_LABELS } from '../labels.ts';
import { findOwnDossier } from '../own.ts';
import { saveStep } from '../save.ts';
import type { Applying, Status } from '../schema.ts';
import type { Step, StepPayloads } from '../step-payloads.ts';
import { type Dossier, lockWithKin } from '../store.ts';
import { findCodeOfKey, usedForm } from '../used-form.ts';
import { findWardRules, type WardRules } from '../ward-rules.ts';
import { type ApplicantStep, decideForApplicant } from './decide.ts';

export interface OwnRequest {
  /** The dossier's code. */
  code: string;
  /** Repeating a request with the same key changes nothing. */
  clientKey: string;
}

export interface OwnContext {
  tx: Tx;
  act: VisitorAct;
  /** Locked, with the one above it and its twin. */
  dossier: Dossier;
  rules: WardRules;
  by: Applying;
  statusAfter: Status;
}

export interface OwnStep<Name extends ApplicantStep> {
  payload: StepPayloads[Name];
  /** Left out: the due time stays. */
  dueAt?: Date | null;
  /** The applicant as he stands after this step; left out: as before. */
  applicant?: Dossier['applicant'];
}

/**
 * One step that the applicant takes himself: only in what is his, locked, decided by the workflow, saved with what the
 * others are told, all in the given transaction. No officer stands in it; the account does, in what is recorded.
 * @throws Problem not_found, step_not_open, changed_meanwhile, invalid
 */
export async function takeOwnStep<Name extends ApplicantStep>(
  tx: Tx,
  act: VisitorAct,
  request: OwnRequest & { step: Name },
  prepare: (context: OwnContext) => Promise<OwnStep<Name>>,
): Promise<Dossier> {
  const { visitor, now } = act;
  const { wardId, id } = await findOwnDossier(tx, visitor, request.code);
  const dossier = await lockWithKin(tx, { wardId, dossierId: id });
  const by = applyingOf(visitor);
  if (await isRepeat(tx, dossier, { ...request, by })) return dossier;
  const decision = decideForApplicant(request.step, dossier.state, now);
  if (!decision.open) throw new Problem('step_not_open', decision.why);
  const rules = await findWardRules(tx, wardId, now);
  const statusAfter = decision.to[0]!;
  const prepared = await prepare({ tx, act, dossier, rules, by, statusAfter });
  const step = {
    ...{ step: request.step, no: dossier.state.stepCount + 1, statusAfter, at: now },
    ...{ officerId: null, unitId: null, toUnitId: null, toOfficerId: null },
    dueAt: prepared.dueAt === undefined ? dossier.state.dueAt : prepared.dueAt,
    payload: prepared.payload,
  } as Step;
  const { clientKey } = request;
  const current = { ...dossier, applicant: prepared.applicant ?? dossier.applicant };
  const saved = await saveStep(tx, current, step, clientKey);
  const { requestId } = act;
  const subject = dossier.state.code;
  await noteAccess(tx, { wardId, officerId: null, action: request.step, subject, requestId, at: now });
  await announce(tx, saved, clientKey);
  await echoStep(tx, saved, { now, clientKey, rules });
  return saved;
}

/** Who acts, as the control slip keeps it: by the account's number, never by name or personal id. */
function applyingOf(visitor: Visitor): Applying {
  if (visitor.kind === 'guest') return { kind: 'guest' };
  return {
    kind: 'citizen',
    citizenId: visitor.citizen.id,
    organisationId: visitor.actingFor?.id ?? null,
  };
}

/** The same form of the same account, sent again. @throws Problem changed_meanwhile when its key wrote something else */
async function isRepeat(
  tx: Tx,
  { wardId, steps }: Dossier,
  { step, clientKey, by }: { step: ApplicantStep; clientKey: string; by: Applying },
): Promise<boolean> {
  const written = steps.find((each) => each.clientKey === clientKey)?.step;
  if (written?.step === step && 'by' in written.payload && isSame(written.payload.by, by)) return true;
  if (written) throw usedForm(`bước "${STEP_LABELS[written.step]}" của hồ sơ này`);
  if ((await findCodeOfKey(tx, wardId, clientKey)) !== null) throw usedForm('một hồ sơ khác');
  return false;
}

function isSame(one: Applying | undefined, other: Applying): boolean {
  if (one?.kind === 'citizen' && other.kind === 'citizen') return one.citizenId === other.citizenId;
  return one?.kind === other.kind;
}
