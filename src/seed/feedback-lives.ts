import type { FeedbackChannel, FeedbackSender, FeedbackWords } from '../features/feedback/index.ts';
import type { Chance } from './chance.ts';

export const FEEDBACK_WAYS: readonly FeedbackChannel[] = [
  ...(['portal', 'hotline', 'paper', 'portal', 'kiosk', 'mail', 'adapter', 'mass_media', 'open311'] as const),
];

/** How a petition goes; those without a weight are laid on fixed places, so that a demo has each. */
export const FEEDBACK_FATES = [
  ...(['published', 'late', 'published_late', 'withheld', 'declined', 'redirected', 'complaint'] as const),
  ...(['withdrawn', 'supplemented', 'not_supplemented', 'reopened', 'merged', 'anonymous'] as const),
  ...(['stuck', 'untouched'] as const),
] as const;
export type FeedbackFate = (typeof FEEDBACK_FATES)[number];

const WEIGHTS: Partial<Record<FeedbackFate, number>> = {
  ...{ published: 60, withheld: 7, declined: 6, redirected: 5, complaint: 4, withdrawn: 3 },
  ...{ supplemented: 6, merged: 5, anonymous: 5 },
};
const PLACED: Record<number, FeedbackFate> = {
  ...{ 9: 'late', 14: 'reopened', 19: 'not_supplemented', 24: 'withdrawn', 27: 'merged', 31: 'late' },
  ...{ 33: 'declined', 36: 'redirected', 38: 'anonymous', 41: 'published_late', 43: 'complaint' },
  ...{ 45: 'supplemented', 47: 'withheld', 48: 'reopened', 54: 'stuck', 57: 'stuck', 58: 'untouched' },
};

export function fateOf(at: number, chance: Chance): FeedbackFate {
  const choices = Object.keys(WEIGHTS) as FeedbackFate[];
  return PLACED[at] ?? chance.weighted(choices, (fate) => WEIGHTS[fate]!);
}

const about = (title: string, content: string, matters: readonly ('conduct' | 'regulation')[]) => ({
  words: { title, content, proposal: '', place: 'Trung tâm Phục vụ hành chính công' },
  matters,
});

export const FEEDBACK_SUBJECTS = [
  about('Chờ lâu tại quầy', 'Tôi chờ hơn hai giờ mới đến lượt dù đã lấy số từ sáng.', ['conduct']),
  about('Yêu cầu giấy tờ ngoài quy định', 'Tôi được yêu cầu nộp bản sao hộ khẩu dù đã có căn cước.', [
    'conduct',
  ]),
  about('Hướng dẫn chưa rõ', 'Mỗi lần đến lại được hướng dẫn bổ sung một giấy tờ khác nhau.', ['conduct']),
  about('Biểu mẫu khó điền', 'Tờ khai hỏi lại những thông tin đã có trong căn cước.', ['regulation']),
  about('Thủ tục xác nhận trùng lặp', 'Hai thủ tục cùng yêu cầu một giấy xác nhận nơi cư trú.', [
    'regulation',
  ]),
  about('Thái độ phục vụ', 'Cán bộ trả lời điện thoại chưa lịch sự.', ['conduct']),
  about('Thời hạn quá dài', 'Thời hạn giải quyết mười ngày là dài so với việc chỉ tra cứu dữ liệu.', [
    'regulation',
  ]),
  about('Phí và cách thu', 'Tôi không được hướng dẫn nộp phí trực tuyến, quy định mức phí cũng khó hiểu.', [
    'conduct',
    'regulation',
  ]),
] as const;

const NAMES = ['Nguyễn Văn Mẫu', 'Trần Thị Mẫu', 'Lê Văn Thử', 'Phạm Thị Thử', 'Vũ Văn Minh Họa'];

export function senderOf(at: number): FeedbackSender {
  return {
    ...{ kind: at % 9 === 0 ? ('organisation' as const) : ('person' as const), email: '', citizenId: null },
    ...{ name: NAMES[at % NAMES.length]!, address: `Tổ dân phố ${1 + (at % 12)}` },
    ...{ phone: `09000${String(10000 + at)}`, isProtected: at % 11 === 0 },
  };
}

/** Some senders point at the place on the map: near the middle of the demo's town, made up. */
export function placeOf(at: number): Pick<FeedbackWords, 'latitude' | 'longitude'> {
  if (at % 3 !== 0) return { latitude: null, longitude: null };
  return { latitude: 20.9373 + (at % 5) * 0.0012, longitude: 106.3146 + (at % 7) * 0.0011 };
}
