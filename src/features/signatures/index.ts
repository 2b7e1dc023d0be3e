export { checkSignatures } from './check.ts';
export { listExpiring } from './expiring.ts';
export { type OpenSigner, openOfficerSigner, openSealSigner } from './open-signer.ts';
export { registerFile, registerToken } from './register.ts';
export {
  anchorForm,
  fileForm,
  type Holder,
  type KeptCertificate,
  type TrustAnchor,
  tokenForm,
  withdrawForm,
} from './schema.ts';
export { seedCertificate } from './seed.ts';
export { findCertificate, listCertificates } from './store.ts';
export { addAnchor, endAnchor, listAnchors } from './trust.ts';
export { withdrawCertificate } from './withdraw.ts';
