export { namesIn, readCertificate } from './cms/asn1.ts';
export { openTimestamps } from './cms/timestamp.ts';
export { openPkcs11 } from './keys/pkcs11.ts';
export { openPkcs12 } from './keys/pkcs12.ts';
export type { Signer } from './keys/signer.ts';
export {
  type LocalAuthority,
  type Subject,
  startLocalAuthority,
} from './local/authority.ts';
export type { Appearance } from './pdf/appearance.ts';
export { prepareForm } from './pdf/form.ts';
export { type SignPdf, signPdf } from './pdf/sign-pdf.ts';
