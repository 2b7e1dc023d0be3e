import {
  type DataReplacement,
  describePart,
  matchDataReplacement,
  PART_LABELS,
  type PartName,
  type ProcedureVersion,
  readableReplacements,
} from '../../procedures/index.ts';
import { contentHash, shortHash } from '../content-hash.ts';
import {
  type Board,
  beginSheet,
  drawHead,
  endSheet,
  makeRoom,
  type Paper,
  type Section,
  type Sheet,
} from './paper.ts';

export interface Poster {
  procedure: ProcedureVersion;
  replacements: readonly DataReplacement[];
  board: Board;
  /** Its page, for the code. */
  address: string;
  /** Since when this version hangs at the centre, dd/MM/yyyy; null when nobody recorded it. */
  postedOn: string | null;
  paper: Paper;
}

/** The parts in the order of NĐ 63/2010/NĐ-CP, Điều 8 khoản 2; the name stands above them. */
const ORDER: readonly PartName[] = [
  ...(['steps', 'methods', 'documents', 'terms', 'applicants', 'competentUnit', 'results', 'fees'] as const),
  ...(['conditions', 'legalBases'] as const),
];

/** One procedure in full as a sheet for the notice board. */
export function drawPoster(poster: Poster): Promise<Uint8Array> {
  return drawPosters([poster]);
}

/** Several procedures, each on sheets of its own, to be printed at once. Of none there is nothing to draw. */
export async function drawPosters(posters: readonly Poster[]): Promise<Uint8Array> {
  const [first] = posters;
  if (!first) throw new RangeError('There is no procedure to draw.');
  const title = posters.length === 1 ? first.procedure.code : first.procedure.field;
  const sheet = beginSheet(first.paper, first.board, `Niêm yết ${title}`);
  const sections: Section[] = [];
  for (const poster of posters) {
    if (poster !== first) sheet.pdf.addPage();
    const from = sheet.pdf.bufferedPageRange().count - 1;
    await drawOne(sheet, poster);
    sections.push({ from, to: sheet.pdf.bufferedPageRange().count, marks: marksOf(poster) });
  }
  return endSheet(sheet, sections);
}

function marksOf({ procedure, address }: Poster): string {
  return `Phiên bản ${procedure.version}, mã đối chiếu ${shortHash(contentHash(procedure))}. ${address}.`;
}

async function drawOne(sheet: Sheet, poster: Poster): Promise<void> {
  const { procedure, address } = poster;
  await drawHead(sheet, {
    title: procedure.name,
    subtitle: [
      `Mã thủ tục: ${procedure.code}. Lĩnh vực: ${procedure.field}.`,
      `Quyết định công bố: ${describePart(procedure, 'decision')[0] ?? 'chưa có dữ liệu'}.`,
      poster.postedOn ? `Niêm yết từ ngày ${poster.postedOn}.` : '',
    ].filter(Boolean),
    qrText: address,
    qrWords: 'Quét để xem bản mới nhất',
  });
  for (const part of ORDER) drawPart(sheet, PART_LABELS[part], linesOf(poster, part));
  const spared = readableReplacements(poster.replacements);
  if (spared.length > 0)
    drawPart(
      sheet,
      'Không phải nộp, cơ quan tự tra (Nghị quyết 66.7/2025/NQ-CP)',
      spared.map(({ paper, database }) => `${paper}: tra trong ${database}`),
    );
}

function linesOf({ procedure, replacements }: Poster, part: PartName): string[] {
  const lines = describePart(procedure, part);
  if (part === 'legalBases') return lines.length > 0 ? [`${lines.join('; ')}.`] : [];
  if (part !== 'documents') return lines;
  return lines.map((line, at) =>
    matchDataReplacement(procedure.documents[at]!.name, replacements)
      ? `${line} (không phải nộp, cơ quan tự tra)`
      : line,
  );
}

function drawPart(sheet: Sheet, title: string, lines: readonly string[]): void {
  const { pdf, left, width, size } = sheet;
  const shown = lines.length === 0 ? ['Chưa có dữ liệu.'] : lines;
  pdf.font('regular').fontSize(size(10.5));
  makeRoom(sheet, size(18) + pdf.heightOfString(shown[0]!, { width }));
  pdf.font('bold').fontSize(size(11.5)).fillColor('#0b3f4c').text(title, left, pdf.y, { width });
  pdf.font('regular').fontSize(size(10.5)).fillColor('black');
  for (const [at, line] of shown.entries()) {
    const text = shown.length > 1 ? `${at + 1}. ${line}` : line;
    makeRoom(sheet, pdf.heightOfString(text, { width: width - size(8) }));
    pdf.text(text, left + size(8), pdf.y, { width: width - size(8) });
  }
  pdf.y += size(6);
}
