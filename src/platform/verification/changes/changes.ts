import type { PdfFile } from '../pdf/document.ts';
import { isSame, isSameRef, type PdfDict, PdfName, PdfText } from '../pdf/values.ts';
import { compareForms } from './forms.ts';
import { compareObjects } from './objects.ts';
import { comparePages } from './pages.ts';
import { Report } from './report.ts';
import { isAllTold } from './told.ts';

export type { Report } from './report.ts';

const SILENT_KEYS = new Set(['AcroForm', 'DSS', 'Extensions', 'Metadata']);
const STORE_KEYS = new Set(['Type', 'VRI', 'Certs', 'CRLs', 'OCSPs']);

/**
 * What happened to a file after a signature, from its state then (`before`) to what it is now: further signatures, filled
 * fields and stored proofs are named; everything else is a fault. What is not understood is never taken for harmless.
 */
export function compareStates(before: PdfFile, after: PdfFile): Report {
  const report = new Report();
  if (!isAllTold(before, after)) report.unclear('có dữ liệu được nối thêm không theo chuẩn');
  if (!isSameRef(before.rootRef, after.rootRef)) report.changed('gốc của văn bản bị thay');
  const { found, dangling } = before.reachable();
  for (const no of dangling)
    if (after.entry(no).kind !== 'free') report.changed('chỗ để trống từ trước khi ký được điền nội dung');
  report.explain(before.rootRef.no);
  compareCatalogues(before, after, report);
  compareForms(before, after, report);
  comparePages(before, after, report);
  explainInfo(before, after, report);
  compareObjects(before, after, found, report);
  return report;
}

function compareCatalogues(before: PdfFile, after: PdfFile, report: Report): void {
  const [one, other] = [before.root, after.root];
  for (const key of new Set([...one.entries.keys(), ...other.entries.keys()])) {
    if (isSame(one.get(key), other.get(key))) continue;
    if (!SILENT_KEYS.has(key)) report.unclear(`mục /${key} của văn bản bị đổi`);
  }
  const [store, later] = [one.get('DSS'), other.get('DSS')];
  if (later !== null && !isStore(after.dict(later))) report.unclear('kho chứng cứ có mục lạ');
  if (isStore(before.dict(store)) && isStore(after.dict(later))) report.explainRef(store, later);
}

const isStore = (dict: PdfDict | null) =>
  dict !== null && [...dict.entries.keys()].every((key) => STORE_KEYS.has(key));

/** Title, author, dates: beside the text, and only if they are nothing else. */
function explainInfo(before: PdfFile, after: PdfFile, report: Report): void {
  const [info, later] = [before.trailer.get('Info'), after.trailer.get('Info')];
  if (isPlain(before.dict(info)) && isPlain(after.dict(later))) report.explainRef(info, later);
}

const isPlain = (dict: PdfDict | null) =>
  dict !== null &&
  [...dict.entries.values()].every((each) => each instanceof PdfText || each instanceof PdfName);
