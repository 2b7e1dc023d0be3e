import { PDFArray, PDFDict, type PDFDocument, PDFHexString, PDFName } from '@cantoo/pdf-lib';
import { collectMaterial, type Material } from '../cms/material.ts';
import type { TimestampSource } from '../cms/timestamp.ts';
import { type Signer, sha256 } from '../keys/signer.ts';
import { addField, formOf, listFields, openForRevision, touch } from './fields.ts';
import { closeRange, coveredBytes, EMPTY_RANGE, emptyContents, insertSignature } from './placeholder.ts';

const name = PDFName.of;
const STAMP_BYTES = 12_000;

interface Hands {
  signer: Signer;
  timestamps: TimestampSource | null;
  authorities: readonly string[];
}

/**
 * Adds what a later check needs: every certificate of the chains and what their issuers say of revocation (DSS), and a time
 * stamp over the whole document. What could not be fetched is left out; the verdict then says so.
 * @throws Problem peer_down when the time stamp authority does not answer
 */
export async function addLongTerm(
  pdf: Uint8Array,
  { signer, timestamps, authorities }: Hands,
): Promise<Uint8Array> {
  const doc = await openForRevision(pdf);
  const own = timestamps === null ? authorities : [timestamps.origin, ...authorities];
  const material = await collectMaterial(signer, signaturesOf(doc), own);
  addStore(doc, material);
  if (timestamps === null) return doc.commit({ useObjectStreams: false });
  addStampField(doc);
  const unsigned = closeRange(await doc.commit({ useObjectStreams: false }), pdf.length);
  return insertSignature(unsigned, await timestamps.stamp(sha256(coveredBytes(unsigned))));
}

/** The CMS of every signature in the document. */
function signaturesOf(doc: PDFDocument): Uint8Array[] {
  return listFields(doc).flatMap(({ dict }) => {
    const value = dict.lookup(name('V'));
    const contents = value instanceof PDFDict ? value.lookup(name('Contents')) : null;
    return contents instanceof PDFHexString ? [contents.asBytes()] : [];
  });
}

/** What was stored before stays; only what is new is added. */
function addStore(doc: PDFDocument, material: Material): void {
  const store =
    doc.catalog.lookupMaybe(name('DSS'), PDFDict) ?? (doc.context.obj({ Type: 'DSS' }) as PDFDict);
  const kinds = { Certs: material.certificates, CRLs: material.crls, OCSPs: material.ocsps };
  for (const [key, values] of Object.entries(kinds)) {
    const list = store.lookupMaybe(name(key), PDFArray) ?? (doc.context.obj([]) as PDFArray);
    for (const each of values) list.push(doc.context.register(doc.context.flateStream(each)));
    if (list.size() > 0) store.set(name(key), list);
  }
  const known = doc.context.getRef(store);
  if (known) touch(doc, known);
  else doc.catalog.set(name('DSS'), doc.context.register(store));
}

function addStampField(doc: PDFDocument): void {
  const stamp = doc.context.obj({
    ...{ Type: 'DocTimeStamp', Filter: 'Adobe.PPKLite', SubFilter: 'ETSI.RFC3161' },
    ByteRange: [...EMPTY_RANGE],
  }) as PDFDict;
  stamp.set(name('Contents'), PDFHexString.of(emptyContents(STAMP_BYTES)));
  const title = `thoi-gian-${listFields(doc).length + 1}`;
  addField(doc, 1, null, {
    FT: name('Sig'),
    T: PDFHexString.fromText(title),
    V: doc.context.register(stamp),
  });
  touch(doc, doc.context.getRef(formOf(doc)));
}
