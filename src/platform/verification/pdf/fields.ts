import type { PdfFile } from './document.ts';
import { isName, type PdfDict, PdfName, PdfRef, PdfText, type PdfValue, textOf } from './values.ts';

/** A field of a form that has no fields below it. */
export interface FormField {
  name: string;
  ref: PdfRef | null;
  dict: PdfDict;
  kind: string | null;
}

/** A signature as it stands in the file. */
export interface FoundSignature {
  field: string;
  fieldNo: number;
  dict: PdfDict;
  subFilter: string;
  isTimestamp: boolean;
  /** The CMS with the zeros behind it. */
  contents: Buffer;
  /** The hole in what is signed, and where the signed part ends. */
  hole: [from: number, until: number];
  until: number;
}

/** A signature whose own words about itself are not to be trusted. */
export interface BrokenSignature {
  field: string;
  fault: string;
}

const MOST_FIELDS = 20_000;

export const fieldsOf = (file: PdfFile): FormField[] => {
  const fields: FormField[] = [];
  const form = file.dict(file.root.get('AcroForm'));
  const seen = new Set<number>();
  const visit = (value: PdfValue, above: { name: string; kind: string | null }, depth: number): void => {
    const ref = value instanceof PdfRef ? value : null;
    const dict = file.dict(value);
    if (!dict || depth > 20 || fields.length > MOST_FIELDS || (ref && seen.has(ref.no))) return;
    if (ref) seen.add(ref.no);
    const own = textOf(file.resolve(dict.get('T')));
    const name = [above.name, own].filter(Boolean).join('.');
    const given = file.resolve(dict.get('FT'));
    const kind = given instanceof PdfName ? given.name : above.kind;
    const kids = file.list(dict.get('Kids'));
    const hasFields = kids.some((kid) => file.dict(kid)?.get('T') != null);
    if (hasFields) for (const kid of kids) visit(kid, { name, kind }, depth + 1);
    else fields.push({ name, ref, dict, kind });
  };
  for (const each of file.list(form?.get('Fields') ?? null)) visit(each, { name: '', kind: null }, 0);
  return fields;
};

/** Every signature of the form, in the order in which they were made; broken ones first. */
export function signaturesOf(file: PdfFile): (FoundSignature | BrokenSignature)[] {
  const found = fieldsOf(file)
    .filter(({ kind, dict }) => kind === 'Sig' && file.resolve(dict.get('V')) !== null)
    .map((field) => readSignature(file, field));
  const place = (each: (typeof found)[number]) => ('fault' in each ? -1 : each.until);
  return found.sort((one, other) => place(one) - place(other));
}

function readSignature(file: PdfFile, { name: field, ref, dict: fieldDict }: FormField) {
  const broken = (fault: string): BrokenSignature => ({ field, fault });
  const value = fieldDict.get('V');
  const dict = file.dict(value);
  const home = value instanceof PdfRef ? value : ref;
  if (!dict || !home) return broken('không có nội dung chữ ký');
  if (file.entry(home.no).kind !== 'at') return broken('chữ ký nằm ở chỗ không được phép');
  const contents = dict.get('Contents');
  if (!(contents instanceof PdfText) || !contents.isHex || contents.bytes.length === 0)
    return broken('không có nội dung chữ ký');
  const range = readRange(file, dict, contents);
  if (typeof range === 'string') return broken(range);
  const isTimestamp = isName(dict.get('Type'), 'DocTimeStamp');
  const subFilter = dict.get('SubFilter');
  const found: FoundSignature = {
    ...{ field, fieldNo: ref?.no ?? -1, dict, isTimestamp, contents: contents.bytes },
    ...{
      subFilter: subFilter instanceof PdfName ? subFilter.name : '',
      hole: range.hole,
      until: range.until,
    },
  };
  return found;
}

type Range = Pick<FoundSignature, 'hole' | 'until'>;

/** Exactly everything from the first byte on but this signature's own hex string. */
function readRange(file: PdfFile, dict: PdfDict, contents: PdfText): Range | string {
  const range = dict.get('ByteRange');
  if (!Array.isArray(range) || range.length !== 4 || !range.every((each) => Number.isInteger(each)))
    return 'phạm vi ký không đọc được';
  const [from, length, next, rest] = range as [number, number, number, number];
  const { bytes } = file;
  if (from !== 0 || length <= 0 || next <= length || rest <= 0 || next + rest > bytes.length)
    return 'phạm vi ký sai';
  if (contents.span.from !== length || contents.span.until !== next)
    return 'phạm vi ký chừa ra phần khác ngoài chữ ký';
  if (!/^<[0-9a-fA-F]+>$/.test(bytes.toString('latin1', length, next))) return 'chuỗi chữ ký có dữ liệu lạ';
  return { hole: [length, next], until: next + rest };
}
