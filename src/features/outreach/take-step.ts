import type { Tx } from '../../platform/database/database.ts';
import { type FileStore, type StoredFile, saveFile } from '../../platform/files/file-store.ts';
import { Problem, parseFields } from '../../platform/problem.ts';
import { type Act, noteAct } from '../organisation/index.ts';
import { noteProduct } from '../plans/index.ts';
import { approve, closeBroadcast, play, rewrite } from './broadcasts/steps.ts';
import { type StepForm, stepForm } from './forms.ts';
import { decide, replicate, score } from './ideas/steps.ts';
import { saveStep } from './save-step.ts';
import type { OutreachItem } from './schema.ts';
import { give } from './steps/give.ts';
import { cancel, guide, hold, publish, report } from './steps/happened.ts';
import { refOf } from './steps/names.ts';
import { revoke } from './steps/revoke.ts';
import type { MadeProduct, StepEffect, StepScene, StepWork } from './steps/step-work.ts';
import { isTaken, listOutreachSteps, lockOutreach } from './store.ts';
import { mayTake, openSteps } from './workflow.ts';

const WORK: { [Step in StepForm['step']]: StepWork<Step> } = {
  ...{ rewrite, approve, play, close: closeBroadcast, publish, hold, give, report },
  ...{ score, decide, replicate, guide, cancel, revoke },
};

export interface StepRequest {
  id: number;
  form: unknown;
  file: StoredFile | null;
}

/**
 * Takes a step at a piece of outreach; what comes of it is the plan's product in the same transaction. The same client key once.
 * @throws Problem not_found, invalid (with the fields), not_allowed, step_not_open
 */
export async function takeOutreachStep(
  tx: Tx,
  files: FileStore,
  act: Act,
  { id, form, file }: StepRequest,
): Promise<void> {
  const { wardId } = act.officer;
  const item = await lockOutreach(tx, wardId, id);
  const given = parseFields(stepForm, form, 'Chưa ghi được: có mục cần sửa.');
  if (!mayTake(act.officer, item, given.step))
    throw new Problem('not_allowed', 'Việc này của đơn vị khác, hoặc của người giám sát, kiểm soát.');
  if (await isTaken(tx, wardId, given.clientKey)) return;
  if (!openSteps(item).includes(given.step))
    throw new Problem('step_not_open', 'Việc này không làm được lúc này.');
  const no = item.stepCount + 1;
  const scene = { tx, act, item, no, steps: await listOutreachSteps(tx, wardId, id), hasFile: file !== null };
  const effect = await workOf(scene, given);
  await saveItem(tx, wardId, item, effect, no);
  await saveStep(tx, act, {
    ...{ itemId: id, no, step: given.step, clientKey: given.clientKey, note: given.note },
    content: {
      ...effect.content,
      ...(effect.state && { before: item.state }),
      ...(effect.product && { noted: effect.product.source }),
    },
    file: file ? await saveFile(tx, files, wardId, file, act.now) : null,
  });
  if (effect.product) await noteMade(scene, effect.product);
  await noteAct(tx, act, `outreach_${given.step}`, `tuyên truyền ${id}`);
}

function workOf<Step extends StepForm['step']>(
  scene: StepScene,
  given: StepForm & { step: Step },
): Promise<StepEffect> | StepEffect {
  const work = WORK[given.step] as StepWork<Step>;
  return work(scene, given as never);
}

async function saveItem(tx: Tx, wardId: number, item: OutreachItem, effect: StepEffect, no: number) {
  const { state = item.state, day = item.day, itemContent = item.content } = effect;
  await tx
    .updateTable('outreach_items')
    .set({ state, day, content: JSON.stringify(itemContent), step_count: no })
    .where('ward_id', '=', wardId)
    .where('id', '=', item.id)
    .execute();
}

async function noteMade({ tx, act, item, no }: StepScene, made: MadeProduct): Promise<void> {
  await noteProduct(
    tx,
    act.officer.wardId,
    {
      ...{ source: made.source, ref: refOf(item.id, no), day: made.day, title: item.title },
      ...{ number: made.number ?? null, detail: made.detail, address: `/can-bo/tuyen-truyen/${item.id}` },
      ...{ kinds: [made.kind], audience: item.audience },
    },
    act.now,
  );
}
