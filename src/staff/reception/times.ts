import { formatNumber } from '../../ui/format.ts';

/** Seconds as minutes with one decimal: "12,5 phút". */
export function minutesOf(seconds: number | null): string {
  return seconds === null ? '–' : `${formatNumber(seconds / 60)} phút`;
}

/** Whole minutes between two instants. */
export function minutesSince(from: Date, to: Date): string {
  return `${Math.max(0, Math.floor((to.getTime() - from.getTime()) / 60_000))} phút`;
}
