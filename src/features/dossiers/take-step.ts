import type { Tx } from '../../platform/database/database.ts';
import type { FileStore, StoredFile } from '../../platform/files/file-store.ts';
import { Problem, parseFields } from '../../platform/problem.ts';
import { type Act, noteAct } from '../organisation/index.ts';
import { announce } from './announce.ts';
import { derivedKey } from './derived-key.ts';
import { echoStep } from './echo.ts';
import { STEP_LABELS } from './labels.ts';
import { saveStep } from './save.ts';
import type { Status } from './schema.ts';
import { passOnSettled } from './settled.ts';
import { type FormOf, stepForms, type TakeableStep } from './step-forms.ts';
import type { Step } from './step-payloads.ts';
import { type IssuedNumber, type Prepared, type StepContext, WRONG_STEP } from './steps/preparation.ts';
import { PREPARATIONS } from './steps/preparations.ts';
import { type Dossier, lockWithKin } from './store.ts';
import { findCodeOfKey, usedForm } from './used-form.ts';
import { findMoment, findWardRules } from './ward-rules.ts';
import { decide, WORKFLOW } from './workflow.ts';

export interface StepRequest {
  dossierId: number;
  step: TakeableStep;
  /** Repeating a request with the same key changes nothing. */
  clientKey: string;
  /** How many steps the page had seen; more meanwhile is a conflict. */
  stepCount: number;
  fields: Record<string, unknown>;
  file?: StoredFile | null;
  /** The number that the result was sealed under; left out, the step gives it the next one. */
  issued?: IssuedNumber;
  /** Nobody is told: the step lies in the past, as those of a seed do. */
  quiet?: boolean;
}

/**
 * Takes one step of a dossier: lock, decide, save, all in the given transaction. What was handed over and not yet
 * received is received with it, as a row of its own.
 * @throws Problem not_found, changed_meanwhile, step_not_open, invalid (with the fields)
 */
export async function takeStep(tx: Tx, files: FileStore, act: Act, request: StepRequest): Promise<Dossier> {
  const found = await lockWithKin(tx, { wardId: act.officer.wardId, dossierId: request.dossierId });
  if (await isRepeat(tx, found, act, request)) return found;
  if (found.state.stepCount !== request.stepCount)
    throw new Problem(
      'changed_meanwhile',
      `Hồ sơ vừa có bước mới: "${STEP_LABELS[found.steps.at(-1)!.step.step]}". Hãy xem lại rồi làm tiếp.`,
    );
  const decision = decide(request.step, found.state, act.officer, await findMoment(tx, act.officer, act.now));
  if (!decision.open) throw new Problem('step_not_open', decision.why);
  const dossier = await receiveFirst(tx, act, found, request);
  const rules = await findWardRules(tx, dossier.wardId, act.now);
  const { clientKey, file = null, issued = null } = request;
  const context: StepContext = { tx, files, act, dossier, rules, file, issued, clientKey };
  const prepared = await prepare(request.step, request.fields, context);
  const saved = await saveStep(tx, dossier, stepOf(request.step, decision.to, prepared, context), clientKey);
  await noteAct(tx, act, request.step, dossier.state.code);
  if (!request.quiet) {
    await passOnSettled(tx, dossier, saved, act.now);
    await announce(tx, saved, clientKey);
  }
  await echoStep(tx, saved, { now: act.now, clientKey, rules });
  return saved;
}

/** The same form of the same officer, sent again. @throws Problem changed_meanwhile when its key wrote something else */
async function isRepeat(tx: Tx, { steps }: Dossier, act: Act, request: StepRequest): Promise<boolean> {
  const written = steps.find((each) => each.clientKey === request.clientKey)?.step;
  if (written?.step === request.step && written.officerId === act.officer.id) return true;
  if (written) throw usedForm(`bước "${STEP_LABELS[written.step]}" của hồ sơ này`);
  const code = await findCodeOfKey(tx, act.officer.wardId, request.clientKey);
  if (code !== null) throw usedForm(`một bước của hồ sơ ${code}`);
  return false;
}

/** Nhận: the receipt of a hand-over, before whoever received it goes on. */
async function receiveFirst(tx: Tx, act: Act, dossier: Dossier, request: StepRequest): Promise<Dossier> {
  const { state } = dossier;
  const isHis = act.officer.unitId === state.holderUnitId && state.status !== 'transferred';
  const receives = WORKFLOW.take_over.some(
    (rule) => rule.from.includes(state.status) && act.officer.duties.includes(rule.duty!),
  );
  if (!state.awaitsReceipt || !isHis || !receives || request.step === 'take_over' || request.step === 'undo')
    return dossier;
  const step: Step = {
    step: 'take_over',
    no: state.stepCount + 1,
    statusAfter: state.status,
    ...{ at: act.now, officerId: act.officer.id, unitId: act.officer.unitId },
    ...{ toUnitId: null, toOfficerId: act.officer.id, dueAt: state.dueAt },
    payload: { note: '' },
  };
  return saveStep(tx, dossier, step, derivedKey(request.clientKey, 'receipt'));
}

function stepOf(
  name: TakeableStep,
  to: readonly Status[],
  prepared: Prepared<TakeableStep>,
  { act, dossier: { state } }: StepContext,
): Step {
  return {
    step: name,
    no: state.stepCount + 1,
    statusAfter: prepared.statusAfter ?? to[0]!,
    at: act.now,
    officerId: act.officer.id,
    unitId: act.officer.unitId,
    toUnitId: prepared.toUnitId ?? null,
    toOfficerId: name === 'take_over' ? act.officer.id : (prepared.toOfficerId ?? null),
    dueAt: prepared.dueAt === undefined ? state.dueAt : prepared.dueAt,
    payload: prepared.payload,
  } as Step;
}

async function prepare<Name extends TakeableStep>(
  name: Name,
  fields: Record<string, unknown>,
  context: StepContext,
): Promise<Prepared<Name>> {
  const form = parseFields<FormOf<Name>>(stepForms[name] as never, fields, WRONG_STEP);
  const preparation = PREPARATIONS[name] as (
    form: FormOf<Name>,
    context: StepContext,
  ) => Promise<Prepared<Name>>;
  return preparation(form, context);
}
