export { adoptUploads } from './adopt-uploads.ts';
export { appendUpload } from './append-upload.ts';
export { beginUpload } from './begin-upload.ts';
export { findBegun } from './begun.ts';
export { sealCaller } from './callers.ts';
export {
  type Dropped,
  discardUpload,
  discardUploads,
  dropUploads,
  forgetDropped,
} from './discard-upload.ts';
export { finishUpload } from './finish-upload.ts';
export { readUpload } from './read-upload.ts';
export { fieldOf } from './routes/take-form.ts';
export type { UploadContext } from './routes/upload-place.ts';
export { uploadRoutes } from './routes/upload-routes.ts';
export {
  MOST_FILE_MEGABYTES,
  type Upload,
  type UploadOwner,
} from './schema.ts';
export { findUpload, listUploads } from './store.ts';
export { sweepUploads } from './sweep-uploads.ts';
export { takeUpload } from './take-upload.ts';
