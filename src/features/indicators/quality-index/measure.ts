import { addDays } from '../../../law/day.ts';
import { countDossiersWithFeedback } from '../../feedback/index.ts';
import { standingsOn } from '../../postings/index.ts';
import { formatPercent, percent, type Ratio } from '../indicator.ts';
import { completeProcedures } from '../list/complete-procedures.ts';
import { FEEDBACK } from '../list/feedback.ts';
import { onlineServices } from '../list/online-services.ts';
import { paymentsOnline } from '../list/payments-online.ts';
import { satisfied } from '../list/satisfaction.ts';
import { startOf } from '../period.ts';
import type { PeriodReader } from '../period-reader.ts';
import { type IndexCounts, readIndexCounts } from './counts.ts';
import type { Measured } from './schema.ts';

const missing = (words: string): Measured => ({ numerator: null, denominator: null, words });

/** Components that are figures of their own. */
const OF_FEEDBACK: Record<string, string> = {
  ...{ '5.1': 'feedback-classified', '5.2': 'feedback-in-limits', '5.3': 'feedback-satisfied' },
};

/** Every component of the index by its number, as these data can say it, and the survey's own figure. */
export async function measureComponents(
  reader: PeriodReader,
): Promise<{ components: Record<string, Measured>; survey: Ratio | null }> {
  const counts = await readIndexCounts(reader);
  const inTime = judgedInTime(counts);
  const survey = await reader.ratioOf(satisfied);
  const kept = (code: string, words = ''): Measured => {
    const { total, counted } = counts.within.get(code) ?? { total: 0, counted: 0 };
    return { numerator: counted, denominator: total, words };
  };
  const components: Record<string, Measured> = {
    '1.1': missing('Phường không công bố thủ tục; quyết định công bố của thành phố chưa được đối chiếu hạn.'),
    '1.2': await postedInTime(reader),
    '1.3': found(await reader.ratioOf(completeProcedures)),
    '1.4': missing('Chưa kết nối đồng bộ hồ sơ với Cổng Dịch vụ công quốc gia.'),
    '2.1': { ...inTime, words: 'Khác chỉ tiêu "đúng hạn" của kế hoạch: xét cả hồ sơ chưa xong vào cuối kỳ.' },
    '2.2': meanTime(counts),
    '3.1': found(await reader.ratioOf(onlineServices)),
    '3.2': await usedServices(reader, counts),
    '3.3': kept(
      'index-online',
      'Hồ sơ chưa có kết quả điện tử thì chưa tính; tỷ lệ đồng bộ chưa nhận được, lấy là 1.',
    ),
    '3.5': missing('Danh mục chưa ghi thủ tục nào đã tích hợp thanh toán trên Cổng Dịch vụ công quốc gia.'),
    '3.6': found(
      await reader.ratioOf(paymentsOnline),
      'Tính theo giao dịch thành công, công thức tính theo hồ sơ.',
    ),
    '4.1': kept('electronic-result'),
    '4.2': kept('digitised', 'Chặt hơn công thức: phải đủ tệp của mọi giấy tờ phải số hóa.'),
    '4.3': kept('reuse', 'Mẫu số là hồ sơ có giấy tờ dùng lại được, ghi lúc tiếp nhận.'),
    '4.4': kept(
      'index-store',
      'Kho của hệ thống này, chưa phải Kho dữ liệu điện tử trên Cổng; mẫu số như 4.3.',
    ),
    '4.5': missing('Chưa giữ riêng số hồ sơ đã xác thực VNeID hoặc tra cứu dữ liệu dân cư.'),
    '5.4': {
      ...withoutFeedback(inTime, await petitioned(reader)),
      ...{ isPartial: true, words: describeSatisfaction(survey) },
    },
  };
  for (const [code, figure] of Object.entries(OF_FEEDBACK))
    components[code] = found(await reader.ratioOf(FEEDBACK.find((each) => each.code === figure)!));
  return { components, survey };
}

function found(ratio: Ratio | null, words = ''): Measured {
  return { numerator: ratio?.numerator ?? null, denominator: ratio?.denominator ?? null, words };
}

/** What ended in the period, and what is open when it is over, compared with its last instant. */
function judgedInTime({ within, open, openLate }: IndexCounts): Measured & Ratio {
  const ended = within.get('index-ended') ?? { total: 0, counted: 0 };
  return { numerator: ended.counted + open - openLate, denominator: ended.total + open, words: '' };
}

/** The formula takes both shares off, so that a dossier that is late and of which somebody complained counts off twice. */
function withoutFeedback(inTime: Ratio, dossiers: number): Ratio {
  return { ...inTime, numerator: Math.max(0, inTime.numerator - dossiers) };
}

function petitioned({ db, wardId, period, lastDay }: PeriodReader): Promise<number> {
  const end = startOf(addDays(lastDay, 1));
  const to = period.asOf < end ? period.asOf : end;
  return countDossiersWithFeedback(db, wardId, { from: startOf(period.from), to });
}

function meanTime({ within }: IndexCounts): Measured {
  const { total, minutes } = within.get('processing-time') ?? { total: 0, minutes: 0 };
  if (total === 0) return missing('Không có hồ sơ nào có kết quả trong kỳ.');
  const hours = (minutes / total / 60).toLocaleString('vi-VN', { maximumFractionDigits: 1 });
  return missing(`Trung bình ${hours} giờ làm việc, ${total.toLocaleString('vi-VN')} hồ sơ.`);
}

function describeSatisfaction(survey: Ratio | null): string {
  const own =
    survey === null || survey.denominator === 0
      ? 'kỳ này chưa có phiếu'
      : `${formatPercent(percent(survey))} của ${survey.denominator.toLocaleString('vi-VN')} phiếu`;
  return `Đã trừ tỷ lệ quá hạn và tỷ lệ hồ sơ có phản ánh, kiến nghị ghi ở phường; đánh giá trên Cổng chưa nhận về. Phiếu đánh giá của phường là cách tính khác: ${own}.`;
}

/** Of the versions that came into force in the period, and of which it is known when: those posted in time at both places. */
async function postedInTime({ db, wardId, period, lastDay }: PeriodReader): Promise<Measured> {
  const { required } = (await standingsOn(db, wardId, [lastDay])).get(lastDay)!;
  const arrived = required.filter(
    ({ validFrom, postUntil }) =>
      postUntil !== null &&
      validFrom >= period.from &&
      validFrom < addDays(lastDay, 1) &&
      postUntil <= lastDay,
  );
  const isLate = ({ defect, place }: { defect: string; place: string | null }) =>
    defect === 'late' || defect === 'stale' || (defect === 'missing' && place !== null);
  const inTime = arrived.filter(({ faults }) => !faults.some(isLate));
  return {
    ...{ numerator: inTime.length, denominator: arrived.length },
    words: 'Theo hạn niêm yết nội bộ của phường; thủ tục nạp ban đầu không rõ ngày đến thì không xét.',
  };
}

async function usedServices({ db, wardId, lastDay }: PeriodReader, counts: IndexCounts): Promise<Measured> {
  const services = await onlineServices.listOn(db, wardId, lastDay, 'numerator');
  const used = services.filter(({ code }) => counts.usedOnline.has(code));
  return { numerator: used.length, denominator: services.length, words: '' };
}
