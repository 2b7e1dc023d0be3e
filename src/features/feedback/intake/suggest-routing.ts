import { foldVietnamese } from '../../../platform/fold-vietnamese.ts';

export type Routing = 'complaint' | 'denunciation';

/**
 * Words by which people say that they complain or denounce. None of them decides anything: people call every grievance a complaint.
 * @law NĐ 20/2008/NĐ-CP, Điều 1 (khiếu nại, tố cáo không thuộc phạm vi); NĐ 155/2026/NĐ-CP, NĐ 156/2026/NĐ-CP
 * @checked 2026-11-27 in a digest that names the decrees
 * @uncertain the words are our choice
 */
const CUES: Record<Routing, readonly string[]> = {
  complaint: [
    'khiếu nại',
    'đơn khiếu nại',
    'không đồng ý với quyết định',
    'yêu cầu hủy quyết định',
    'hủy bỏ quyết định',
    'xem xét lại quyết định',
    'quyết định xử phạt',
    'quyết định thu hồi đất',
    'quyết định cưỡng chế',
  ],
  denunciation: [
    'tố cáo',
    'đơn tố cáo',
    'tố giác',
    'tham nhũng',
    'nhận hối lộ',
    'đòi hối lộ',
    'vụ lợi',
    'chiếm đoạt',
    'giả mạo',
    'làm giả giấy tờ',
    'vi phạm pháp luật',
  ],
};
/** What is said when it is meant otherwise. */
const NOT_MEANT = /khong (?:phai (?:la )?)?(?:khieu nai|to cao)|khong (?:muon|co y) (?:khieu nai|to cao)/g;

/**
 * As what the words may have to go elsewhere, with the words that say so; null: nothing speaks for it. A hint to a person who decides,
 * never a refusal.
 */
export function suggestRouting(words: string): { as: Routing; cues: string[] } | null {
  const text = foldVietnamese(words).replace(NOT_MEANT, ' ');
  const found = (as: Routing) =>
    CUES[as].filter((cue) => new RegExp(`\\b${foldVietnamese(cue)}\\b`).test(text));
  const [complaint, denunciation] = [found('complaint'), found('denunciation')];
  if (complaint.length === 0 && denunciation.length === 0) return null;
  return denunciation.length >= complaint.length
    ? { as: 'denunciation', cues: denunciation }
    : { as: 'complaint', cues: complaint };
}
