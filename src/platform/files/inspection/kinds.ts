export type PaperKind = 'pdf' | 'jpeg' | 'png' | 'docx' | 'xlsx';

interface Kind {
  word: string;
  mediaType: string;
  /** Its endings, the usual one first. */
  extensions: readonly string[];
}

const OFFICE = 'application/vnd.openxmlformats-officedocument';

/** What a paper may be. Each is opened by every officer's machine and every browser of the last ten years. */
export const KINDS: Record<PaperKind, Kind> = {
  pdf: { word: 'PDF', mediaType: 'application/pdf', extensions: ['pdf'] },
  jpeg: { word: 'ảnh JPEG', mediaType: 'image/jpeg', extensions: ['jpg', 'jpeg', 'jpe', 'jfif'] },
  png: { word: 'ảnh PNG', mediaType: 'image/png', extensions: ['png'] },
  docx: { word: 'Word (.docx)', mediaType: `${OFFICE}.wordprocessingml.document`, extensions: ['docx'] },
  xlsx: { word: 'Excel (.xlsx)', mediaType: `${OFFICE}.spreadsheetml.sheet`, extensions: ['xlsx'] },
};

/** The usual ending of a media type's files; "bin" for one that is no paper. */
export function extensionOf(mediaType: string): string {
  return Object.values(KINDS).find((kind) => kind.mediaType === mediaType)?.extensions[0] ?? 'bin';
}

const OTHERS: [RegExp, string][] = [
  [
    /heic|heif|avif/,
    'là ảnh HEIC của iPhone. Hãy vào Cài đặt → Camera → Định dạng, chọn "Tương thích nhất", rồi chụp lại.',
  ],
  [/webp|gif|bmp|tiff|x-icon|svg/, 'là loại ảnh không được nhận. Hãy chụp lại hoặc lưu thành JPEG.'],
  [/x-cfb|msword|ms-excel/, 'là tệp Word, Excel đời cũ. Hãy lưu lại dưới dạng PDF.'],
  [/opendocument|rtf/, 'là tệp soạn thảo không được nhận. Hãy lưu lại dưới dạng PDF.'],
  [/zip|rar|7z|gzip|tar|compress|bzip|xz|zstd|lz/, 'là tệp nén. Hãy gửi từng giấy tờ riêng, không nén.'],
  [/msdownload|elf|mach|executable|dex|java|wasm/, 'là chương trình máy tính.'],
  [/^video|^audio|mp4|quicktime/, 'là phim hoặc ghi âm.'],
  [/xml|html/, 'là trang web hoặc tệp XML.'],
];

/** What a file is that is not taken, in a sentence. `text` is its bytes as Latin-1. */
export function otherKind(mime: string | undefined, text: string): string {
  const head = text.slice(0, 2048);
  if (/<svg[\s>]/i.test(head))
    return 'là ảnh SVG, loại ảnh có thể chứa mã lệnh. Hãy chụp lại hoặc lưu thành JPEG.';
  if (/^[\s\0\xef\xbb\xbf]*<(?:!doctype|html|script|head|body|\?xml)/i.test(head))
    return 'là trang web hoặc tệp XML.';
  const found = OTHERS.find(([pattern]) => mime !== undefined && pattern.test(mime));
  return found?.[1] ?? 'không phải loại tệp được nhận.';
}
