import type { PdfFile } from '../pdf/document.ts';
import { type FormField, fieldsOf } from '../pdf/fields.ts';
import { isName, isSame, PdfDict, PdfRef, type PdfValue } from '../pdf/values.ts';
import type { Report } from './report.ts';

const NEW_FIELD_KEYS = new Set(
  'Type,Subtype,FT,T,V,F,P,Rect,AP,Ff,MK,DA,Lock,SV,BS,Border,DR,TU,TM,H,Q,M,NM'.split(','),
);
const FILL_KEYS = new Set(['V', 'AP', 'AS', 'M']);
const SIGN_KEYS = new Set(['V', 'AP', 'M', 'MK', 'DA']);

/** Fields that were there may have been filled or signed; only signatures may be new. */
export function compareForms(before: PdfFile, after: PdfFile, report: Report): void {
  const [known, now] = [before.root.get('AcroForm'), after.root.get('AcroForm')];
  const [form, later] = [before.dict(known) ?? EMPTY, after.dict(now) ?? EMPTY];
  if (after.resolve(now) !== null && later === EMPTY) report.changed('biểu mẫu bị thay');
  report.explainRef(known, now);
  for (const key of new Set([...form.entries.keys(), ...later.entries.keys()]))
    if (key !== 'Fields' && key !== 'SigFlags' && !isSame(form.get(key), later.get(key)))
      report.unclear(`biểu mẫu bị đổi ở mục /${key}`);
  const added = addedTo(before, after, [form.get('Fields'), later.get('Fields')], report);
  if (added === null) report.changed('ô của biểu mẫu bị bỏ');
  for (const each of added ?? []) checkNewField(before, after, each, report);
  compareFields(before, after, report);
}

const EMPTY = new PdfDict(new Map());

/** What a list gained at its end; null when it is otherwise another. */
export function addedTo(
  before: PdfFile,
  after: PdfFile,
  [known, now]: [PdfValue, PdfValue],
  report: Report,
): PdfValue[] | null {
  const [list, longer] = [before.resolve(known) ?? [], after.resolve(now) ?? []];
  if (!Array.isArray(list) || !Array.isArray(longer)) return null;
  if (!list.every((each, at) => isSame(each, longer[at] ?? null))) return null;
  report.explainRef(known, now);
  return longer.slice(list.length);
}

function compareFields(before: PdfFile, after: PdfFile, report: Report): void {
  const later = new Map(fieldsOf(after).flatMap((each) => (each.ref ? [[each.ref.no, each]] : [])));
  for (const field of fieldsOf(before)) {
    // One without a number stands within its list, which was compared.
    if (!field.ref) continue;
    const now = later.get(field.ref.no);
    if (!now) report.changed('ô của biểu mẫu bị bỏ');
    else if (!isSame(field.dict, now.dict)) compareField([before, after], field, now, report);
  }
}

function compareField(
  [before, after]: [PdfFile, PdfFile],
  field: FormField,
  now: FormField,
  report: Report,
): void {
  const wasSigned = field.kind === 'Sig' && before.resolve(field.dict.get('V')) !== null;
  const mayChange = field.kind === 'Sig' ? SIGN_KEYS : FILL_KEYS;
  const keys = [...new Set([...field.dict.entries.keys(), ...now.dict.entries.keys()])].filter(
    (key) => !isSame(field.dict.get(key), now.dict.get(key)),
  );
  if (wasSigned || now.kind !== field.kind || keys.some((key) => !mayChange.has(key))) {
    report.changed(`ô "${field.name}" bị đổi`);
    return;
  }
  report.explain(field.ref!.no);
  if (field.kind !== 'Sig') report.filled.add(field.name);
  else if (after.dict(now.dict.get('V'))) noteSigned(after, now, report);
  else report.changed(`ô "${field.name}" bị đổi`);
}

function noteSigned(after: PdfFile, { dict, name }: FormField, report: Report): void {
  const isStamp = isName(after.dict(dict.get('V'))?.get('Type') ?? null, 'DocTimeStamp');
  if (!isStamp) report.signed.add(name);
  else if (isSeen(after, dict)) report.changed('dấu thời gian che lên trang');
  else report.stamped.add(name);
}

function isSeen(file: PdfFile, field: PdfDict): boolean {
  const [left, bottom, right, top] = file.list(field.get('Rect'));
  return left !== right && bottom !== top;
}

function checkNewField(before: PdfFile, after: PdfFile, value: PdfValue, report: Report): void {
  const no = value instanceof PdfRef && before.entry(value.no).kind === 'free' ? value.no : null;
  const field = no === null ? undefined : fieldsOf(after).find(({ ref }) => ref?.no === no);
  const isSignature =
    field?.kind === 'Sig' &&
    [...field.dict.entries.keys()].every((key) => NEW_FIELD_KEYS.has(key)) &&
    after.dict(field.dict.get('V')) !== null;
  if (!field || !isSignature) {
    report.changed('biểu mẫu được thêm ô không phải chữ ký');
    return;
  }
  if (isSeen(after, field.dict)) report.placed.add(field.name);
  noteSigned(after, field, report);
}
