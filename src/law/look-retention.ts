import { addDays, type Day } from './day.ts';
import { type Dated, inForce } from './in-force.ts';

/**
 * For how many days it is kept who was shown personal data, where the ward has set nothing.
 * @law Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15, Điều 3 (nguyên tắc); Nghị định 356/2025/NĐ-CP
 * @checked 2026-11-28 a digest of both, which demands the log and names no time
 * @uncertain no text that was read says how long such a log is kept; the house keeps two years, a ward sets its own from a day on
 */
export const LOOK_RETENTION: readonly (Dated & { days: number })[] = [
  { from: '1995-01-01', until: null, days: 730 },
];

/** The first day whose looks are still kept on a day. `ownDays`: what the ward has set; null: nothing. */
export function looksKeptFrom(today: Day, ownDays: number | null): Day {
  return addDays(today, -(ownDays ?? inForce(LOOK_RETENTION, today).days));
}
