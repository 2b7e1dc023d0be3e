import type { PdfFile } from '../pdf/document.ts';
import type { Entry } from '../pdf/sections.ts';
import { isSame } from '../pdf/values.ts';
import type { Report } from './report.ts';

/** Every object that the earlier state leads to is as it was, or was explained. */
export function compareObjects(
  before: PdfFile,
  after: PdfFile,
  reachable: ReadonlySet<number>,
  report: Report,
): void {
  for (const no of reachable) {
    if (isSamePlace(before, after, no) || report.isExplained(no)) continue;
    if (after.entry(no).kind === 'free') report.changed('một phần của văn bản bị xóa');
    else if (!isSame(before.object(no), after.object(no))) report.changed('một phần của văn bản bị thay');
  }
}

/** Also a stream of objects may have been put in the place of another. */
function isSamePlace(before: PdfFile, after: PdfFile, no: number): boolean {
  const [one, other] = [before.entry(no), after.entry(no)];
  if (!isSameEntry(one, other)) return false;
  return one.kind !== 'in' || isSameEntry(before.entry(one.container), after.entry(one.container));
}

function isSameEntry(one: Entry, other: Entry): boolean {
  if (one.kind === 'at')
    return other.kind === 'at' && one.offset === other.offset && one.generation === other.generation;
  if (one.kind === 'in')
    return other.kind === 'in' && one.container === other.container && one.index === other.index;
  return other.kind === 'free';
}
