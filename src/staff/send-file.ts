import { Readable } from 'node:stream';
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

/** A file that is put together while it is sent; when that fails, the answer breaks off and is no whole file. */
export function sendPieces(
  c: StaffContext,
  file: { name: string; mediaType: string },
  pieces: AsyncIterable<Uint8Array>,
): Response {
  return c.body(
    Readable.toWeb(Readable.from(pieces)) as ReadableStream,
    200,
    fileHeaders(file, 'attachment'),
  );
}
