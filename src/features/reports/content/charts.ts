import type { ChartSpec } from '../../../platform/charts/spec.ts';
import type { FilledForm } from '../forms/schema.ts';
import type { ComparedLine } from './schema.ts';

const MOST_FIELDS = 10;

/** The pictures of a report: how much came and was settled beside other periods, and how each field settled. */
export function chartsOf(forms: readonly FilledForm[], lines: readonly ComparedLine[]): ChartSpec[] {
  const counts = lines.filter((line) => !line.isPercent);
  return [
    {
      ...{ kind: 'bars', title: 'Hồ sơ của kỳ báo cáo, kỳ trước và cùng kỳ năm trước', unit: 'hồ sơ' },
      categories: counts.map((line) => line.label),
      series: [
        { name: 'Kỳ báo cáo', values: counts.map((line) => line.now) },
        { name: 'Kỳ trước', values: counts.map((line) => line.before), tone: 'quiet' },
        { name: 'Cùng kỳ năm trước', values: counts.map((line) => line.lastYear) },
      ],
    },
    ...settledByField(forms),
  ];
}

function settledByField(forms: readonly FilledForm[]): ChartSpec[] {
  const form = forms.find((each) => each.code === 'II.06a');
  if (!form) return [];
  const placeOf = (key: string) => form.columns.findIndex((column) => column.key === key);
  const rows = form.rows
    .filter((row) => row.key.startsWith('own/') && (row.cells[placeOf('settled')] ?? 0) > 0)
    .toSorted((a, b) => b.cells[placeOf('settled')]! - a.cells[placeOf('settled')]!)
    .slice(0, MOST_FIELDS);
  if (rows.length === 0) return [];
  const valuesOf = (key: string) => rows.map((row) => row.cells[placeOf(key)] ?? null);
  return [
    {
      ...{ kind: 'stacked-bars', title: 'Hồ sơ đã giải quyết theo lĩnh vực (nhiều nhất)', unit: 'hồ sơ' },
      categories: rows.map((row) => row.label),
      series: [
        { name: 'Trước hạn', values: valuesOf('early'), tone: 'good' },
        { name: 'Đúng hạn', values: valuesOf('on-time') },
        { name: 'Quá hạn', values: valuesOf('late'), tone: 'bad' },
      ],
    },
  ];
}
