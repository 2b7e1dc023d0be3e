import { join } from 'node:path';
import sharp from 'sharp';
import { Problem } from '../problem.ts';
import { root } from '../root.ts';
import { MOST_PIXELS } from './cleaning/clean-page.ts';
import type { PageImage, ScanFile } from './page.ts';
import { readTextLayer } from './text-layer.ts';

/** A batch of more is two batches. */
const MOST_PAGES = 200;
/** What a page of a PDF is drawn with: dots an inch, and pixels at most. */
const [DPI, MOST_DRAWN] = [300, 24_000_000];

const BROKEN = 'Tệp bị hỏng: không mở được trang này.';

/** How many pages a file has. @throws Problem file_unreadable, file_too_large */
export async function countPages(file: ScanFile): Promise<number> {
  if (file.mediaType !== 'application/pdf') {
    await openPicture(file);
    return 1;
  }
  return withPdf(file, async ({ numPages }) => {
    if (numPages > MOST_PAGES)
      throw new Problem(
        'file_too_large',
        `Tệp có ${numPages} trang; mỗi tệp số hóa tối đa ${MOST_PAGES} trang.`,
      );
    return numPages;
  });
}

/** The page with this number, from 1. @throws Problem file_unreadable */
export function openPage(file: ScanFile, number: number): Promise<PageImage> {
  return file.mediaType === 'application/pdf'
    ? withPdf(file, (document) => drawPage(document, number))
    : openPicture(file);
}

/** A JPEG or PNG as its own page; only its head is read. */
async function openPicture({ bytes }: ScanFile): Promise<PageImage> {
  try {
    const { width, height, density, exif } = await sharp(bytes, { limitInputPixels: MOST_PIXELS }).metadata();
    if (width * height > MOST_PIXELS) throw new Error('too many pixels');
    const isPhoto = exif !== undefined && namesCamera(exif);
    // 72 and 96 are what programs write when they do not know.
    const dpi = !isPhoto && density !== undefined && density >= 100 && density <= 1200 ? density : null;
    return { bytes, width, height, dpi, isPhoto, text: null };
  } catch {
    throw new Problem('file_unreadable', 'Ảnh bị hỏng hoặc quá lớn: không mở được.');
  }
}

/** Whether the EXIF has an exposure time (tag 0x829A), which scanners do not write. */
function namesCamera(exif: Buffer): boolean {
  return exif.includes(Buffer.from([0x82, 0x9a, 0, 5])) || exif.includes(Buffer.from([0x9a, 0x82, 5, 0]));
}

type Pdfjs = typeof import('pdfjs-dist/legacy/build/pdf.mjs');
type PdfDocument = Awaited<ReturnType<Pdfjs['getDocument']>['promise']>;

async function withPdf<Result>(
  { bytes }: ScanFile,
  work: (pdf: PdfDocument) => Promise<Result>,
): Promise<Result> {
  const { getDocument }: Pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const folder = (name: string) => `${join(root, 'node_modules', 'pdfjs-dist', name)}/`;
  const task = getDocument({
    data: new Uint8Array(bytes),
    verbosity: 0,
    isEvalSupported: false,
    useSystemFonts: false,
    wasmUrl: folder('wasm'),
    standardFontDataUrl: folder('standard_fonts'),
    cMapUrl: folder('cmaps'),
    iccUrl: folder('iccs'),
    maxImageSize: MOST_PIXELS,
  } as Parameters<Pdfjs['getDocument']>[0]);
  try {
    return await work(await task.promise);
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem('file_unreadable', BROKEN);
  } finally {
    await task.destroy();
  }
}

interface Drawn {
  canvas: unknown;
  context: { getImageData(x: number, y: number, width: number, height: number): { data: Uint8ClampedArray } };
}

async function drawPage(document: PdfDocument, number: number): Promise<PageImage> {
  const page = await document.getPage(number);
  const size = page.getViewport({ scale: 1 });
  const scale = Math.min(DPI / 72, Math.sqrt(MOST_DRAWN / (size.width * size.height)));
  const viewport = page.getViewport({ scale });
  const [width, height] = [Math.round(viewport.width), Math.round(viewport.height)];
  const factory = document.canvasFactory as {
    create(width: number, height: number): Drawn;
    destroy(drawn: Drawn): void;
  };
  const drawn = factory.create(width, height);
  await page.render({
    canvas: drawn.canvas,
    canvasContext: drawn.context,
    viewport,
    background: '#fff',
  } as never).promise;
  const { data } = drawn.context.getImageData(0, 0, width, height);
  factory.destroy(drawn);
  const bytes = await sharp(data, { raw: { width, height, channels: 4 } })
    .removeAlpha()
    .jpeg({ quality: 92 })
    .toBuffer();
  const text = await readTextLayer(page);
  return { bytes: new Uint8Array(bytes), width, height, dpi: scale * 72, isPhoto: false, text };
}
