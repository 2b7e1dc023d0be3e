import { OFFICIAL_KINDS, type OfficialKind } from '../../../law/document-kinds.ts';
import { RESULT_BOOK } from '../../dossiers/index.ts';

/** Kinds whose sign results carry too ("15/QĐ-UBND", "15/TB-UBND", "15/UBND-VP"): one book, so that no number stands twice with one sign. */
const SHARED: readonly OfficialKind[] = ['decision', 'notice', 'letter', 'directive', 'public-letter'];

/**
 * The book in which a kind is numbered: each kind its own, from 01 on 1 January.
 * @law NĐ 30/2020/NĐ-CP, Điều 15 (số văn bản do cơ quan cấp, theo từng loại hoặc chung, thống nhất trong năm)
 * @checked 2026-11-27 in a digest of the article
 * @uncertain one book for each kind is the house's choice; the article leaves it to the agency
 */
export function bookOf(kind: OfficialKind): string {
  return SHARED.includes(kind) ? RESULT_BOOK : `official-${kind}`;
}

/** Every book, the shared one first, with the kinds that stand in it. */
export function listBooks(): { book: string; kinds: OfficialKind[] }[] {
  const grouped = Map.groupBy(OFFICIAL_KINDS, bookOf);
  const shared = { book: RESULT_BOOK, kinds: grouped.get(RESULT_BOOK) ?? [] };
  const own = [...grouped].filter(([book]) => book !== RESULT_BOOK);
  return [shared, ...own.map(([book, kinds]) => ({ book, kinds }))];
}
