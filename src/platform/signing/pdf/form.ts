import { type PDFDocument, PDFHexString, PDFName, PDFNumber, PDFString } from '@cantoo/pdf-lib';
import { Problem } from '../../problem.ts';
import { drawFieldText } from './appearance.ts';
import { addField, findField, formOf, openForRevision, type Rect, rectOf, setLook, touch } from './fields.ts';

const FACES = ['regular', 'bold', 'italic', 'bold-italic'] as const;

interface Place {
  name: string;
  /** Counted from 1. */
  page: number;
  rect: Rect;
}

/** What is filled in at signing (a number, a day) and where signatures will stand. */
export interface SigningForm {
  texts: (Place & { font?: (typeof FACES)[number]; points?: number })[];
  signatures: Place[];
}

const READ_ONLY = 1;

/**
 * A PDF with empty fields for what is only known when it is signed. Before the first signature: later fields would be
 * changes to what was signed.
 */
export async function prepareForm(pdf: Uint8Array, { texts, signatures }: SigningForm): Promise<Uint8Array> {
  const doc = await openForRevision(pdf);
  for (const { name, page, rect, font = 'regular', points = 13 } of texts)
    addField(doc, page, rect, {
      FT: PDFName.of('Tx'),
      T: PDFHexString.fromText(name),
      Ff: PDFNumber.of(READ_ONLY),
      DA: PDFString.of(`/${font} ${points} Tf 0 g`),
    });
  for (const { name, page, rect } of signatures)
    addField(doc, page, rect, { FT: PDFName.of('Sig'), T: PDFHexString.fromText(name) });
  formOf(doc).set(PDFName.of('SigFlags'), PDFNumber.of(signatures.length > 0 ? 3 : 0));
  return doc.commit({ useObjectStreams: false });
}

/** Fills text fields, each shown in the type face and size it was prepared with. @throws Problem invalid */
export async function fillTexts(doc: PDFDocument, texts: Record<string, string>): Promise<void> {
  for (const [name, text] of Object.entries(texts)) {
    const field = findField(doc, name);
    if (field?.dict.get(PDFName.of('FT')) !== PDFName.of('Tx'))
      throw new Problem('invalid', `Tệp không có ô "${name}" để điền.`);
    const style = field.dict.lookup(PDFName.of('DA'));
    const [, face, size] =
      /\/([\w-]+) ([\d.]+) Tf/.exec(style instanceof PDFString ? style.asString() : '') ?? [];
    const font = FACES.find((each) => each === face) ?? 'regular';
    field.dict.set(PDFName.of('V'), PDFHexString.fromText(text));
    await setLook(doc, field, await drawFieldText(rectOf(field), text, { font, points: Number(size ?? 13) }));
    touch(doc, field.ref);
  }
}
