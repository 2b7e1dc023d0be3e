import {
  type CatalogueIndicator,
  daysOf,
  FigureReader,
  formatPercent,
  type Indicator,
  type Part,
  type Period,
  percent,
  type Ratio,
  readPeriod,
  sumRatios,
} from '../../features/indicators/index.ts';
import { addDays, toLocalDay } from '../../law/day.ts';
import { DayRange } from '../../ui/field.tsx';
import type { StaffContext } from '../session.ts';

/** The period that the address names, else this year up to today. */
export function periodOf(c: StaffContext): Period {
  return readPeriod(c.req.query('tu'), c.req.query('den'), toLocalDay(c.var.platform.now()));
}

/** Which side of the figure the address names: the dossiers that count, else the rest. */
export function partOf(c: StaffContext): Part {
  return c.req.query('phan') === 'rest' ? 'rest' : 'numerator';
}

/** The procedures on one side of a figure over the catalogue, on the last day of the period that has come. */
export function listProcedures(c: StaffContext, indicator: CatalogueIndicator, period: Period, part: Part) {
  const { database, now } = c.var.platform;
  const today = toLocalDay(now());
  const { until } = daysOf(period);
  return indicator.listOn(database.db, c.var.officer.wardId, until < today ? until : today, part);
}

/** The figure of a period as of now; null when it cannot be read from these data. */
export async function readFigure(
  c: StaffContext,
  indicator: Indicator,
  period: Period,
): Promise<Ratio | null> {
  if (indicator.kind === 'missing') return null;
  const { database, now } = c.var.platform;
  const { from, until } = daysOf(period);
  const reader = new FigureReader(database.db, c.var.officer.wardId, now());
  const trend = await reader.trend(indicator, from, addDays(until, 1));
  return indicator.kind === 'catalogue' ? (trend.at(-1) ?? null) : sumRatios(trend);
}

/** The percentage, or in words why there is none. */
export function FigureText({ indicator, ratio }: { indicator: Indicator; ratio: Ratio | null }) {
  if (indicator.kind === 'missing')
    return (
      <>
        Chưa có dữ liệu<div class="text-secondary">{indicator.missing}</div>
      </>
    );
  const value = percent(ratio);
  return value === null ? <>Không có dữ liệu</> : <b>{formatPercent(value)}</b>;
}

/** From day to day, both included. */
export function PeriodForm({ action, from, until }: { action: string; from: string; until: string }) {
  return (
    <form method="get" action={action} class="filters no-print">
      <DayRange from={from} to={until} />
      <button class="btn" type="submit">
        Xem kỳ này
      </button>
    </form>
  );
}
