export { openDownload } from './export/download.ts';
export { findEnded } from './export/find-ended.ts';
export { exportLastMonth } from './export/monthly.ts';
export { measured, notePackage, packItem } from './export/pack-dossier.ts';
export { ARCHIVE_TOPIC, PACK_DOSSIER, requestExport } from './export/request-export.ts';
export {
  type Export,
  type ExportItem,
  findExport,
  isFinished,
  listExports,
  listItems,
  listStale,
} from './export/store.ts';
export { sweepExports } from './export/sweep-exports.ts';
export { checkPackage } from './import/check-package.ts';
export { importPackage } from './import/import-package.ts';
export { wardOf } from './import/make-ward.ts';
export { type Archived, findArchived, rewritePackage, searchArchived } from './import/store.ts';
export { verifyArchived } from './import/verify-archived.ts';
export { ITEM_LABELS, ROLE_LABELS } from './labels.ts';
export { packageKey, writePackage } from './package/make-package.ts';
export { type Ground, type Part, type PartsFrom, partOf } from './package/part.ts';
export { manifestJsonSchema } from './schema.ts';
