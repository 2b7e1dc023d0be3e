import { Problem } from '../problem.ts';
import type { StoredFile } from './file-store.ts';

const MOST_BYTES = 20 * 1024 * 1024;

const SIGNATURES: { mediaType: string; starts: number[] }[] = [
  { mediaType: 'application/pdf', starts: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { mediaType: 'image/jpeg', starts: [0xff, 0xd8, 0xff] },
  { mediaType: 'image/png', starts: [0x89, 0x50, 0x4e, 0x47] },
];

/**
 * An uploaded paper (PDF, JPEG or PNG, known by its content, not by its name); null when the field was left empty.
 * @throws Problem file_too_large, file_unreadable
 */
export async function readPaper(given: unknown): Promise<StoredFile | null> {
  if (!(given instanceof File) || given.size === 0) return null;
  if (given.size > MOST_BYTES)
    throw new Problem(
      'file_too_large',
      `Tệp "${given.name}" lớn hơn 20 MB. Hãy quét lại với độ phân giải 200–300 dpi.`,
    );
  const bytes = new Uint8Array(await given.arrayBuffer());
  const found = SIGNATURES.find(({ starts }) => starts.every((byte, at) => bytes[at] === byte));
  if (!found)
    throw new Problem(
      'file_unreadable',
      `Tệp "${given.name}" không phải PDF, JPEG hay PNG. Hãy chọn tệp khác.`,
    );
  return { name: given.name.slice(0, 200), mediaType: found.mediaType, bytes };
}
