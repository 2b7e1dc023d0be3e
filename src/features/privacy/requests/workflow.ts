import type { Officer } from '../../organisation/index.ts';
import type { DataPart, DataRequest, Outcome, RequestKind } from './schema.ts';

/** What the law on archives and on petitions has the ward keep: nobody can grant that it is erased. */
const KEPT_BY_LAW: readonly DataPart[] = ['dossiers', 'petitions'];

/** How one kind of data may be decided: an erasure is done wholly and at once or not, and never where a law keeps it. */
export function openOutcomes(kind: RequestKind, part: DataPart): Outcome[] {
  if (kind !== 'erase') return ['granted', 'partly', 'refused'];
  return KEPT_BY_LAW.includes(part) ? ['refused'] : ['granted', 'refused'];
}

/** Of the whole, from its parts. */
export function wholeOutcome(outcomes: readonly Outcome[]): Outcome {
  const [first = 'refused'] = outcomes;
  return outcomes.every((each) => each === first) ? first : 'partly';
}

/** Why an officer does not decide a request; null: he may. */
export function whyNotDecide(
  officer: Officer,
  { filedBy, answer }: Pick<DataRequest, 'filedBy' | 'answer'>,
): string | null {
  if (!officer.duties.includes('control')) return 'Chỉ người kiểm soát quyết định được yêu cầu này.';
  if (filedBy === officer.id)
    return 'Bạn là người ghi yêu cầu này tại quầy nên không tự quyết định. Nhờ một người kiểm soát khác.';
  return answer === null ? null : 'Yêu cầu này đã được trả lời.';
}
