import { NO_DATA_LABELS } from '../../features/indicators/index.ts';
import { formatDay, formatTime, toLocalDay } from '../../law/day.ts';
import { formatNumber } from '../../ui/format.ts';
import { StaffPage } from '../frame.tsx';
import type { StaffContext } from '../session.ts';
import { ComponentTable, GroupBars } from './index-table.tsx';
import { type NamedPeriod, periodChoices, thisYear } from './periods.ts';
import { asksLive, type IndexReading, periodsOf, readIndex } from './read-index.ts';
import { describeClass, describePointsDelta, describeScore } from './words.ts';

export const PATH = '/can-bo/chi-so-766';

/** The QĐ 766 index of a period beside another one. */
export async function indexPage(c: StaffContext) {
  const { period, other } = periodsOf(c);
  const [reading, beside] = [
    await readIndex(c, period, asksLive(c)),
    other && (await readIndex(c, other, false)),
  ];
  const query = new URL(c.req.url).search;
  return (
    <StaffPage title="Chỉ số QĐ 766" officer={c.var.officer} token={c.var.token} place="/can-bo/chi-tieu">
      <div class="page-head">
        <h1>Chỉ số phục vụ theo QĐ 766</h1>
        <span class="text-secondary">{period.label}</span>
      </div>
      <PeriodForm c={c} period={period} other={other} />
      <Total reading={reading} other={beside} />
      <GroupBars reading={reading} other={beside} />
      <ComponentTable reading={reading} other={beside} />
      <p class="mt-3">
        Điểm tối đa, ngưỡng có ghi "chưa xác minh" là đề xuất của hệ thống: chưa đọc được phụ lục của Quyết
        định 766/QĐ-TTg. Cổng Dịch vụ công quốc gia có thể tính khác; con số chính thức là của Cổng.
      </p>
      <p class="no-print">
        <a class="btn" href={`${PATH}.csv${query}`} data-turbo="false">
          Xuất CSV
        </a>{' '}
        <a class="btn" href={`${PATH}/trong-so`}>
          Trọng số, ngưỡng
        </a>
      </p>
    </StaffPage>
  );
}

function Total({ reading, other }: { reading: IndexReading; other: IndexReading | null }) {
  const { total, noData, decision, lines } = reading.quality;
  const delta = describePointsDelta(total, other?.quality.total);
  const without = lines.filter((each) => each.threshold !== null && each.points === null);
  return (
    <section class="card card-body mb-3">
      <p class="wall-figure">
        {describeScore(total)}
        <small>điểm của các thành phần có dữ liệu</small>
      </p>
      <p>
        {describeClass(total)}
        {total.maxMeasured < total.max &&
          `. Tối đa toàn bộ ${formatNumber(total.max, 2)} điểm; ${formatNumber(total.max - total.maxMeasured, 2)} điểm của ${without.length} thành phần (${without.map((each) => each.code).join(', ')}) chưa có dữ liệu.`}
      </p>
      <dl class="facts">
        {other && (
          <>
            <dt>So với</dt>
            <dd>
              {other.period.label}: {describeScore(other.quality.total)}
              {delta ? ` (${delta})` : ' (phần có dữ liệu khác nhau, không trừ được)'}
            </dd>
          </>
        )}
        <dt>Số liệu</dt>
        <dd>
          <Origin reading={reading} />
        </dd>
        <dt>Trọng số</dt>
        <dd>
          {decision ?? 'Đề xuất của hệ thống, chưa xác minh'}. Thành phần không có dữ liệu:{' '}
          {NO_DATA_LABELS[noData].toLowerCase()}.
        </dd>
        <dt>Căn cứ</dt>
        <dd>QĐ 766/QĐ-TTg ngày 23/06/2022</dd>
      </dl>
    </section>
  );
}

function Origin({ reading: { closing, period, asOf, isLive } }: { reading: IndexReading }) {
  const days = `${formatDay(period.from)} đến trước ${formatDay(period.to)}`;
  const here = `${PATH}?ky=${period.key}`;
  if (closing)
    return (
      <>
        {days}, chốt lúc {formatTime(closing.takenAt)}, không đổi nữa (bản chốt số {closing.no}, mã{' '}
        <code>{closing.hash.slice(0, 12)}</code>).{' '}
        <a class="no-print" href={`${here}&so-lieu=hien-nay`}>
          Xem số hiện nay của kỳ này
        </a>
      </>
    );
  return (
    <>
      {days}, số hiện nay, tính lúc {formatTime(asOf)}; còn có thể đổi.{' '}
      {isLive && (
        <a class="no-print" href={here}>
          Xem số đã chốt
        </a>
      )}
    </>
  );
}

interface FormProps {
  c: StaffContext;
  period: NamedPeriod;
  other: NamedPeriod | null;
}

function PeriodForm({ c, period, other }: FormProps) {
  const today = toLocalDay(c.var.platform.now());
  const { tu, den } = c.req.query();
  return (
    <form method="get" action={PATH} class="filters no-print">
      <label>
        Kỳ
        <select class="form-select" name="ky">
          <Choices today={today} value={period.key} />
          <option value="tuy-chon" selected={period.key === 'tuy-chon'}>
            Hai ngày ghi bên cạnh
          </option>
        </select>
      </label>
      <label>
        Từ ngày
        <input class="form-control" type="date" name="tu" value={tu ?? ''} />
      </label>
      <label>
        Đến hết ngày
        <input class="form-control" type="date" name="den" value={den ?? ''} />
      </label>
      <label>
        So với
        <select class="form-select" name="so-voi">
          <option value="">Kỳ liền trước</option>
          <option value="khong" selected={other === null}>
            Không so sánh
          </option>
          <Choices today={today} value={c.req.query('so-voi') ?? ''} />
        </select>
      </label>
      <button class="btn" type="submit">
        Xem
      </button>
    </form>
  );
}

function Choices({ today, value }: { today: string; value: string }) {
  const year = thisYear(today);
  return (
    <>
      <option value={year.key} selected={value === year.key}>
        {year.label}
      </option>
      {periodChoices(today).map(({ label, periods }) => (
        <optgroup label={label}>
          {periods.map((each) => (
            <option value={each.key} selected={value === each.key}>
              {each.label}
            </option>
          ))}
        </optgroup>
      ))}
    </>
  );
}
