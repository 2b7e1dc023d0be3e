import type { DocumentLayout, LetterStyle } from '../../../law/document-layout.ts';
import type { Pdf } from '../../../platform/files/pdf.ts';
import { MARGINS, MM, widthOf } from '../../dossiers/index.ts';
import { drawGrid } from './draw-grid.ts';
import type { Block, PictureBlock } from './model.ts';

export function fontOf({ bold = false, italic = false }: LetterStyle): string {
  if (bold) return italic ? 'bold-italic' : 'bold';
  return italic ? 'italic' : 'regular';
}

/** One part of the text between the margins of the page that is open. */
export function drawBlock(pdf: Pdf, block: Block, layout: DocumentLayout): void {
  pdf.x = MARGINS.left;
  pdf.y += layout.paragraphGapPoints;
  if (block.kind === 'table') drawGrid(pdf, block, layout);
  else if (block.kind === 'picture') drawPicture(pdf, block, layout);
  else drawText(pdf, block, layout);
}

function drawText(pdf: Pdf, block: TextBlock, layout: DocumentLayout): void {
  const style = styleOf(block, layout);
  if (block.kind === 'heading') keepTogether(pdf, heightOfBlock(pdf, block, layout) + 3 * style.points);
  pdf.font(fontOf(style)).fontSize(style.points);
  pdf.text(textOf(block), MARGINS.left, pdf.y, setting(pdf, layout));
}

/** Points that a block takes, its gap with it; of a table only what its caption and its head could take. */
export function heightOfBlock(pdf: Pdf, block: Block, layout: DocumentLayout): number {
  if (block.kind === 'table') return 80;
  if (block.kind === 'picture') return fitted(pdf, block).height + 60;
  const style = styleOf(block, layout);
  pdf.font(fontOf(style)).fontSize(style.points);
  return layout.paragraphGapPoints + pdf.heightOfString(textOf(block), setting(pdf, layout));
}

function setting(pdf: Pdf, { indentMm, lineSpacing }: DocumentLayout) {
  const lineGap = (lineSpacing - 1) * 14;
  return { width: widthOf(pdf), align: 'justify' as const, indent: indentMm * MM, lineGap };
}

type TextBlock = Exclude<Block, { kind: 'table' | 'picture' }>;

function styleOf(block: TextBlock, { styles }: DocumentLayout): LetterStyle {
  return block.kind === 'heading' ? styles[`heading${block.level}`] : styles.body;
}

function textOf(block: TextBlock): string {
  return block.kind === 'item' ? `- ${block.text}` : block.text;
}

function keepTogether(pdf: Pdf, height: number): void {
  if (pdf.y + height > pdf.page.height - MARGINS.bottom) pdf.addPage();
}

/** As wide as it asks, unless the page is narrower. */
function fitted(pdf: Pdf, { width, height }: PictureBlock): { width: number; height: number } {
  const room = pdf.page.height - MARGINS.top - MARGINS.bottom - 60;
  const share = Math.min(1, widthOf(pdf) / width, room / height);
  return { width: width * share, height: height * share };
}

/** What the picture says stands under it in words: nobody needs to see it to know. */
function drawPicture(pdf: Pdf, block: PictureBlock, { styles }: DocumentLayout): void {
  const size = fitted(pdf, block);
  keepTogether(pdf, size.height + 50);
  const x = MARGINS.left + (widthOf(pdf) - size.width) / 2;
  pdf.image(Buffer.from(block.png), x, pdf.y, size);
  pdf.y += size.height;
  pdf.x = MARGINS.left;
  const centred = { width: widthOf(pdf), align: 'center' as const };
  pdf
    .font('bold')
    .fontSize(styles.table.points)
    .text(block.caption, MARGINS.left, pdf.y + 4, centred);
  if (block.description === '' || block.description === block.caption) return;
  pdf.font('italic').fontSize(styles.table.points).text(block.description, MARGINS.left, pdf.y, centred);
}
