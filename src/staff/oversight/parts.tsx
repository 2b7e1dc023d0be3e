import type { Child } from 'hono/jsx';
import { CITY_INDICATORS, type CityPeriod } from '../../features/oversight/index.ts';
import { addDays, formatDay } from '../../law/day.ts';
import { DayRange } from '../../ui/field.tsx';
import { formatNumber } from '../../ui/format.ts';
import { StaffPage } from '../frame.tsx';
import type { StaffContext } from '../session.ts';
import { type Asked, PLACE } from './read-city.ts';

interface CityPageProps {
  c: StaffContext;
  title: string;
  children: Child;
}

/** A page of the city's view. */
export function CityPage({ c, title, children }: CityPageProps) {
  return (
    <StaffPage title={title} officer={c.var.officer} token={c.var.token} place={PLACE}>
      {children}
    </StaffPage>
  );
}

/** What is looked at and over which days. */
export function CityForm({ asked, path, hasFigure }: { asked: Asked; path: string; hasFigure: boolean }) {
  return (
    <form method="get" action={path} class="filters no-print">
      {hasFigure && (
        <label>
          Chỉ tiêu
          <select class="form-select" name="chi-tieu">
            {CITY_INDICATORS.map(({ code, name }) => (
              <option value={code} selected={code === asked.indicator.code}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
      <DayRange from={asked.from} to={asked.until} />
      <button class="btn" type="submit">
        Xem
      </button>
    </form>
  );
}

/** "01/10/2026 – 22/11/2026" */
export function daysText({ from, to }: { from: string; to: string }): string {
  return from >= to ? 'chưa có ngày nào đã qua' : `${formatDay(from)} – ${formatDay(addDays(to, -1))}`;
}

/** Which days are counted, and that today is not. */
export function PeriodWords({ period }: { period: CityPeriod }) {
  return (
    <p class="text-secondary">
      Số liệu {daysText(period)}, tính theo ngày đã qua hết: hôm nay chưa tính vì các phường còn đang làm.
    </p>
  );
}

/** "+1,2 điểm", "−0,4 điểm", "không đổi". */
export function pointsText(points: number): string {
  const shown = formatNumber(Math.abs(points));
  if (shown === '0') return 'không đổi';
  return `${points > 0 ? '+' : '−'}${shown} điểm`;
}
