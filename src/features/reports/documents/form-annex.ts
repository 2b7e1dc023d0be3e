import type { Annex, TableBlock } from '../../official-documents/index.ts';
import type { FilledColumn, FilledForm, FilledRow } from '../forms/schema.ts';
import { daysName } from '../labels.ts';

/** More columns of numbers than this do not stand beside one another on a page: the table is cut between headings. */
const MOST_COLUMNS = 12;

/** A form as an annex on pages that lie across, with the words that stand above it. */
export function formAnnex(form: FilledForm, reporter: string): Annex {
  const unverified = form.isVerified ? '' : ' (mẫu chưa xác minh)';
  return {
    title: `${form.name}${unverified}`,
    isLandscape: true,
    body: [
      { kind: 'paragraph', text: `${form.law}. Kỳ báo cáo: ${daysName(form)}.` },
      { kind: 'paragraph', text: `Đơn vị báo cáo: ${reporter}. Đơn vị tính: ${form.unit}.` },
      ...(form.missing === null
        ? [...tablesOf(form), ...notesOf(form)]
        : [{ kind: 'paragraph' as const, text: form.missing }]),
    ],
  };
}

/** The heading of its group in few words, its own, and its number: a table of a document has one row of headings. */
function columnName({ group, label, number }: FilledColumn): string {
  const short = group?.replace(/^Số (lượng )?hồ sơ /, '') ?? '';
  const heading =
    short === '' ? label : `${short.charAt(0).toUpperCase()}${short.slice(1)}: ${label.toLowerCase()}`;
  return [heading, number].filter((part) => part !== '').join('\n');
}

/** "–" is not known, and is no nought. */
export function cellText(cell: number | null, { isRatio }: Pick<FilledColumn, 'isRatio'>): string {
  if (cell === null) return '–';
  const text = cell.toLocaleString('vi-VN', { maximumFractionDigits: 1 });
  return isRatio ? `${text} %` : text;
}

function tablesOf(form: FilledForm): TableBlock[] {
  return piecesOf(form.columns).map((places) => ({
    ...{ kind: 'table', caption: null },
    columns: [
      { label: 'STT', align: 'center', weight: 1 },
      { label: 'Nội dung', align: 'left', weight: places.length > 6 ? 4 : 6 },
      ...places.map((place) => ({
        ...{ label: columnName(form.columns[place]!), align: 'right' as const, weight: 1.6 },
      })),
    ],
    rows: form.rows.map((row) => rowText(row, form.columns, places)),
    strong: form.rows.flatMap((row, at) => (row.kind === 'total' || row.kind === 'part' ? [at] : [])),
  }));
}

function rowText(row: FilledRow, columns: readonly FilledColumn[], places: readonly number[]): string[] {
  return [row.ordinal, row.label, ...places.map((place) => cellText(row.cells[place]!, columns[place]!))];
}

/** Places of columns, cut where a heading ends. */
function piecesOf(columns: readonly FilledColumn[]): number[][] {
  if (columns.length <= MOST_COLUMNS) return [columns.map((_, at) => at)];
  const pieces: number[][] = [[]];
  for (const [at, { group }] of columns.entries()) {
    const isNewGroup = at > 0 && group !== columns[at - 1]!.group;
    const size = columns.filter((each) => each.group === group).length;
    if (isNewGroup && pieces.at(-1)!.length + size > MOST_COLUMNS) pieces.push([]);
    pieces.at(-1)!.push(at);
  }
  return pieces;
}

function notesOf(form: FilledForm) {
  const empty = new Map<string, string[]>();
  for (const column of form.columns)
    if (column.missing !== null)
      empty.set(column.missing, [...(empty.get(column.missing) ?? []), column.number || column.label]);
  return [...empty].map(([why, names]) => ({
    kind: 'item' as const,
    text: `Cột ${names.join(', ')} để trống: ${why}`,
  }));
}
