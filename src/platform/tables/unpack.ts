import { unzipSync } from 'fflate';
import { UnreadableFile } from './blocks.ts';

const MOST_UNPACKED = 50 * 1024 * 1024;

/** Unpacks only the named parts of an Office file, and not more than it should hold. @throws UnreadableFile */
export function unpack(bytes: Uint8Array, wanted: (name: string) => boolean): Map<string, Uint8Array> {
  let size = 0;
  try {
    const parts = unzipSync(bytes, {
      filter: (file) => {
        if (!wanted(file.name)) return false;
        size += file.originalSize;
        if (size > MOST_UNPACKED) throw new UnreadableFile('Tệp giải nén quá 50 MB: không đọc.');
        return true;
      },
    });
    return new Map(Object.entries(parts));
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    throw new UnreadableFile('Tệp Office bị hỏng: không giải nén được.', { cause: error });
  }
}
