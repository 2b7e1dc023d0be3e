export { openReader, type Reader } from './open-reader.ts';
export {
  type Box,
  type Edge,
  type Measures,
  type PageImage,
  type PageText,
  plainText,
  type QuarterTurns,
  type ReadPage,
  type Word,
} from './page.ts';
export { writePdf } from './write-pdf.ts';
