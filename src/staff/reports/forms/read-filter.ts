import { daysOf, readPeriod } from '../../../features/indicators/index.ts';
import type { FormFilter } from '../../../features/reports/index.ts';
import { addDays, toLocalDay } from '../../../law/day.ts';
import { readId } from '../../../platform/http/keys.ts';
import type { StaffContext } from '../../session.ts';

/** Days `[from, to)` and the part of the ward that the address names; without days the month that runs. */
export function readFilter(c: StaffContext): FormFilter & { from: string; to: string } {
  const today = toLocalDay(c.var.platform.now());
  const from = c.req.query('tu') ?? `${today.slice(0, 7)}-01`;
  const days = daysOf(readPeriod(from, c.req.query('den'), today));
  const unitId = readId(c.req.query('don-vi'));
  const fieldCode = c.req.query('linh-vuc');
  const procedureCode = c.req.query('thu-tuc');
  return {
    ...{ from: days.from, to: addDays(days.until, 1) },
    ...(unitId !== null && { unitId }),
    ...(fieldCode && { fieldCode }),
    ...(procedureCode && { procedureCode }),
  };
}
