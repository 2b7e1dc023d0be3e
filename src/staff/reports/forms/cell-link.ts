import {
  type FilledColumn,
  type FilledForm,
  type FilledRow,
  type FormFilter,
  LISTED_COLUMNS,
} from '../../../features/reports/index.ts';
import { addDays } from '../../../law/day.ts';
import { REPORTS } from '../place.ts';

/** The page of dossiers behind a number of the settlement form; null for other forms. */
export function cellLink(form: FilledForm, filter: FormFilter, by: 'field' | 'procedure') {
  return (row: FilledRow, column: FilledColumn): string | null => {
    if (form.code !== 'II.06a' || !LISTED_COLUMNS.includes(column.key)) return null;
    const query = new URLSearchParams({ cot: column.key, tu: form.from, den: addDays(form.to, -1) });
    const [scope = '', ...rest] = row.key.split('/');
    if (row.kind !== 'total') query.set('phan', scope);
    if (filter.unitId !== undefined) query.set('don-vi', String(filter.unitId));
    if (filter.fieldCode !== undefined) query.set('linh-vuc', filter.fieldCode);
    if (filter.procedureCode !== undefined) query.set('thu-tuc', filter.procedureCode);
    if (row.kind === 'group') query.set(by === 'field' ? 'linh-vuc' : 'thu-tuc', rest.join('/'));
    return `${REPORTS}/ho-so?${query}`;
  };
}
