import { daysOf, type Period, type RowFilter } from '../../features/indicators/index.ts';
import { readId } from '../../platform/http/keys.ts';
import type { StaffContext } from '../session.ts';

const MOST = 300;
/** Of what was given to no unit yet. */
const NO_UNIT = '0';

/** Which rows the address narrows a figure to; a name that is nobody's finds nothing. */
export function filterOf(c: StaffContext): RowFilter {
  const unit = c.req.query('don-vi');
  const unitId = unit === NO_UNIT ? 0 : readId(unit);
  const text = (name: string) => (c.req.query(name) ?? '').slice(0, MOST);
  const codes = text('thu-tuc').split(',').filter(Boolean);
  return {
    ...(unitId !== null && { unitId }),
    ...(text('linh-vuc') !== '' && { fieldCode: text('linh-vuc') }),
    ...(codes.length > 0 && { procedureCodes: codes }),
    ...(text('cach') !== '' && { way: text('cach') }),
  };
}

export const isNarrowed = (filter: RowFilter) => Object.keys(filter).length > 0;

/** The address of a figure's rows: period, filter and part. */
export function queryOf(period: Period, filter: RowFilter, part?: 'numerator' | 'rest'): string {
  const { from, until } = daysOf(period);
  const query = new URLSearchParams({ tu: from, den: until });
  if (filter.unitId !== undefined) query.set('don-vi', String(filter.unitId));
  if (filter.fieldCode !== undefined) query.set('linh-vuc', filter.fieldCode);
  if (filter.procedureCodes) query.set('thu-tuc', filter.procedureCodes.join(','));
  if (filter.way !== undefined) query.set('cach', filter.way);
  if (part) query.set('phan', part);
  return query.toString();
}
