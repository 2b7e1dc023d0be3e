import type { Day } from '../../../law/day.ts';
import type { CountTerm, FormColumn, FormPart, ReportForm } from '../../../law/report-forms/form.ts';
import { breachesOf } from './breaches.ts';
import type { Cell, Counted, FilledColumn, FilledForm, FilledRow, FormCounts, RowGroup } from './schema.ts';

const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X'];

/** Fills a form from what was counted. Sums are the sums of their rows; identities are checked, and what breaks one is named. */
export function fillForm(
  form: ReportForm,
  counts: FormCounts,
  { from, to, by }: { from: Day; to: Day; by: RowGroup },
): FilledForm {
  const rows = form.rows.by === 'lines' ? linesOf(form, counts) : catalogueRows(form, counts, by);
  const { code, name, unit, law, isVerified, missing } = form;
  const filled = { code, name, unit, law, isVerified, missing, from, to, rows, columns: columnsOf(form) };
  return { ...filled, breaches: breachesOf(form, filled) };
}

function columnsOf(form: ReportForm): FilledColumn[] {
  const placeOf = (key: string) => form.columns.findIndex((each) => each.key === key);
  return form.columns.map(({ key, number, label, group, sumOf, ratio, missing }) => ({
    ...{ key, number, label, group, missing, isRatio: ratio !== null, sumOf: sumOf.map(placeOf) },
    ratio: ratio && { of: placeOf(ratio.of), over: placeOf(ratio.over) },
  }));
}

function linesOf(form: ReportForm, counts: FormCounts): FilledRow[] {
  if (form.rows.by !== 'lines') return [];
  const lines = form.rows.lines.map((line, at): FilledRow => {
    const names = { scope: '', line: line.key };
    return {
      ...{ key: line.key, kind: 'line', ordinal: String(at + 1), label: line.label },
      cells: cellsOf(form, counts, names, () => true),
    };
  });
  return form.hasTotal && lines.length > 0 ? [totalOf(form, 'Tổng số', lines), ...lines] : lines;
}

function catalogueRows(form: ReportForm, counts: FormCounts, by: RowGroup): FilledRow[] {
  if (form.rows.by !== 'catalogue') return [];
  const parts = form.rows.parts.map((part) => partRows(form, counts, part, by));
  const [only] = form.rows.parts.length === 1 ? parts : [];
  if (only) return [totalOf(form, 'Tổng số', only), ...only];
  const heads = form.rows.parts.map((part, at): FilledRow => {
    const { ordinal, label } = part;
    return { ...totalOf(form, label, parts[at]!), key: part.scope, kind: 'part', ordinal };
  });
  return [totalOf(form, 'Tổng số', heads), ...heads.flatMap((head, at) => [head, ...parts[at]!])];
}

/** One row for each field or procedure of which anything was counted. */
function partRows(form: ReportForm, counts: FormCounts, part: FormPart, by: RowGroup): FilledRow[] {
  const codes = new Set(
    form.columns.flatMap(({ counts }) =>
      counts.map(({ code }) => codeOf(code, { scope: part.scope, line: '' })),
    ),
  );
  const groups = new Map<string, string>();
  for (const each of [...counts.within, ...counts.before])
    if (codes.has(each.code)) groups.set(...groupOf(counts, each.procedureCode, by));
  return [...groups]
    .toSorted(([, a], [, b]) => a.localeCompare(b, 'vi'))
    .map(([key, label], at) => ({
      ...{ key: `${part.scope}/${key}`, kind: 'group' as const, label },
      ordinal: part.ordinal === '' ? String(at + 1) : (ROMAN[at] ?? String(at + 1)),
      cells: cellsOf(
        form,
        counts,
        { scope: part.scope, line: '' },
        (each) => groupOf(counts, each.procedureCode, by)[0] === key,
      ),
    }))
    .filter((row) => row.cells.some((cell) => cell !== 0 && cell !== null));
}

function groupOf({ places }: FormCounts, code: string, by: RowGroup): [key: string, label: string] {
  const place = places.get(code);
  if (by === 'procedure') return [code, place ? `${code} ${place.name}` : code || 'Không gắn thủ tục'];
  return place ? [place.fieldCode, place.field] : ['', 'Ngoài danh mục'];
}

interface Names {
  scope: string;
  line: string;
}

function codeOf(code: string, { scope, line }: Names): string {
  return code.replace('<scope>', scope).replace('<line>', line);
}

function cellsOf(
  form: ReportForm,
  counts: FormCounts,
  names: Names,
  isIn: (each: Counted) => boolean,
): Cell[] {
  const cells = form.columns.map((column) => cellOf(column, counts, names, isIn));
  return withRatios(form, cells);
}

function cellOf(
  column: FormColumn,
  counts: FormCounts,
  names: Names,
  isIn: (each: Counted) => boolean,
): Cell {
  if (column.missing !== null || column.counts.length === 0) return null;
  if (column.counts.some(({ code }) => counts.missing.has(codeOf(code, names)))) return null;
  const isOf = (each: Counted) => isIn(each) && hasLevel(column, counts, each.procedureCode);
  return column.counts.reduce((sum, term) => sum + term.times * sumOf(term, counts, names, isOf), 0);
}

function hasLevel({ onlineLevel }: FormColumn, { places }: FormCounts, code: string): boolean {
  if (onlineLevel === null) return true;
  const level = places.get(code)?.onlineLevel;
  return onlineLevel === (level === 'full' || level === 'partial' ? level : 'other');
}

function sumOf(term: CountTerm, counts: FormCounts, names: Names, isOf: (each: Counted) => boolean): number {
  const code = codeOf(term.code, names);
  const rows = [
    ...(term.when === 'before' ? [] : counts.within),
    ...(term.when === 'within' ? [] : counts.before),
  ];
  let sum = 0;
  for (const row of rows) if (row.code === code && isOf(row)) sum += row[term.of];
  return sum;
}

/** Adds up rows, column by column; a column that nothing tells stays empty. */
function totalOf(form: ReportForm, label: string, rows: readonly FilledRow[]): FilledRow {
  const cells = form.columns.map((column, at): Cell => {
    if (column.missing !== null || column.ratio !== null) return null;
    if (rows.length > 0 && rows.every((row) => row.cells[at] === null)) return null;
    return rows.reduce<number>((sum, row) => sum + (row.cells[at] ?? 0), 0);
  });
  return { key: 'total', kind: 'total', ordinal: '', label, cells: withRatios(form, cells) };
}

function withRatios(form: ReportForm, cells: readonly Cell[]): Cell[] {
  const cellOfKey = (key: string) => cells[form.columns.findIndex((each) => each.key === key)] ?? null;
  return form.columns.map(({ ratio }, at) => {
    if (ratio === null) return cells[at]!;
    const [of, over] = [cellOfKey(ratio.of), cellOfKey(ratio.over)];
    return of === null || over === null || over === 0 ? null : (100 * of) / over;
  });
}
