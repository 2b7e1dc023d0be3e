import { resumeDue } from '../../law/clock.ts';
import { addWorkingMinutes, workingMinutesBetween } from '../../law/working-time.ts';
import type { Tx } from '../../platform/database/database.ts';
import { shareFile } from '../../platform/files/stored-file.ts';
import { shareDocuments } from './any-place.ts';
import { derivedKey } from './derived-key.ts';
import { nationalStatusOf } from './national-status-of.ts';
import { stepDueFrom } from './process-walk.ts';
import type { StepPayloads } from './step-payloads.ts';
import { statusBack } from './steps/elsewhere.ts';
import { dueAfterSupplement } from './steps/waiting.ts';
import { type Dossier, lockDossier } from './store.ts';
import { saveSystemStep } from './system-step.ts';
import { findWardRules, type WardRules } from './ward-rules.ts';
import { isEnded } from './workflow.ts';

interface Cause {
  now: Date;
  clientKey: string;
  rules: WardRules;
}

/** Tells the dossiers that hang on this one what has just been done to it, in the same transaction. */
export async function echoStep(tx: Tx, dossier: Dossier, cause: Cause): Promise<void> {
  const { state } = dossier;
  if (state.parentId !== null && state.finishedAt !== null) await tellParent(tx, dossier, cause);
  if (state.twin === null) return;
  if (state.place === 'from_elsewhere') await tellReceiver(tx, dossier, cause);
  if (state.place === 'forwarded') await tellResolver(tx, dossier, cause);
}

/** A linked dossier has ended: the one above it goes on when it was the last that was waited for. */
async function tellParent(tx: Tx, child: Dossier, { now, clientKey, rules }: Cause): Promise<void> {
  const parent = await lockDossier(tx, { wardId: child.wardId, dossierId: child.state.parentId! });
  const { state } = parent;
  const linked = state.linked.find((each) => each.dossierId === child.id && each.endedAt === null);
  if (state.status !== 'awaiting_linked' || !linked) return;
  const isLast = state.linked.every((each) => each.endedAt !== null || each === linked);
  const overrunMinutes =
    linked.dueAt === null
      ? 0
      : workingMinutesBetween(new Date(linked.dueAt), now, rules.calendar, rules.hoursOn);
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

/** The ward that received the dossier learns its status, and its result when there is one. */
async function tellReceiver(tx: Tx, dossier: Dossier, { now, clientKey }: Cause): Promise<void> {
  const { state, wardId } = dossier;
  const twin = await lockDossier(tx, state.twin!);
  if (twin.state.status !== 'forwarded') return;
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
  if (code === twin.state.foreignStatus) return;
  await saveSystemStep(tx, twin, {
    step: 'note_status',
    statusAfter: statusBack(code),
    payload: { nationalStatus: code, note: '', foreignCode: state.code },
    dueAt: state.dueAt,
    ...common,
  });
}

/** The ward that resolves the dossier learns that a supplement came in, or that the result was returned. */
async function tellResolver(tx: Tx, dossier: Dossier, { now, clientKey }: Cause): Promise<void> {
  const step = dossier.steps.at(-1)!.step;
  if (step.step !== 'receive_supplement' && step.step !== 'return_result') return;
  const twin = await lockDossier(tx, dossier.state.twin!);
  if (isEnded(twin.state.status)) return;
  const common = { now, clientKey: derivedKey(clientKey, 'resolver') };
  if (step.step === 'return_result') {
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
