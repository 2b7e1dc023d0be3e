const LOCAL_OFFSET_MS = 7 * 3_600_000;

/** An instant as the ward's wall clock shows it: "23/11/2026 10:05". */
export function formatTime(at: Date): string {
  const local = new Date(at.getTime() + LOCAL_OFFSET_MS).toISOString();
  return `${formatDay(local.slice(0, 10))} ${local.slice(11, 16)}`;
}

/** A Day (`YYYY-MM-DD`), or the local day of an instant, as dd/MM/yyyy. */
export function formatDay(day: string | Date): string {
  const text =
    typeof day === 'string' ? day : new Date(day.getTime() + LOCAL_OFFSET_MS).toISOString().slice(0, 10);
  const [year, month, date] = text.split('-');
  return `${date}/${month}/${year}`;
}

/** 1234.5 → "1.234,5" */
export function formatNumber(value: number, decimals = 1): string {
  return value.toLocaleString('vi-VN', { maximumFractionDigits: decimals });
}
