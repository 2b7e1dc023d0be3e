import { z } from 'zod';
import type { Tx } from '../../../platform/database/database.ts';
import { type FileStore, type StoredFile, saveFile } from '../../../platform/files/file-store.ts';
import { Problem, parseFields } from '../../../platform/problem.ts';
import type { Act } from '../../organisation/index.ts';
import { mayRead } from '../rights.ts';
import { findFeedbackGround } from '../rules.ts';
import type { FeedbackPayloads } from '../schema.ts';
import { askedOfficers, type Feedback, lockFeedback } from '../store.ts';
import { isTaken, takeFeedbackStep } from '../take-step.ts';
import { actorsOf, decideFeedback, mustOnlyExplain, type TakenFeedbackStep } from '../workflow.ts';
import { announceFeedback } from './announce.ts';
import { findIdByCode } from './merged.ts';
import type { VerbGround } from './verbs/verb.ts';
import { HANDLING_VERBS, type HandlingVerb } from './verbs/verbs.ts';

/** By what every form of an item is known, and which state of it its page showed. */
export const headForm = z.object({
  clientKey: z.uuid('Hãy mở lại trang và gửi lần nữa.'),
  stepCount: z.coerce.number().int().positive().max(1_000_000),
});

/** What a form of the item's page brings. */
export interface Handling {
  id: number;
  verb: string;
  form: Record<string, unknown>;
  paper: StoredFile | null;
}

/**
 * Does what a form of the item's page asks: rights first, then its fields, then the step, its file, what is made beside it, and the word
 * to the sender, all in one transaction. The same client key once.
 * @throws Problem not_found (also of what he may not read), not_allowed, step_not_open, changed_meanwhile, invalid (with the fields)
 */
export async function handleFeedback(tx: Tx, files: FileStore, act: Act, given: Handling): Promise<void> {
  const { id, form } = given;
  const { wardId } = act.officer;
  if (!Object.hasOwn(HANDLING_VERBS, given.verb)) throw new Problem('not_found', 'Không có việc này.');
  const name = given.verb as HandlingVerb;
  const verb = HANDLING_VERBS[name];
  const item = await lockBoth(tx, wardId, id, form.code);
  mustRead(act, item);
  const { clientKey, stepCount } = parseFields(headForm, form, 'Hãy mở lại trang và gửi lần nữa.');
  if (await isTaken(tx, wardId, clientKey)) return;
  mustBeOpen(act, item, name);
  const at: VerbGround = { tx, act, item, ground: await findFeedbackGround(tx, wardId, act.now) };
  const payload = await verb.payload(at, form);
  const file = given.paper && {
    name: given.paper.name,
    file: await saveFile(tx, files, wardId, given.paper, act.now),
  };
  const taken = await takeFeedbackStep(tx, act, id, {
    ...{ step: verb.step, clientKey, stepCount, payload },
    files: file ? [file] : [],
  });
  if (taken === null) return;
  await verb.also?.(at, payload, clientKey);
  const event = verb.tells?.(item.state);
  if (event) await announceFeedback(tx, { wardId, feedbackId: id, state: taken.after, now: act.now, event });
}

/** The item and the other one that the form names, always in the same order, so that two who join them crosswise do not wait for each other. */
async function lockBoth(tx: Tx, wardId: number, id: number, code: unknown): Promise<Feedback> {
  const other = typeof code === 'string' && code !== '' ? await findIdByCode(tx, wardId, code) : null;
  if (other !== null && other < id) await lockFeedback(tx, wardId, other);
  const item = await lockFeedback(tx, wardId, id);
  if (other !== null && other > id) await lockFeedback(tx, wardId, other);
  return item;
}

/** @throws Problem not_found: whoever may not read it does not learn that it is there */
function mustRead({ officer }: Act, item: Feedback): void {
  if (!mayRead(officer, { ...item.state, asked: askedOfficers(item) }))
    throw new Problem('not_found', 'Không có phản ánh, kiến nghị này.');
}

function mustBeOpen({ officer }: Act, item: Feedback, name: HandlingVerb): void {
  const actors = actorsOf(officer, item.state, askedOfficers(item));
  const { step } = HANDLING_VERBS[name];
  decideFeedback(step as TakenFeedbackStep, actors, item.state);
  if (step === 'record') {
    const kind = name === 'explanation' ? 'explanation' : 'note';
    mustOnlyExplain(actors, officer.id, { kind, officerId: officer.id } as FeedbackPayloads['record']);
  }
}
