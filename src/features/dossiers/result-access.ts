import type { Dossier } from './store.ts';

/**
 * Whether the applicant may fetch the electronic result himself: it was returned to him, or he chose to get it
 * electronically and it is ready. While it is being corrected it is nobody's.
 * @law NĐ 118/2025/NĐ-CP, Điều 22 (trả kết quả)
 * @checked 2026-11-27
 * @uncertain the article's text was not read; that an electronic result is returned by being fetched is our reading
 */
export function mayFetchResult({ state, applicant }: Pick<Dossier, 'state' | 'applicant'>): boolean {
  if (state.resultFile === null) return false;
  if (state.status === 'returned') return true;
  return state.status === 'result_ready' && applicant.returnBy === 'online';
}
