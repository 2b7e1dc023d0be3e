import type { Context } from 'hono';
import type { OpenedFile, StoredFile } from '../files/file-store.ts';

/** What a browser shows in a frame of its own that runs nothing of ours; all else is saved. */
const SHOWN = new Set(['application/pdf', 'image/jpeg', 'image/png']);

/** How a stored file is sent: as what it was found to be, for this reader alone, shown only where that is safe. */
export function fileHeaders(
  file: Pick<StoredFile, 'name' | 'mediaType'>,
  how: 'inline' | 'attachment',
): Record<string, string> {
  const isShown = how === 'inline' && SHOWN.has(file.mediaType);
  return {
    'content-type': file.mediaType,
    'content-disposition': `${isShown ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeName(file.name)}`,
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-store',
  };
}

/**
 * A file as the answer. Of a stream the length is said beforehand and it ends with an error when the store fails, so that
 * nobody takes half of a file for the whole.
 */
export function answerFile(
  c: Context,
  file: StoredFile | OpenedFile,
  headers: Record<string, string>,
): Response {
  if ('bytes' in file) return c.body(file.bytes as Uint8Array<ArrayBuffer>, 200, headers);
  const said = { ...headers, 'content-length': String(file.size) };
  if (c.req.method !== 'HEAD')
    return c.body(file.stream as ReadableStream<Uint8Array<ArrayBuffer>>, 200, said);
  void file.stream.cancel();
  return c.body(null, 200, said);
}

/** RFC 8187 leaves fewer signs alone than an address does. */
function encodeName(name: string): string {
  return encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
