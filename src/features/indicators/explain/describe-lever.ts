import { formatPercent, type Indicator, NO_PROCEDURE, percent, type Ratio } from '../indicator.ts';
import type { Goal, Lever } from './levers.ts';

/** What is done with a row so that it counts, after "12 hồ sơ trong số đó". */
const MOVES: Record<string, (count: string) => string> = {
  'received-online': (count) => `chuyển ${count} sang nộp trực tuyến`,
  'processed-online': (count) => `làm ${count} trọn trên môi trường điện tử`,
  'payments-online': (count) => `chuyển ${count} sang nền tảng thanh toán của Cổng Dịch vụ công quốc gia`,
  'on-time': (count) => `xong ${count} đúng hạn`,
  'on-system': (count) => `ghi ngay ${count} trên hệ thống`,
  digitised: (count) => `bổ sung đủ tệp cho ${count}`,
  'electronic-result': (count) => `bổ sung tệp kết quả cho ${count}`,
  reuse: (count) => `dùng lại giấy tờ đã có ở ${count}`,
  'step-on-time': (count) => `làm ${count} đúng hạn của bước`,
  'reuse-papers': (count) => `dùng lại ${count}`,
  'feedback-handled': (count) => `xử lý ${count} đúng hạn`,
  'feedback-handled-regulation': (count) => `xử lý ${count} đúng hạn`,
  'feedback-published': (count) => `công khai kết quả ${count}`,
  'feedback-published-regulation': (count) => `công khai kết quả ${count}`,
  'feedback-classified': (count) => `phân loại ${count}`,
  'feedback-in-limits': (count) => `giữ mọi thời hạn ở ${count}`,
};

/** What an indicator counts: "hồ sơ", "giao dịch", "phản ánh". */
export function nounOf({ denominatorText }: Pick<Indicator, 'denominatorText'>): string {
  const found =
    /^(Hồ sơ|Lượt|Giao dịch|Giấy tờ|Phiếu|Thủ tục|Phản ánh)/.exec(denominatorText)?.[1] ?? 'trường hợp';
  return found.toLowerCase();
}

/**
 * One sentence: "38 hồ sơ trực tiếp ở 4 thủ tục; chuyển 12 hồ sơ trong số đó sang nộp trực tuyến thì đạt 80 %". `where` names the
 * lever's group.
 */
export function describeLever(
  lever: Lever,
  { indicator, goal, sum, where }: { indicator: Indicator; goal: Goal; sum: Ratio; where: string },
): string {
  const noun = nounOf(indicator);
  const known = lever.procedures.filter(({ code }) => code !== NO_PROCEDURE).length;
  const head = `${lever.cases} ${noun} ${where}${known > 0 ? ` ở ${known} thủ tục` : ''}`;
  const whole = (count: number) => `${count > 1 ? 'cả ' : ''}${count} ${noun}`;
  const say = MOVES[indicator.code] ?? ((count: string) => `thay đổi ${count}`);
  if (lever.reaches) {
    const count = lever.move === lever.cases ? whole(lever.move) : `${lever.move} ${noun} trong số đó`;
    return `${head}; ${say(count)} thì đạt ${formatPercent(goal.value)}.`;
  }
  const all = say(whole(lever.cases));
  const by = Math.abs(lever.after - (percent(sum) ?? 0)).toLocaleString('vi-VN', {
    maximumFractionDigits: 1,
  });
  const isShort =
    goal.value !== null && (goal.isAtMost ? lever.after > goal.value : lever.after < goal.value);
  return isShort
    ? `${head}; ${all} thì được ${formatPercent(lever.after)}, chưa đủ ${formatPercent(goal.value)}.`
    : `${head}; ${all} thì ${goal.isAtMost ? 'giảm' : 'tăng'} ${by} điểm %, được ${formatPercent(lever.after)}.`;
}
