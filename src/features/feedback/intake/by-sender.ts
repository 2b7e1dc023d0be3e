import { z } from 'zod';
import type { Db, Tx } from '../../../platform/database/database.ts';
import { Problem, parseFields } from '../../../platform/problem.ts';
import { adoptUploads } from '../../uploads/index.ts';
import { dueDaysFrom, type FeedbackGround, findFeedbackGround, lastDayToReopen } from '../rules.ts';
import type { FeedbackPayloads, FeedbackStep } from '../schema.ts';
import type { FeedbackState } from '../state.ts';
import { type Feedback, lockFeedback } from '../store.ts';
import { isTaken, takeFeedbackStep } from '../take-step.ts';
import { openFeedbackSteps } from '../workflow.ts';
import { feedbackUploads } from './from-portal.ts';

/** What a sender may do at his own item. */
export const SENDER_STEPS = ['supplement', 'confirm', 'reopen', 'withdraw'] as const;
export type SenderStep = (typeof SENDER_STEPS)[number];

interface Typed {
  clientKey: string;
  text?: string;
  reason?: string;
  isSolved?: string;
  comment?: string;
}

const words = (most: number) =>
  z.string().trim().min(1, 'Chưa ghi mục này.').max(most, `Tối đa ${most} ký tự.`);
const head = { clientKey: z.uuid('Hãy mở lại trang và gửi lần nữa.') };
const FORMS: Record<SenderStep, z.ZodType<Typed>> = {
  supplement: z.object({ ...head, text: words(10_000) }),
  confirm: z.object({
    ...head,
    isSolved: z.enum(['yes', 'no'], 'Chọn đã giải quyết hay chưa.'),
    comment: z.string().trim().max(2000, 'Tối đa 2000 ký tự.').default(''),
  }),
  reopen: z.object({ ...head, reason: words(2000) }),
  withdraw: z.object({ ...head, reason: words(2000) }),
};

/** The steps that are open to the sender today; pages draw no others. */
export function openToSender(state: FeedbackState, ground: FeedbackGround): SenderStep[] {
  const last = lastDayToReopen(state, ground);
  const open = openFeedbackSteps(['sender'], state);
  return SENDER_STEPS.filter(
    (step) => open.includes(step) && (step !== 'reopen' || (last !== null && ground.today <= last)),
  );
}

interface ByForm {
  wardId: number;
  id: number;
  step: SenderStep;
  now: Date;
  form: unknown;
}

/**
 * Takes a step of the sender at his own item; the caller has checked his link. The same form once.
 * @throws Problem invalid, step_not_open (also when the days to open it again are over), not_found
 */
export async function takeSenderStep(tx: Tx, { wardId, id, step, now, form }: ByForm): Promise<void> {
  const given = parseFields(FORMS[step], form, 'Chưa gửi được.');
  const { state } = await lockFeedback(tx, wardId, id);
  const ground = await findFeedbackGround(tx, wardId, now);
  if (step === 'reopen' && !(await isTaken(tx, wardId, given.clientKey))) mustBeInTime(state, ground);
  const files = step === 'supplement' ? await adoptUploads(tx, feedbackUploads(wardId, given.clientKey)) : [];
  await takeFeedbackStep(tx, { officer: null, by: 'sender', wardId, now }, id, {
    ...{ step, clientKey: given.clientKey, stepCount: null, payload: payloadOf(step, given, ground) },
    files: files.map(({ name, sha256 }) => ({ name, file: sha256 })),
  });
}

function mustBeInTime(state: FeedbackState, ground: FeedbackGround): void {
  const last = lastDayToReopen(state, ground);
  if (last !== null && ground.today > last)
    throw new Problem('step_not_open', 'Đã quá thời hạn mở lại. Bạn có thể gửi phản ánh mới.');
}

function payloadOf(step: SenderStep, given: Typed, ground: FeedbackGround): FeedbackPayloads[SenderStep] {
  const { text = '', reason = '', comment = '' } = given;
  if (step === 'supplement') return { text, dueDays: dueDaysFrom(ground) };
  if (step === 'confirm') return { isSolved: given.isSolved === 'yes', comment };
  if (step === 'reopen') return { reason, dueDays: dueDaysFrom(ground) };
  return { reason };
}

const ENDED = [
  'declined',
  'redirected',
  'withdrawn',
  'awaiting_publication',
  'published',
  'answered',
  'kept',
];

/** Whether the sender may ask now how it stands: it is under way, and what he asked before was answered. */
export async function mayAskStatus(db: Db, item: Feedback): Promise<boolean> {
  if (ENDED.includes(item.state.status)) return false;
  const asked = await findOpenRequest(db, item);
  return asked === null;
}

/** When the sender asked and nobody has told him yet (`record` of kind `status_asked`); null: nothing is asked. */
export async function findOpenRequest(
  db: Db,
  { wardId, id, steps }: Pick<Feedback, 'wardId' | 'id' | 'steps'>,
): Promise<Date | null> {
  const row = await db
    .selectFrom('feedback_status_requests')
    .select('asked_at')
    .where('ward_id', '=', wardId)
    .where('feedback_id', '=', id)
    .orderBy('asked_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row) return null;
  const told = steps.some((each) => each.at >= row.asked_at && saysHow(each));
  return told ? null : row.asked_at;
}

/** Whether a step says how the item stands: an answer to the question, or what ends it. */
function saysHow(step: FeedbackStep): boolean {
  if (step.step === 'record') return step.payload.kind === 'status_asked';
  return ['approve', 'decline', 'redirect', 'withdraw'].includes(step.step);
}

/**
 * The sender asks how his item stands; the desk has to tell him.
 * @law NĐ 20/2008/NĐ-CP, Điều 12 khoản 2
 * @checked 2026-11-27 in a digest of the article
 * @throws Problem step_not_open
 */
export async function askStatus(tx: Tx, { wardId, id, now, form }: Omit<ByForm, 'step'>): Promise<void> {
  const { clientKey } = parseFields(z.object(head), form, 'Chưa gửi được.');
  const item = await lockFeedback(tx, wardId, id);
  const values = { ward_id: wardId, feedback_id: id, asked_at: now, client_key: clientKey };
  const added = await tx
    .selectFrom('feedback_status_requests')
    .select('client_key')
    .where('ward_id', '=', wardId)
    .where('client_key', '=', clientKey)
    .executeTakeFirst();
  if (added) return;
  if (!(await mayAskStatus(tx, item)))
    throw new Problem('step_not_open', 'Phường đã nhận câu hỏi của bạn, hoặc phản ánh đã có kết quả.');
  await tx
    .insertInto('feedback_status_requests')
    .values({ ...values, step_count: item.state.stepCount })
    .execute();
}
