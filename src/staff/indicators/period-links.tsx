import type { Period } from '../../features/indicators/index.ts';
import { daysOf, mondayOf } from '../../features/indicators/index.ts';
import { addDays, type Day } from '../../law/day.ts';

interface Choice {
  label: string;
  from: Day;
  until: Day;
}

const pad = (month: number) => String(month).padStart(2, '0');

/** The last day of the span of months that begins with a month. */
function endOf(year: number, month: number, length: number): Day {
  const next = month + length;
  return addDays(next > 12 ? `${year + 1}-${pad(next - 12)}-01` : `${year}-${pad(next)}-01`, -1);
}

/** Day, week, month, quarter and year that hold a day, and the one before where people ask for it. */
export function periodChoices(today: Day): Choice[] {
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  const monday = mondayOf(today);
  const quarter = month - ((month - 1) % 3);
  const [ofLast, last] = month === 1 ? [year - 1, 12] : [year, month - 1];
  const [ofQuarter, lastQuarter] = quarter === 1 ? [year - 1, 10] : [year, quarter - 3];
  const months = (label: string, of: number, from: number, length: number): Choice => ({
    ...{ label, from: `${of}-${pad(from)}-01`, until: endOf(of, from, length) },
  });
  return [
    { label: 'Hôm nay', from: today, until: today },
    { label: 'Tuần này', from: monday, until: addDays(monday, 6) },
    { label: 'Tuần trước', from: addDays(monday, -7), until: addDays(monday, -1) },
    months('Tháng này', year, month, 1),
    months('Tháng trước', ofLast, last, 1),
    months('Quý này', year, quarter, 3),
    months('Quý trước', ofQuarter, lastQuarter, 3),
    months('Năm nay', year, 1, 12),
    months('Năm trước', year - 1, 1, 12),
  ];
}

/** The periods that are asked for most; any two days stand in the form beside. */
export function PeriodLinks({ today, period, address }: PeriodLinksProps) {
  const { from, until } = daysOf(period);
  return (
    <nav class="period-links no-print" aria-label="Kỳ">
      {periodChoices(today).map((each) => (
        <a
          href={address(each.from, each.until)}
          {...(each.from === from && each.until === until && { 'aria-current': 'page' as const })}
        >
          {each.label}
        </a>
      ))}
    </nav>
  );
}

interface PeriodLinksProps {
  today: Day;
  period: Period;
  address(from: Day, until: Day): string;
}
