import type { PdfFile } from '../pdf/document.ts';
import { fieldsOf } from '../pdf/fields.ts';
import { isSame, PdfRef, type PdfValue } from '../pdf/values.ts';
import { addedTo } from './forms.ts';
import type { Report } from './report.ts';

const MOST_PAGES = 20_000;

/** A page may only have gained the places of new signatures. */
export function comparePages(before: PdfFile, after: PdfFile, report: Report): void {
  if (!isSame(before.root.get('Pages'), after.root.get('Pages'))) report.changed('các trang bị thay');
  const old = new Set(fieldsOf(before).map(({ ref }) => ref?.no));
  const places = new Set(
    fieldsOf(after).flatMap(({ ref, kind }) => (ref && kind === 'Sig' && !old.has(ref.no) ? [ref.no] : [])),
  );
  for (const no of pageNumbers(before)) comparePage(before, after, no, { places, report });
}

function comparePage(
  before: PdfFile,
  after: PdfFile,
  no: number,
  { places, report }: { places: ReadonlySet<number>; report: Report },
): void {
  const [one, other] = [before.dict(new PdfRef(no, 0)), after.dict(new PdfRef(no, 0))];
  if (!one || !other) return;
  const keys = [...new Set([...one.entries.keys(), ...other.entries.keys()])];
  const isPlace = (each: PdfValue) => each instanceof PdfRef && places.has(each.no);
  const added = addedTo(before, after, [one.get('Annots'), other.get('Annots')], report);
  if (keys.some((key) => key !== 'Annots' && !isSame(one.get(key), other.get(key))))
    report.changed('nội dung trang bị đổi');
  else if (!added?.every(isPlace)) report.changed('trang được thêm hoặc bớt chú thích');
  else report.explain(no);
}

/** Numbers of the objects of all pages. */
function pageNumbers(file: PdfFile): number[] {
  const [pages, seen, waiting] = [[] as number[], new Set<number>(), [file.root.get('Pages')]];
  for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
    if (!(value instanceof PdfRef) || seen.has(value.no) || seen.size > MOST_PAGES) continue;
    seen.add(value.no);
    const dict = file.dict(value);
    if (!dict) continue;
    const kids = dict.get('Kids');
    if (kids === null) pages.push(value.no);
    else waiting.push(...file.list(kids));
  }
  return pages;
}
