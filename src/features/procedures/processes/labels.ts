import type { NodeKind, ProcessCondition, ProcessNode } from './schema.ts';

export const NODE_LABELS: Record<NodeKind, string> = {
  receive: 'Tiếp nhận',
  assign: 'Phân công',
  examine: 'Thụ lý',
  review: 'Xem xét, trình ký',
  sign: 'Ký duyệt',
  stamp: 'Vào số, đóng dấu',
  return: 'Trả kết quả',
};

export const PLACE_NAMES: Record<ProcessNode['place'], string> = {
  desk: 'Quầy tiếp nhận',
  competent: 'Đơn vị giải quyết',
  leaders: 'Lãnh đạo UBND',
  clerk: 'Văn thư',
  unit: 'Đơn vị ghi rõ',
};

/** The conditions that a way out of a step may have, by the key that forms use. */
export const CONDITION_LABELS: Record<string, string> = {
  'outcome=granted': 'đề xuất giải quyết theo yêu cầu',
  'outcome=denied': 'đề xuất không giải quyết',
  'channel=online': 'nộp trực tuyến',
  'channel=direct': 'nộp trực tiếp',
  'channel=post': 'nộp qua bưu chính',
  'channel=mobile': 'nhận lưu động',
  'applicant=citizen': 'người nộp là công dân',
  'applicant=organisation': 'người nộp là tổ chức',
  'term=1': 'trường hợp thời hạn 1',
  'term=2': 'trường hợp thời hạn 2',
  'term=3': 'trường hợp thời hạn 3',
  'term=4': 'trường hợp thời hạn 4',
  'consulted=true': 'đã xin ý kiến',
  'consulted=false': 'không xin ý kiến',
};

/** A condition in words: "đề xuất không giải quyết". */
export function describeCondition({ fact, is }: ProcessCondition): string {
  return is.map((value) => CONDITION_LABELS[`${fact}=${value}`] ?? `${fact} ${value}`).join(' hoặc ');
}

/** "2 giờ 30 phút"; what is not counted says so. */
export function describeMinutes(minutes: number | null): string {
  if (minutes === null) return 'Không tính thời gian';
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return [hours > 0 && `${hours} giờ`, (rest > 0 || hours === 0) && `${rest} phút`].filter(Boolean).join(' ');
}
