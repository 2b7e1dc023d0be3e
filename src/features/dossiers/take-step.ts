import { pausedRemainder, restartDue, resumeDue } from '../../law/clock.ts';
import { toLocalDay } from '../../law/day.ts';
import { parseTerm } from '../../law/due.ts';
import type { Tx } from '../../platform/database/database.ts';
import { type FileStore, type StoredFile, saveFile } from '../../platform/files/file-store.ts';
import { Problem, wrongFields } from '../../platform/problem.ts';
import { type Act, noteAct } from '../organisation/index.ts';
import { findUnitWithDuty, nextNumber } from './numbers.ts';
import { saveStep } from './save.ts';
import {
  type DossierDocument,
  type Step,
  type StepName,
  type StepPayloads,
  type SupplementMode,
  stepForms,
  type TakeableStep,
} from './schema.ts';
import { type Dossier, lockDossier } from './store.ts';
import { decide } from './workflow.ts';

export interface StepRequest {
  dossierId: number;
  step: TakeableStep;
  /** Repeating a request with the same key changes nothing. */
  clientKey: string;
  /** How many steps the page had seen; more meanwhile is a conflict. */
  stepCount: number;
  fields: Record<string, unknown>;
  file?: StoredFile | null;
}

/**
 * Takes one step of a dossier: lock, decide, save, all in the given transaction.
 * @throws Problem not_found, changed_meanwhile, step_not_open, invalid (with the fields)
 */
export async function takeStep(tx: Tx, files: FileStore, act: Act, request: StepRequest): Promise<Dossier> {
  const dossier = await lockDossier(tx, { wardId: act.officer.wardId, dossierId: request.dossierId });
  if (dossier.steps.some((each) => each.clientKey === request.clientKey)) return dossier;
  if (dossier.state.stepCount !== request.stepCount)
    throw new Problem(
      'changed_meanwhile',
      'Hồ sơ vừa có bước mới do người khác thực hiện. Hãy xem lại rồi làm tiếp.',
    );
  const decision = decide(request.step, dossier.state, act.officer);
  if (!decision.open) throw new Problem('step_not_open', decision.why);
  const context: Context = { tx, files, act, dossier, file: request.file ?? null };
  const { payload, ...outcome } = await prepare(request.step, request.fields, context);
  const step = {
    step: request.step,
    no: dossier.state.stepCount + 1,
    statusAfter: decision.statusAfter,
    at: act.now,
    officerId: act.officer.id,
    unitId: act.officer.unitId,
    toUnitId: outcome.toUnitId ?? null,
    toOfficerId: request.step === 'take_over' ? act.officer.id : null,
    dueAt: outcome.dueAt === undefined ? dossier.state.dueAt : outcome.dueAt,
    payload,
  } as Step;
  const saved = await saveStep(tx, dossier, step, request.clientKey);
  await noteAct(tx, act, request.step, dossier.state.code);
  return saved;
}

interface Context {
  tx: Tx;
  files: FileStore;
  act: Act;
  dossier: Dossier;
  file: StoredFile | null;
}

interface Prepared<Name extends StepName> {
  payload: StepPayloads[Name];
  toUnitId?: number;
  /** Left out: the due time stays. */
  dueAt?: Date | null;
}

type Preparation = {
  [Name in TakeableStep]: (form: FormOf<Name>, context: Context) => Promise<Prepared<Name>>;
};
type FormOf<Name extends TakeableStep> = ReturnType<(typeof stepForms)[Name]['parse']>;

