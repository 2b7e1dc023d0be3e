import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  type PDFNumber,
  type PDFObject,
  PDFRef,
  PDFString,
} from '@cantoo/pdf-lib';
import { Problem } from '../../problem.ts';

/** A place on a page in points, from its lower left corner. */
export interface Rect {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A field of a PDF's form: its own dictionary is also its only widget. */
export interface Field {
  ref: PDFRef;
  dict: PDFDict;
}

const name = PDFName.of;

/** Opens a PDF for one more revision; what is not touched stays byte for byte. @throws Problem file_unreadable */
export async function openForRevision(pdf: Uint8Array): Promise<PDFDocument> {
  try {
    return await PDFDocument.load(pdf, {
      forIncrementalUpdate: true,
      updateMetadata: false,
      throwOnInvalidObject: true,
    });
  } catch (error) {
    const text = 'Tệp PDF này hỏng hoặc bị khóa bằng mật khẩu nên không ký được.';
    throw Object.assign(new Problem('file_unreadable', text), { cause: error });
  }
}

export function touch(doc: PDFDocument, ref: PDFRef | undefined): void {
  if (ref) doc.context.snapshot?.markRefForSave(ref);
}

/** The form of a document, made where there is none. */
export function formOf(doc: PDFDocument): PDFDict {
  const known = doc.catalog.lookupMaybe(name('AcroForm'), PDFDict);
  if (known) return known;
  const form = doc.context.obj({ Fields: [] });
  doc.catalog.set(name('AcroForm'), form);
  return form;
}

export function listFields(doc: PDFDocument): Field[] {
  const fields = formOf(doc).lookupMaybe(name('Fields'), PDFArray);
  return (fields?.asArray() ?? []).flatMap((ref) => {
    const dict = ref instanceof PDFRef ? doc.context.lookupMaybe(ref, PDFDict) : undefined;
    return ref instanceof PDFRef && dict ? [{ ref, dict }] : [];
  });
}

export function findField(doc: PDFDocument, wanted: string): Field | null {
  return listFields(doc).find(({ dict }) => fieldName(dict) === wanted) ?? null;
}

function fieldName(dict: PDFDict): string | null {
  const title = dict.lookup(name('T'));
  return title instanceof PDFString || title instanceof PDFHexString ? title.decodeText() : null;
}

/** A new field with its widget on a page (counted from 1); without a place it is not seen. */
export function addField(
  doc: PDFDocument,
  page: number,
  rect: Rect | null,
  entries: Record<string, PDFObject>,
): Field {
  const leaf = doc.getPages()[page - 1];
  if (!leaf) throw new Problem('invalid', `Tệp không có trang ${page} để đặt chữ ký.`);
  const { x, y, width, height } = rect ?? { x: 0, y: 0, width: 0, height: 0 };
  const dict = doc.context.obj({
    ...{ Type: 'Annot', Subtype: 'Widget', F: 132, P: leaf.ref },
    Rect: [x, y, x + width, y + height],
  }) as PDFDict;
  for (const [key, value] of Object.entries(entries)) dict.set(name(key), value);
  const ref = doc.context.register(dict);
  append(doc, leaf.node, 'Annots', ref);
  touch(doc, leaf.ref);
  const form = formOf(doc);
  append(doc, form, 'Fields', ref);
  touch(doc, doc.context.getRef(form));
  return { ref, dict };
}

function append(doc: PDFDocument, owner: PDFDict, key: string, ref: PDFRef): void {
  const known = owner.lookupMaybe(name(key), PDFArray);
  if (!known) return void owner.set(name(key), doc.context.obj([ref]));
  known.push(ref);
  touch(doc, doc.context.getRef(known));
}

export function rectOf(field: Field): Rect {
  const values = field.dict.lookup(name('Rect'), PDFArray).asArray();
  const [left, bottom, right, top] = values.map((each) => (each as PDFNumber).asNumber());
  return { x: left!, y: bottom!, width: right! - left!, height: top! - bottom! };
}

/** Shows a one-page PDF of the field's size as its look. */
export async function setLook(doc: PDFDocument, { ref, dict }: Field, look: Uint8Array): Promise<void> {
  const [page] = await doc.embedPdf(look, [0]);
  await page!.embed();
  dict.set(name('AP'), doc.context.obj({ N: page!.ref }));
  touch(doc, ref);
}
