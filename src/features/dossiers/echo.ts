import { resumeDue } from '../../law/clock.ts';
import { toLocalDay } from '../../law/day.ts';
import { addWorkingMinutes, workingMinutesBetween } from '../../law/working-time.ts';
import type { Tx } from '../../platform/database/database.ts';
import { shareFile } from '../../platform/files/stored-file.ts';
import { Problem } from '../../platform/problem.ts';
import { shareDocuments } from './any-place.ts';
import { derivedKey } from './derived-key.ts';
import { nationalStatusOf } from './national-status-of.ts';
import { nextNumber } from './numbers.ts';
import { stepDueFrom } from './process-walk.ts';
import type { StepPayloads } from './step-payloads.ts';
import { statusBack } from './steps/elsewhere.ts';
import { dueAfterSupplement } from './steps/waiting.ts';
import { type Dossier, lockDossier } from './store.ts';
import { saveSystemStep } from './system-step.ts';
import { findWardRules, type WardRules } from './ward-rules.ts';
import { isEnded, WORKFLOW } from './workflow.ts';

interface Cause {
  now: Date;
  clientKey: string;
  rules: WardRules;
}

/** Tells the dossiers that hang on this one what has just been done to it, in the same transaction. */
export async function echoStep(tx: Tx, dossier: Dossier, cause: Cause): Promise<void> {
  const { state } = dossier;
  if (state.parentId !== null && state.finishedAt !== null) await tellParent(tx, dossier, cause);
  if (state.status === 'withdrawn' || state.status === 'stopped') await closeLinked(tx, dossier, cause);
  if (state.twin === null) return;
  if (state.place === 'from_elsewhere') await tellReceiver(tx, dossier, cause);
  if (state.place === 'forwarded') await tellResolver(tx, dossier, cause);
}

/** @throws Problem step_not_open when the result is signed there: then nothing is withdrawn at either place */
async function withdrawThere(
  tx: Tx,
  twin: Dossier,
  { reason, now, clientKey }: { reason: string; now: Date; clientKey: string },
): Promise<void> {
  if (!WORKFLOW.withdraw.some(({ from }) => from.includes(twin.state.status)))
    throw new Problem('step_not_open', 'Nơi giải quyết đã ký kết quả: không rút được nữa.');
  const number = await nextNumber(tx, twin.wardId, 'stop_notice', Number(toLocalDay(now).slice(0, 4)));
  await saveSystemStep(tx, twin, {
    step: 'withdraw',
    statusAfter: 'withdrawn',
    payload: { number: String(number), reason: `${reason} (rút tại ${twin.state.elsewhere})` },
    ...{ now, clientKey },
  });
}

/** A linked dossier has ended: the one above it goes on when it was the last that was waited for. */
async function tellParent(tx: Tx, child: Dossier, { now, clientKey, rules }: Cause): Promise<void> {
  const parent = await lockDossier(tx, { wardId: child.wardId, dossierId: child.state.parentId! });
  const { state } = parent;
  const linked = state.linked.find((each) => each.dossierId === child.id && each.endedAt === null);
  if (state.status !== 'awaiting_linked' || !linked) return;
  const isLast = state.linked.every((each) => each.endedAt !== null || each === linked);
  const linkedDue = dueOfLinked(child, linked.dueAt);
  const overrunMinutes =
    linkedDue === null ? 0 : workingMinutesBetween(linkedDue, now, rules.calendar, rules.hoursOn);
  const resumed =
    state.remainingMinutes === null
      ? state.dueAt && addWorkingMinutes(state.dueAt, overrunMinutes, rules.calendar, rules.hoursOn)
      : resumeDue(state.remainingMinutes, now, rules.calendar, rules.hoursOn);
  await saveSystemStep(tx, parent, {
    step: 'note_linked',
    statusAfter: isLast ? 'in_process' : 'awaiting_linked',
    payload: {
      dossierId: child.id,
      status: child.state.status,
      overrunMinutes,
      stepDueAt: isLast ? await stepDueFrom(tx, state, { now, rules }) : null,
    },
    dueAt: isLast || state.remainingMinutes === null ? resumed : state.dueAt,
    now,
    clientKey: derivedKey(clientKey, 'parent'),
  });
}

/** By when it was promised to the one above; a change of the calendar has moved both, an extension only itself. */
function dueOfLinked({ steps }: Dossier, promised: string | null): Date | null {
  const recount = steps.findLast(({ step }) => step.step === 'recount');
  return recount?.step.dueAt ?? (promised === null ? null : new Date(promised));
}

/**
 * The dossier above was withdrawn or stopped: those under it that are not decided end with it, each with its own notice;
 * one that is signed already keeps its result. A body outside is told by the desk.
 */
