import type { PdfFile } from '../pdf/document.ts';
import type { Span } from '../pdf/values.ts';

/** Between objects and sections: white space, remarks and where the next section is. */
const BETWEEN = /^([\0\t\n\f\r ]|%[^\r\n]*|startxref[\0\t\n\f\r ]+\d{1,10}(?=[\0\t\n\f\r ]))*$/;

/**
 * Whether the later state goes on from the earlier one, section by section, and everything that was appended is an object or a
 * section that it names. What only lies there is seen by programs that search the file.
 */
export function isAllTold(before: PdfFile, after: PdfFile): boolean {
  const [old, all] = [before.sections, after.sections];
  const since = all.length - old.length;
  if (since < 0 || !old.every(({ span }, at) => span.from === all[since + at]!.span.from)) return false;
  const from = before.bytes.length;
  const spans: Span[] = [];
  for (const { span, entries } of all.slice(0, since)) {
    if (span.from < from) return false;
    spans.push(span);
    for (const [no, entry] of entries)
      if (entry.kind === 'at' && entry.offset >= from) spans.push(after.objectAt(no, entry.offset).span);
  }
  spans.sort((one, other) => one.from - other.from || one.until - other.until);
  let at = from;
  for (const [index, span] of spans.entries()) {
    if (index > 0 && spans[index - 1]!.from === span.from && spans[index - 1]!.until === span.until) continue;
    if (span.from < at || !isBetween(after.bytes, at, span.from)) return false;
    at = span.until;
  }
  return isBetween(after.bytes, at, after.bytes.length);
}

function isBetween(bytes: Buffer, from: number, until: number): boolean {
  return until - from < 4096 && BETWEEN.test(bytes.toString('latin1', from, until));
}
