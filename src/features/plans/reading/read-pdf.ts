import type { Block } from '../../../platform/tables/blocks.ts';
import { gridTables } from '../../../platform/tables/grid.ts';
import { lineText, toLines } from '../../../platform/tables/positioned.ts';
import { type PrintedPage, readPdfPages } from '../../../platform/tables/read-pdf-pages.ts';
import { readHeader } from './find-table.ts';
import { fragmentsToRows } from './unruled.ts';

/** The text layer of a PDF: tables by their ruled lines, or by the header's columns when there are none. @throws UnreadableFile */
export async function readPdf(bytes: Uint8Array): Promise<Block[]> {
  return toBlocks(await readPdfPages(bytes));
}

function toBlocks(pages: PrintedPage[]): Block[] {
  const ruled = pages.map((page) => gridTables(page.fragments, page.rules));
  const isTaskTable = (block: Block) => block.kind === 'table' && block.rows.some(readHeader);
  if (ruled.flat().some(isTaskTable)) return ruled.flat();
  const fragments = pages.flatMap((page) => page.fragments);
  return (
    fragmentsToRows(fragments) ?? [
      {
        kind: 'text',
        text: toLines(fragments)
          .map((line) => lineText(line.parts))
          .join('\n'),
      },
    ]
  );
}
