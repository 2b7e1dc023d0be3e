import { extensionOf } from '../../../platform/files/inspection/kinds.ts';
import { foldVietnamese } from '../../../platform/fold-vietnamese.ts';

/** A name that every machine can keep: "02-Tờ khai đăng ký" → "02-to-khai-dang-ky". */
export function slug(text: string): string {
  const plain = foldVietnamese(text)
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '');
  return plain === '' ? 'tep' : plain;
}

/** A place in the package: folder, number with noughts so that lists sort, what it is, and the ending of its kind. */
export function pathOf(folder: string, no: number, what: string, mediaType: string): string {
  const digits = String(no).padStart(2, '0');
  return `${folder}/${digits}-${slug(what)}.${extensionOf(mediaType)}`;
}
