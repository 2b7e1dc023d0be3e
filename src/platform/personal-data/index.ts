export { findPersonalData } from './find-personal-data.ts';
export { type Finding, type PersonalKind, PLACEHOLDERS } from './finding.ts';
export { maskPersonalData, replaceFindings } from './mask-personal-data.ts';
