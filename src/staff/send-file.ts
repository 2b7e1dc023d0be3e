import type { OpenedFile, StoredFile } from '../platform/files/file-store.ts';
import { answerFile, fileHeaders } from '../platform/http/file-headers.ts';
import type { StaffContext } from './session.ts';

/** A file for this officer alone: no cache keeps it. Opened in the browser where that is safe, or saved under its name. */
export function sendFile(
  c: StaffContext,
  file: StoredFile | OpenedFile,
  how: 'inline' | 'attachment',
): Response {
  return answerFile(c, file, fileHeaders(file, how));
}

/** An Excel file that is written while it is sent. */
export function sendWorkbook(c: StaffContext, name: string, stream: ReadableStream): Response {
  return c.body(stream, 200, {
    'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    'cache-control': 'private, no-store',
  });
}
