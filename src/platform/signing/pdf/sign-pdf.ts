import {
  type PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFString,
} from '@cantoo/pdf-lib';
import { Problem } from '../../problem.ts';
import { signCms } from '../cms/sign-cms.ts';
import type { TimestampSource } from '../cms/timestamp.ts';
import type { Signer } from '../keys/signer.ts';
import { type Appearance, drawSignature } from './appearance.ts';
import {
  addField,
  type Field,
  findField,
  formOf,
  openForRevision,
  type Rect,
  rectOf,
  setLook,
  touch,
} from './fields.ts';
import { fillTexts } from './form.ts';
import { addLongTerm } from './long-term.ts';
import {
  closeRange,
  coveredBytes,
  EMPTY_RANGE,
  emptyContents,
  insertSignature,
  type Unsigned,
} from './placeholder.ts';

export interface SignPdf {
  signer: Signer;
  /** A field prepared for it, or a new one. */
  fieldName: string;
  /** Counted from 1; both only matter for a new field. Null: not seen. */
  page: number;
  rect: Rect | null;
  appearance: Appearance;
  /** Text fields that are filled in with the same revision. */
  fill?: Record<string, string>;
  /** The first signature may say that later ones may only fill in fields and sign (DocMDP 2). */
  permits?: 'fill and sign';
  reason: string;
  place: string;
  at: Date;
  timestamps: TimestampSource | null;
  /** Adds what it takes to check the signature years later: certificates, revocation, a time stamp over all (PAdES B-LTA). */
  longTerm: boolean;
  /**
   * Origins beside that of the time stamps at which revocation may be asked in this network; what a certificate names
   * elsewhere is only asked on the open internet.
   */
  authorities: readonly string[];
}

const name = PDFName.of;

/**
 * A PDF with one more signature (PAdES baseline) as an incremental update: what was signed before stays whole.
 * @throws Problem file_unreadable, invalid (no such page or field, already signed), peer_down (time stamp)
 */
export async function signPdf(pdf: Uint8Array, options: SignPdf): Promise<Uint8Array> {
  const { signer, timestamps } = options;
  const unsigned = await addRevision(pdf, options);
  const signed = insertSignature(unsigned, await signCms(coveredBytes(unsigned), signer, timestamps));
  return options.longTerm ? addLongTerm(signed, options) : signed;
}

async function addRevision(pdf: Uint8Array, options: SignPdf): Promise<Unsigned> {
  const doc = await openForRevision(pdf);
  await fillTexts(doc, options.fill ?? {});
  const field = signatureField(doc, options);
  const { width, height } = rectOf(field);
  if (width > 0 && height > 0)
    await setLook(doc, field, await drawSignature({ width, height }, options.appearance));
  const signature = doc.context.obj({
    ...{ Type: 'Sig', Filter: 'Adobe.PPKLite', SubFilter: 'ETSI.CAdES.detached' },
    ByteRange: [...EMPTY_RANGE],
  }) as PDFDict;
  const entries: Record<string, PDFObject> = {
    Contents: PDFHexString.of(emptyContents(sizeFor(options))),
    M: PDFString.of(pdfTime(options.at)),
    Reason: PDFHexString.fromText(options.reason),
    Location: PDFHexString.fromText(options.place),
  };
  for (const [key, value] of Object.entries(entries)) signature.set(name(key), value);
  const ref = doc.context.register(signature);
  if (options.permits) permit(doc, signature, ref);
  field.dict.set(name('V'), ref);
  touch(doc, field.ref);
  formOf(doc).set(name('SigFlags'), PDFNumber.of(3));
  touch(doc, doc.context.getRef(formOf(doc)));
  return closeRange(await doc.commit({ useObjectStreams: false }), pdf.length);
}

function signatureField(doc: PDFDocument, { fieldName, page, rect }: SignPdf): Field {
  const known = findField(doc, fieldName);
  if (!known) return addField(doc, page, rect, { FT: name('Sig'), T: PDFHexString.fromText(fieldName) });
  if (known.dict.get(name('FT')) !== name('Sig') || known.dict.has(name('V')))
    throw new Problem('invalid', `Ô ký "${fieldName}" của tệp đã được ký.`);
  return known;
}

function permit(doc: PDFDocument, signature: PDFDict, ref: PDFObject): void {
  const TransformParams = { Type: 'TransformParams', P: 2, V: name('1.2') };
  signature.set(
    name('Reference'),
    doc.context.obj([{ Type: 'SigRef', TransformMethod: 'DocMDP', TransformParams }]),
  );
  doc.catalog.set(name('Perms'), doc.context.obj({ DocMDP: ref }));
}

/** Bytes that the signature will need, with room to spare. */
function sizeFor({ signer, timestamps }: Pick<SignPdf, 'signer' | 'timestamps'>): number {
  const certificates = [signer.certificate, ...signer.chain].reduce((sum, each) => sum + each.length, 0);
  return certificates + 3000 + (timestamps ? 12_000 : 0);
}

/** The hour of Vietnam, with its offset. */
function pdfTime(at: Date): string {
  const local = new Date(at.getTime() + 7 * 3_600_000).toISOString().replace(/\D/g, '').slice(0, 14);
  return `D:${local}+07'00'`;
}
