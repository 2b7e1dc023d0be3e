import { UnreadableFile } from './blocks.ts';

/** Text in UTF-8, UTF-16 or Windows-1258. @throws UnreadableFile when it is no text */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const zeros = bytes.subarray(0, 4096).filter((byte, at) => byte === 0 && at % 2 === 1).length;
  if (zeros > 20 && zeros > Math.min(bytes.length, 4096) / 8)
    return new TextDecoder('utf-16le').decode(bytes);
  if (bytes.includes(0)) throw new UnreadableFile('Tệp không phải văn bản, Word, Excel hay PDF.');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1258').decode(bytes).normalize('NFC');
  }
}
