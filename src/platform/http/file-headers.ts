import type { StoredFile } from '../files/file-store.ts';

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

/** RFC 8187 leaves fewer signs alone than an address does. */
function encodeName(name: string): string {
  return encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
