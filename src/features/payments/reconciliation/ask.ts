import type { Tx } from '../../../platform/database/database.ts';
import type { Platform } from '../../../platform/platform.ts';
import { openPaymentPlatform, type PaymentPlatform, PlatformSilent } from '../gateway/client.ts';
import { type PlatformResult, QUERY } from '../gateway/messages.ts';
import { recordMessage } from '../gateway/record-message.ts';
import { changeState, settle } from '../intents/settle.ts';
import type { FindingKind, Intent } from '../schema.ts';
import { findIntent, lockIntent } from '../store.ts';
import { decide, OPEN_STATES } from '../workflow.ts';
import { dong, noteFinding } from './findings.ts';

/** What asking about one payment came to. */
export type Asked = 'agreed' | 'mended' | 'unanswered' | 'open' | 'differs';

const PAUSE_MS = 5000;

/** Asks the platform how an open payment stands, when nobody asked in the last seconds: for the page one comes back to. */
export async function refreshPayment(platform: Platform, intent: Intent): Promise<Intent> {
  const { settings, database, now } = platform;
  const peer = openPaymentPlatform(settings.payments, 4000);
  const isRecent = intent.askedAt !== null && now().getTime() - intent.askedAt.getTime() < PAUSE_MS;
  if (peer === null || intent.method !== 'platform' || !OPEN_STATES.includes(intent.state) || isRecent)
    return intent;
  await askAbout(platform, peer, intent, null);
  return findIntent(database.db, intent.wardId, intent.id);
}

/** Asks about one payment and lets the answer count, as a message of the platform would. */
export async function askAbout(
  { database, now }: Platform,
  peer: PaymentPlatform,
  intent: Intent,
  runId: number | null,
): Promise<Asked> {
  const answer = await peer.ask(intent.reference, now()).catch((error: unknown) => {
    if (error instanceof PlatformSilent) return null;
    throw error;
  });
  return database.transact(async (tx) => {
    const at = now();
    await recordMessage(tx, {
      ...{ wardId: intent.wardId, at, direction: 'out', kind: QUERY, intentId: intent.id },
      ...{ outcome: answer === null ? 'unanswered' : answer.status, body: bodyOf(intent, answer) },
    });
    const asked = answer === null ? 'unanswered' : await apply(tx, intent, answer, { at, runId });
    if (asked === 'unanswered' && runId !== null)
      await noteFinding(tx, intent, {
        ...{
          runId,
          at,
          kind: 'unanswered',
          ours: intent.state,
          theirs: 'không trả lời',
          result: intent.state,
        },
      });
    await tx
      .updateTable('payment_intents')
      .set({ asked_at: at, ...((asked === 'agreed' || asked === 'mended') && { checked_at: at }) })
      .where('ward_id', '=', intent.wardId)
      .where('id', '=', intent.id)
      .execute();
    return asked;
  });
}

function bodyOf(intent: Intent, answer: PlatformResult | null) {
  return { MaThamChieu: intent.reference, SoTien: answer?.amountVnd, MaGiaoDich: answer?.transactionId };
}

interface Moment {
  at: Date;
  runId: number | null;
}

async function apply(tx: Tx, intent: Intent, answer: PlatformResult, moment: Moment): Promise<Asked> {
  if (answer.status === 'paid') return takePaid(tx, intent, answer, moment);
  const { at, runId } = moment;
  const held = await lockIntent(tx, intent.wardId, intent.id);
  if (held.settledAt !== null) {
    if (runId !== null)
      await noteFinding(tx, held, {
        ...{
          runId,
          at,
          kind: 'not_paid_there',
          ours: held.state,
          theirs: WORDS[answer.status],
          result: held.state,
        },
      });
    return 'agreed';
  }
  const isOld = held.expiresAt <= at;
  if (answer.status === 'failed')
    return end(tx, held, 'decline', { ...moment, answer, kind: 'missing_failure' });
  if (isOld) return end(tx, held, 'expire', { ...moment, answer, kind: 'expired' });
  return 'open';
}

const WORDS = {
  paid: 'đã thanh toán',
  failed: 'không thanh toán được',
  open: 'chưa thanh toán',
  unknown: 'không có giao dịch',
};

/** The platform has the money: what we held before decides whether that is news. */
async function takePaid(
  tx: Tx,
  intent: Intent,
  answer: PlatformResult,
  { at, runId }: Moment,
): Promise<Asked> {
  const { amountVnd, transactionId } = answer;
  const money = { at, amountVnd, transactionId, by: null, via: 'reconciliation' as const, runId };
  const { outcome, intent: after } = await settle(tx, intent, money);
  if (outcome === 'settled')
    await noteFinding(tx, intent, {
      ...{ runId, at, kind: 'missing_callback', ours: intent.state, result: after.state },
      theirs: `đã thanh toán ${dong(amountVnd)}`,
    });
  return outcome === 'repeated' ? 'agreed' : 'mended';
}

async function end(
  tx: Tx,
  held: Intent,
  event: 'decline' | 'expire',
  { at, runId, answer, kind }: Moment & { answer: PlatformResult; kind: FindingKind },
): Promise<Asked> {
  const why = event === 'expire' ? 'Quá thời gian chờ thanh toán.' : 'Nền tảng báo không thanh toán được.';
  const decision = decide(held.state, event);
  if (!(await changeState(tx, held, { event, at, why }))) return 'agreed';
  const result = decision.open ? decision.to : held.state;
  await noteFinding(tx, held, { runId, at, kind, ours: held.state, theirs: WORDS[answer.status], result });
  return 'mended';
}
