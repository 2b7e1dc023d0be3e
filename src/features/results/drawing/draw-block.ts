import type { Pdf } from '../../../platform/files/pdf.ts';
import { MARGINS, MM, widthOf } from '../../dossiers/index.ts';
import type { ResultBlock } from './result-document.ts';

const SIZE = 13;
const INDENT = 10 * MM;
/** Between paragraphs: at least 6 pt. */
const GAP = 6;

/** One part of the body: bases in italics, articles with their number in bold, paragraphs justified. */
export function drawBlock(pdf: Pdf, block: ResultBlock): void {
  const width = widthOf(pdf);
  const justified = { width, align: 'justify' as const, indent: INDENT };
  pdf.fontSize(SIZE);
  pdf.x = MARGINS.left;
  pdf.y += GAP;
  switch (block.kind) {
    case 'heading':
      pdf.font('bold').text(block.text.toUpperCase(), MARGINS.left, pdf.y, { width, align: 'center' });
      break;
    case 'basis':
    case 'paragraph':
      pdf.font(block.kind === 'basis' ? 'italic' : 'regular');
      for (const [at, line] of block.lines.entries())
        pdf.text(line, MARGINS.left, at === 0 ? pdf.y : pdf.y + GAP, justified);
      break;
    case 'article':
      pdf.font('bold').text(`Điều ${block.no}. `, MARGINS.left, pdf.y, { ...justified, continued: true });
      pdf.font('regular').text(block.lines[0]!, justified);
      for (const line of block.lines.slice(1)) pdf.text(line, MARGINS.left, pdf.y + GAP, justified);
      break;
    case 'facts':
      for (const [label, text] of block.rows) {
        pdf
          .font('regular')
          .text(`${label}: `, MARGINS.left, pdf.y, { width, continued: true, indent: INDENT });
        pdf.font('bold').text(text);
        pdf.y += 3;
      }
  }
}
