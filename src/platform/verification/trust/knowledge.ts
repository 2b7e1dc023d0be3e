import { decode } from '../pdf/decode.ts';
import type { PdfFile } from '../pdf/document.ts';
import { PdfStream } from '../pdf/values.ts';
import { openCertificate, type ReadCertificate } from './certificates.ts';
import type { Root } from './chain.ts';
import type { Proofs } from './revocation.ts';

/** What signatures are judged with: whom one trusts, and what the document brings along. */
export interface Knowledge {
  roots: readonly Root[];
  pool: readonly ReadCertificate[];
  proofs: Proofs;
  now: Date;
}

const MOST = 100;

/** The document's own store of certificates and proofs (DSS); what cannot be read of it is left out. */
export function readStore(file: PdfFile): Pick<Knowledge, 'pool' | 'proofs'> {
  const store = file.dict(file.root.get('DSS'));
  const streams = (key: string): Uint8Array[] =>
    file
      .list(store?.get(key) ?? null)
      .slice(0, MOST)
      .flatMap((each) => {
        const stream = file.resolve(each);
        return stream instanceof PdfStream ? [new Uint8Array(decode(stream))] : [];
      });
  return {
    pool: streams('Certs').flatMap((each) => openCertificate(each) ?? []),
    proofs: { crls: streams('CRLs'), ocsps: streams('OCSPs') },
  };
}
