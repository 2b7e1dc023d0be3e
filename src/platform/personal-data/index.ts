export { findPersonalData, type PersonalDataOptions } from './find-personal-data.ts';
export { type Finding, type PersonalKind, PLACEHOLDERS } from './finding.ts';
export type { KnownData } from './known.ts';
export { maskPersonalData, replaceFindings } from './mask-personal-data.ts';
