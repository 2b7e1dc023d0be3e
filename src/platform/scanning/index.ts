export { type HowToRead, openReader, type Reader, type ReaderOptions } from './open-reader.ts';
export {
  type Box,
  type Cleaning,
  type Corner,
  type Edge,
  type Measures,
  type PageImage,
  type PageText,
  placeOnSource,
  plainText,
  type QuarterTurns,
  type ReadPage,
  type ScanFile,
  type Word,
} from './page.ts';
export { type PdfPage, writePdf } from './write-pdf.ts';
