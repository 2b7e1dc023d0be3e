import { Document, Header, Packer, PageNumber, PageOrientation, Paragraph, SectionType, TextRun } from 'docx';
import type { Day } from '../../../law/day.ts';
import { type DocumentLayout, documentLayout } from '../../../law/document-layout.ts';
import { annexTitle } from './draw-annexes.ts';
import type { Annex, OfficialDocument } from './model.ts';
import { CENTER, MM, Page, styled, wordBlocks, wordStyles } from './word-blocks.ts';
import { wordEnd, wordHead } from './word-frame.ts';
import { annexWords, numberAndDay, withEndMark } from './words.ts';

/** In force whenever this house writes; a document that has a day takes the layout of its day. */
const NOW: Day = '2026-01-01';

/**
 * The document as a Word file in the layout of NĐ 30/2020/NĐ-CP: styles for headings and text, heads of tables on every page, annexes
 * in sections of their own. What is issued is the PDF: this is for reading on and for writing the next one.
 */
export async function writeDocx(document: OfficialDocument): Promise<Uint8Array> {
  const layout = documentLayout(document.day ?? NOW);
  const upright = new Page(layout, false);
  const file = new Document({
    title: [document.kindName, document.subject].filter(Boolean).join(' – '),
    creator: document.agency.name.replace(/\n/g, ' '),
    description: document.subject,
    styles: wordStyles(layout),
    sections: [
      {
        properties: { titlePage: true, page: pageOf(layout, false) },
        headers: { first: new Header({ children: [new Paragraph('')] }), default: pageNumbers() },
        children: [
          ...wordHead(document, layout),
          ...wordBlocks(withEndMark(document.body), upright),
          ...wordEnd(document, layout),
        ],
      },
      ...document.annexes.map((annex, at) => ({
        properties: { type: SectionType.NEXT_PAGE, page: pageOf(layout, annex.isLandscape) },
        headers: { default: pageNumbers() },
        children: annexOf(document, annex, at, layout),
      })),
    ],
  });
  return new Uint8Array(await Packer.toBuffer(file));
}

function pageOf({ paper, marginsMm, pageNumberMm }: DocumentLayout, isLandscape: boolean) {
  const { top, bottom, left, right } = marginsMm;
  return {
    size: {
      width: Math.round(paper.widthMm * MM),
      height: Math.round(paper.heightMm * MM),
      orientation: isLandscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
    },
    margin: {
      ...{ top: Math.round(top * MM), bottom: Math.round(bottom * MM) },
      ...{
        left: Math.round(left * MM),
        right: Math.round(right * MM),
        header: Math.round(pageNumberMm * MM),
      },
    },
  };
}

/** Arabic, at the top centre. */
function pageNumbers(): Header {
  const number = new TextRun({ children: [PageNumber.CURRENT] });
  return new Header({
    children: [new Paragraph({ style: 'SoTrang', alignment: CENTER, children: [number] })],
  });
}

function annexOf(document: OfficialDocument, annex: Annex, at: number, layout: DocumentLayout) {
  const { before, after } = annexWords(document);
  const { annexTitle: title, annexOf: italic } = layout.styles;
  return [
    styled(annexTitle(at, document.annexes.length), title, { heading: true }),
    styled(annex.title, title),
    styled(`${before}${numberAndDay(document)} ${after}`, italic),
    styled('', { points: 6 }),
    ...wordBlocks(annex.body, new Page(layout, annex.isLandscape)),
  ];
}
