import { execFileSync } from 'node:child_process';

/** What pdftotext reads in a PDF, laid out as it stands. */
export function readPdfText(pdf: Uint8Array): string {
  return execFileSync('pdftotext', ['-layout', '-', '-'], { input: pdf, encoding: 'utf8' });
}
