import { findClosing, type QualityResult, readQuality } from '../../features/indicators/index.ts';
import { addDays, toLocalDay } from '../../law/day.ts';
import type { StaffContext } from '../session.ts';
import { findPeriod, type NamedPeriod, periodBefore, thisYear } from './periods.ts';

/** The index of a period, as it was closed or as it stands. */
export interface IndexReading {
  period: NamedPeriod;
  quality: QualityResult;
  asOf: Date;
  /** Null: counted just now. */
  closing: { no: number; hash: string; takenAt: Date } | null;
  /** Closed, but asked for as it stands now. */
  isLive: boolean;
}

/** The two periods that the address names: the one looked at, else this year; and the one beside it, else the one before; null: none. */
export function periodsOf(c: StaffContext): { period: NamedPeriod; other: NamedPeriod | null } {
  const today = toLocalDay(c.var.platform.now());
  const { ky: key, tu: from, den: until } = c.req.query();
  const period = findPeriod({ key, from, until }, today) ?? thisYear(today);
  const beside = c.req.query('so-voi');
  if (beside === 'khong') return { period, other: null };
  return { period, other: findPeriod({ key: beside }, today) ?? periodBefore(period) };
}

/** Whether a closed period is asked for as it stands now. */
export function asksLive(c: StaffContext): boolean {
  return c.req.query('so-lieu') === 'hien-nay';
}

export async function readIndex(
  c: StaffContext,
  period: NamedPeriod,
  isLive: boolean,
): Promise<IndexReading> {
  const { database, now } = c.var.platform;
  const { wardId } = c.var.officer;
  const asOf = now();
  const closing = await findClosing(database.db, wardId, period);
  if (closing && !isLive) {
    const { no, hash, takenAt } = closing;
    const { quality } = closing.content;
    return { period, quality, asOf: takenAt, closing: { no, hash, takenAt }, isLive: false };
  }
  const tomorrow = addDays(toLocalDay(asOf), 1);
  const to = period.to < tomorrow ? period.to : tomorrow;
  const quality = await readQuality(database.db, wardId, { from: period.from, to, asOf });
  return { period, quality, asOf, closing: null, isLive: closing !== null };
}
