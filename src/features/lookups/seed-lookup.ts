import type { LookupOutcome } from '../../law/failed-look-up.ts';
import type { Tx } from '../../platform/database/database.ts';
import { keep } from './look-up.ts';
import type { Lookup, LookupAct, LookupQuestion } from './schema.ts';

const REASONS: Record<LookupOutcome, string> = {
  found: '',
  incomplete: 'Thiếu: ngày đăng ký.',
  not_found: 'Không có dữ liệu của số này.',
  mismatch: 'Tên trong cơ sở dữ liệu khác với hồ sơ.',
  unavailable: 'Không kết nối được.',
  timed_out: 'Quá thời gian chờ.',
};

/** A look-up of the demo's past as if it had been made then; what came is not there. */
export function seedLookup(
  tx: Tx,
  act: LookupAct,
  question: LookupQuestion,
  given: { outcome: LookupOutcome; durationMs: number },
): Promise<Lookup> {
  const { outcome, durationMs } = given;
  return keep(tx, act, question, {
    ...{ adapter: 'network', outcome, reason: REASONS[outcome], checkedAt: act.now, durationMs, facts: null },
  });
}
