import type { ReportForm } from '../../../law/report-forms/form.ts';
import type { Breach, FilledForm, FilledRow } from './schema.ts';

type Table = Pick<FilledForm, 'columns' | 'rows'>;

/** Every row whose columns do not prove one another, and every count below nought. */
export function breachesOf({ identities }: Pick<ReportForm, 'identities'>, table: Table): Breach[] {
  return table.rows.flatMap((row) => [
    ...identities.flatMap(({ sum, of }) => breachOf(table, row, sum, of)),
    ...table.columns.flatMap((column, at) => {
      const cell = row.cells[at] ?? 0;
      return cell < 0 ? [{ row: row.label, what: `${nameOf(column)} là ${cell}, nhỏ hơn 0` }] : [];
    }),
  ]);
}

function breachOf(table: Table, row: FilledRow, sum: string, of: readonly string[]): Breach[] {
  const placeOf = (key: string) => table.columns.findIndex((each) => each.key === key);
  const parts = of.map((key) => row.cells[placeOf(key)] ?? 0);
  const whole = row.cells[placeOf(sum)] ?? 0;
  const added = parts.reduce((a, b) => a + b, 0);
  if (whole === added) return [];
  const names = of.map((key) => nameOf(table.columns[placeOf(key)]!)).join(' + ');
  const what = `${nameOf(table.columns[placeOf(sum)]!)} là ${whole}, còn ${names} là ${added}`;
  return [{ row: row.label, what }];
}

function nameOf({ number, label }: { number: string; label: string }): string {
  return number === '' ? label : number;
}