async function closeLinked(tx: Tx, parent: Dossier, cause: Cause): Promise<void> {
  const statusAfter = parent.state.status as 'withdrawn' | 'stopped';
  for (const { dossierId } of parent.state.linked.filter((each) => each.endedAt === null)) {
    const child = await lockDossier(tx, { wardId: parent.wardId, dossierId });
    const { status } = child.state;
    if (!WORKFLOW.withdraw.some(({ from }) => from.includes(status))) continue;
    const reason = `Hồ sơ chính ${parent.state.code} đã dừng.`;
    const common = { now: cause.now, clientKey: derivedKey(`${cause.clientKey}/${dossierId}`, 'linked') };
    if (status === 'forwarded') {
      const nationalStatus = statusAfter === 'withdrawn' ? 7 : 8;
      const payload = { nationalStatus, note: reason, foreignCode: null };
      await saveSystemStep(tx, child, { step: 'note_status', statusAfter, payload, ...common });
      continue;
    }
    const year = Number(toLocalDay(cause.now).slice(0, 4));
    const number = String(await nextNumber(tx, child.wardId, 'stop_notice', year));
    const step = statusAfter === 'withdrawn' ? 'withdraw' : 'stop';
    const closed = await saveSystemStep(tx, child, {
      step,
      statusAfter,
      payload: { number, reason },
      ...common,
    });
    await closeLinked(tx, closed, { ...cause, clientKey: common.clientKey });
  }
}

/** The ward that received the dossier learns its status, and its result when there is one. */
async function tellReceiver(tx: Tx, dossier: Dossier, { now, clientKey }: Cause): Promise<void> {
  const { state, wardId } = dossier;
  const twin = await lockDossier(tx, state.twin!);
  const corrects = twin.state.resultNumber !== null && twin.state.resultNumber !== state.resultNumber;
  if (twin.state.status !== 'forwarded' && !corrects) return;
  const common = { now, clientKey: derivedKey(clientKey, 'receiver') };
  if (state.status === 'result_ready') {
    if (state.resultFile !== null)
      await shareFile(tx, { sha256: state.resultFile, fromWardId: wardId, toWardId: twin.wardId });
    await saveSystemStep(tx, twin, {
      step: 'note_result',
      statusAfter: 'result_ready',
      payload: {
        outcome: state.resultOutcome!,
        number: state.resultNumber ?? '',
        resultOn: state.resultOn ?? now.toISOString().slice(0, 10),
        file: state.resultFile,
      },
      toUnitId: twin.state.receivingUnitId!,
      ...common,
    });
    return;
  }
  const code = nationalStatusOf(state);
  if (twin.state.status !== 'forwarded' || code === twin.state.foreignStatus) return;
  await saveSystemStep(tx, twin, {
    step: 'note_status',
    statusAfter: statusBack(code),
    payload: { nationalStatus: code, note: '', foreignCode: state.code },
    dueAt: state.dueAt,
    ...common,
  });
}

/** The ward that resolves the dossier learns that a supplement came in, that the result was returned, or a withdrawal. */
async function tellResolver(tx: Tx, dossier: Dossier, { now, clientKey }: Cause): Promise<void> {
  const step = dossier.steps.at(-1)!.step;
  if (step.step !== 'receive_supplement' && step.step !== 'return_result' && step.step !== 'withdraw') return;
  const twin = await lockDossier(tx, dossier.state.twin!);
  if (isEnded(twin.state.status)) return;
  const common = { now, clientKey: derivedKey(clientKey, 'resolver') };
  if (step.step === 'withdraw') {
    await withdrawThere(tx, twin, { reason: step.payload.reason, ...common });
    return;
  }
  if (step.step === 'return_result') {
    // What is being corrected there is sent here anew.
    if (twin.state.status !== 'result_ready') return;
    const receiver = `Nơi tiếp nhận: ${twin.state.elsewhere}`;
    await saveSystemStep(tx, twin, {
      step: 'return_result',
      statusAfter: 'returned',
      payload: { receiver },
      ...common,
    });
    return;
  }
  const rules = await findWardRules(tx, twin.wardId, now);
  const asked = twin.steps.findLast((each) => each.step.step === 'request_supplement')!.step
    .payload as StepPayloads['request_supplement'];
  const last = Math.max(0, ...twin.state.documents.map((each) => each.no));
  const documents = await shareDocuments(tx, dossier.wardId, twin.wardId, step.payload.documents);
  const isAccepted = twin.state.receivedAt !== null;
  await saveSystemStep(tx, twin, {
    step: 'receive_supplement',
    statusAfter: isAccepted ? 'in_process' : 'submitted',
    payload: {
      documents: documents.map((each, at) => ({ ...each, no: last + at + 1 })),
      mode: asked.mode,
      stepDueAt: await stepDueFrom(tx, twin.state, { now, rules }),
    },
    dueAt: isAccepted ? dueAfterSupplement(twin, asked, { now, rules }) : null,
    ...common,
  });
}
