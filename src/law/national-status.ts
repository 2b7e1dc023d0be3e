/** What a national status means for the work: who is expected to act, or how it ended. */
export type NationalStatusKind =
  | 'waiting_intake'
  | 'in_process'
  | 'with_applicant'
  | 'resolved'
  | 'returned'
  | 'ended';

export interface NationalStatus {
  code: number;
  name: string;
  kind: NationalStatusKind;
}

/**
 * The statuses in which dossiers are reported to the national portal.
 * @law TT 04/2025/TT-VPCP (dữ liệu trao đổi với Cổng Dịch vụ công quốc gia)
 * @checked 2026-11-23 in several systems that send them
 * @uncertain the circular's own table was not read
 */
export const NATIONAL_STATUSES: readonly NationalStatus[] = [
  { code: 1, name: 'Mới đăng ký', kind: 'waiting_intake' },
  { code: 2, name: 'Được tiếp nhận', kind: 'in_process' },
  { code: 3, name: 'Không được tiếp nhận', kind: 'ended' },
  { code: 4, name: 'Đang xử lý', kind: 'in_process' },
  { code: 5, name: 'Yêu cầu bổ sung giấy tờ', kind: 'with_applicant' },
  { code: 6, name: 'Yêu cầu thực hiện nghĩa vụ tài chính', kind: 'with_applicant' },
  { code: 7, name: 'Công dân yêu cầu rút hồ sơ', kind: 'ended' },
  { code: 8, name: 'Dừng xử lý', kind: 'ended' },
  { code: 9, name: 'Đã xử lý xong', kind: 'resolved' },
  { code: 10, name: 'Đã trả kết quả', kind: 'returned' },
];

/** @throws RangeError for a code that is not 1 to 10 */
export function nationalStatus(code: number): NationalStatus {
  const found = NATIONAL_STATUSES.find((each) => each.code === code);
  if (!found) throw new RangeError(`Không có trạng thái hồ sơ số ${code}.`);
  return found;
}

const FINISHING_CODES: readonly (readonly number[])[] = [[9], [10], [8, 3, 7]];

/**
 * When a dossier counts as finished, from the time it took each status: resolved (9); without that the result's return
 * (10); without both the end by stop, refusal or withdrawal (8, 3, 7), the earliest of them. Null while it is open.
 * @law QĐ 766/QĐ-TTg ngày 23/06/2022
 * @checked 2026-11-23 in the description of the formulas that a provincial system uses
 */
export function finishedAtOf(tookStatusAt: ReadonlyMap<number, Date>): Date | null {
  for (const codes of FINISHING_CODES) {
    const times = codes.flatMap((code) => tookStatusAt.get(code) ?? []);
    if (times.length > 0) return new Date(Math.min(...times.map((each) => each.getTime())));
  }
  return null;
}

const CHANNEL_CODES = { direct: 1, mobile: 1, online: 2, post: 3 } as const;

/**
 * The channel's code for the national portal: a mobile team's intake is reported as direct.
 * @law danh mục KenhThucHien của dữ liệu đồng bộ hồ sơ
 * @checked 2026-11-23 in a system that sends it
 */
export function nationalChannelCode(channel: keyof typeof CHANNEL_CODES): 1 | 2 | 3 {
  return CHANNEL_CODES[channel];
}