/** What each step records, where the dossier goes and what becomes of its due time. */
const PREPARATIONS: Preparation = {
  transfer: async (form, { dossier }) => ({ payload: form, toUnitId: dossier.state.competentUnitId }),
  take_over: async (form) => ({ payload: form }),
  attach_scan: async (form, context) => ({
    payload: {
      documentNo: existingDocument(context.dossier, form.documentNo),
      file: await storeScan(context),
    },
  }),
  request_supplement: async (form, { dossier, ...context }) => ({
    payload: {
      number: await slipNumber(context, 'supplement_request'),
      items: lines(form.items),
      reason: form.reason,
      mode: form.mode,
      remainingMinutes:
        form.mode === 'pause' && dossier.state.dueAt
          ? pausedRemainder(dossier.state.dueAt, context.act.now)
          : null,
    },
    dueAt: null,
  }),
  receive_supplement: async (form, { dossier, act }) => {
    const asked = dossier.steps.findLast((each) => each.step.step === 'request_supplement')!.step
      .payload as StepPayloads['request_supplement'];
    const documents = supplemented(dossier, lines(form.received));
    return { payload: { documents, mode: asked.mode }, dueAt: dueAfterSupplement(dossier, asked, act.now) };
  },
  propose: async (form) => ({ payload: form }),
  submit_for_signature: async (form, { tx, dossier }) => ({
    payload: form,
    toUnitId: await findUnitWithDuty(tx, dossier.wardId, 'sign', dossier.state.competentUnitId),
  }),
  send_back: async (form, { dossier }) => ({ payload: form, toUnitId: dossier.state.competentUnitId }),
  sign: async (form, { tx, dossier }) => ({
    payload: form,
    toUnitId: await findUnitWithDuty(tx, dossier.wardId, 'stamp', dossier.state.competentUnitId),
  }),
  stamp: async (_form, context) => ({
    payload: {
      number: await slipNumber(context, 'result'),
      resultOn: toLocalDay(context.act.now),
      file: context.file ? await storeScan(context) : null,
    },
    toUnitId: context.dossier.steps[0]!.step.unitId!,
  }),
  return_result: async (form) => ({ payload: form }),
  refuse: async (form, context) => ({
    payload: { number: await slipNumber(context, 'refusal'), reason: form.reason },
  }),
  withdraw: async (form, context) => ({
    payload: { number: await slipNumber(context, 'stop_notice'), reason: form.reason },
  }),
};

async function prepare<Name extends TakeableStep>(
  name: Name,
  fields: Record<string, unknown>,
  context: Context,
): Promise<Prepared<Name>> {
  const parsed = stepForms[name].safeParse(fields);
  if (!parsed.success)
    throw new Problem('invalid', 'Chưa ghi được bước này: có mục cần sửa.', wrongFields(parsed.error.issues));
  return PREPARATIONS[name](parsed.data as FormOf<Name>, context);
}

function existingDocument(dossier: Dossier, no: number): number {
  const document = dossier.state.documents.find((each) => each.no === no);
  if (!document) throw new Problem('invalid', 'Hồ sơ không có giấy tờ này.');
  if (document.file !== null) throw new Problem('step_not_open', 'Giấy tờ này đã có bản số hóa.');
  return no;
}

async function storeScan({ tx, files, act, file }: Context): Promise<string> {
  if (!file) throw new Problem('invalid', 'Chọn tệp đã quét.', { file: 'Chọn tệp PDF, JPEG hoặc PNG.' });
  return saveFile(tx, files, act.officer.wardId, file, act.now);
}

async function slipNumber({ tx, act }: Pick<Context, 'tx' | 'act'>, book: string): Promise<string> {
  return String(await nextNumber(tx, act.officer.wardId, book, Number(toLocalDay(act.now).slice(0, 4))));
}

function lines(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.replace(/^[\s–•-]+/, '').trim())
    .filter((line) => line !== '');
}

function supplemented(dossier: Dossier, names: string[]): DossierDocument[] {
  const last = Math.max(0, ...dossier.state.documents.map((each) => each.no));
  return names.map((name, at) => ({
    no: last + at + 1,
    name,
    source: 'copy',
    quantity: 1,
    reusable: false,
    file: null,
    scanExemptReason: null,
  }));
}

/** @law the applicant's waiting time is not counted; see law/clock.ts for the two ways */
function dueAfterSupplement(
  dossier: Dossier,
  asked: { mode: SupplementMode; remainingMinutes: number | null },
  now: Date,
): Date | null {
  if (dossier.state.term === null) return null;
  if (asked.mode === 'pause' && asked.remainingMinutes !== null)
    return resumeDue(asked.remainingMinutes, now);
  return restartDue(parseTerm(dossier.state.term), now);
}
