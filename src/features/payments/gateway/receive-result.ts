import type { Tx } from '../../../platform/database/database.ts';
import type { Platform } from '../../../platform/platform.ts';
import { Problem } from '../../../platform/problem.ts';
import { countTry } from '../../../platform/security/attempts.ts';
import { changeState, settle } from '../intents/settle.ts';
import type { Intent } from '../schema.ts';
import { findByReference, lockIntent } from '../store.ts';
import { decide } from '../workflow.ts';
import { type PlatformResult, RESULT, readResult } from './messages.ts';
import { recordMessage } from './record-message.ts';

type Outcome =
  | ('accepted' | 'repeated' | 'unreadable' | 'bad_signature' | 'unknown')
  | ('wrong_amount' | 'contradicts' | 'too_many');

/** What the platform is told. */
export interface ResultAnswer {
  status: 200 | 400 | 403 | 404 | 409 | 422 | 429;
  MaLoi: string;
  MoTaLoi: string;
}

const ANSWERS: Record<Outcome, ResultAnswer> = {
  accepted: { status: 200, MaLoi: '00', MoTaLoi: 'Đã ghi nhận' },
  repeated: { status: 200, MaLoi: '00', MoTaLoi: 'Đã ghi nhận từ trước' },
  unreadable: { status: 400, MaLoi: '01', MoTaLoi: 'Bản tin không đúng cấu trúc' },
  bad_signature: { status: 403, MaLoi: '02', MoTaLoi: 'Mã xác thực không đúng' },
  unknown: { status: 404, MaLoi: '03', MoTaLoi: 'Không có giao dịch này' },
  wrong_amount: { status: 422, MaLoi: '04', MoTaLoi: 'Số tiền không khớp' },
  contradicts: { status: 409, MaLoi: '05', MoTaLoi: 'Trái với kết quả đã ghi nhận' },
  too_many: { status: 429, MaLoi: '08', MoTaLoi: 'Quá nhiều bản tin sai' },
};
const NOT_CONFIGURED: ResultAnswer = {
  status: 404,
  MaLoi: '09',
  MoTaLoi: 'Chưa kết nối nền tảng thanh toán',
};

/** Wrong messages of one address that are written down within an hour; more are refused without a line. */
const MOST_REFUSED = 60;

export interface Incoming {
  /** Of the host that was called; a message about a payment goes to that payment's ward. */
  wardId: number;
  text: string;
  address: string;
}

/**
 * What the platform says about a payment, from whoever calls. Only its signature is believed, and it changes what the
 * workflow lets it change; everything that is refused is written down.
 */
export async function receiveResult(platform: Platform, incoming: Incoming): Promise<ResultAnswer> {
  const { database, settings, now } = platform;
  if (settings.payments === null) return NOT_CONFIGURED;
  const body = readJson(incoming.text);
  const result = readResult(body, RESULT, settings.payments);
  const at = now();
  const outcome = await database.transact(async (tx): Promise<Outcome> => {
    const read = typeof result === 'string' ? null : result;
    const intent = read && (await findByReference(tx, read.reference));
    const isOurs = intent?.method === 'platform';
    const outcome =
      read === null ? (result as Outcome) : isOurs ? await apply(tx, intent!, read, at) : 'unknown';
    const about = isOurs ? intent! : null;
    const isRefused = outcome !== 'accepted' && outcome !== 'repeated';
    if (isRefused && about === null && !(await mayRecord(tx, incoming.address, at))) return 'too_many';
    await recordMessage(tx, {
      ...{ wardId: about?.wardId ?? incoming.wardId, at, direction: 'in' as const, kind: RESULT },
      ...{ intentId: about?.id ?? null, outcome, body },
    });
    return outcome;
  });
  return ANSWERS[outcome];
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

async function mayRecord(tx: Tx, address: string, at: Date): Promise<boolean> {
  try {
    await countTry(tx, `payment-result:${address}`, MOST_REFUSED, 60, at);
    return true;
  } catch (error) {
    if (error instanceof Problem) return false;
    throw error;
  }
}

async function apply(tx: Tx, intent: Intent, result: PlatformResult, at: Date): Promise<Outcome> {
  if (result.status === 'paid') {
    if (result.amountVnd !== intent.amountVnd) return 'wrong_amount';
    const { amountVnd, transactionId } = result;
    const money = { at, amountVnd, transactionId, by: null, via: 'callback' as const };
    const { outcome } = await settle(tx, intent, money);
    return outcome === 'repeated' ? 'repeated' : 'accepted';
  }
  if (result.status !== 'failed') return 'accepted';
  const { state } = await lockIntent(tx, intent.wardId, intent.id);
  const decision = decide(state, 'decline');
  if (!decision.open) return 'contradicts';
  const why = 'Nền tảng báo không thanh toán được.';
  return (await changeState(tx, intent, { event: 'decline', at, why })) ? 'accepted' : 'repeated';
}
